/** The methods of the threads for networks: they walk there while the engine's own thread asks everybody else. */

import { type NetworkPart, partsOf, walkParts } from '../models/forecast/network-parts.ts';
import { nothingSaid } from '../models/forecast/sequences.ts';
import { succeed } from '../models/kit/control.ts';
import type { Methods } from './answers.ts';
import type { NetworksMethods } from './contract.ts';

/** For one thread, which answers one question at a time. */
export function networkMethods(): Methods<NetworksMethods> {
  /** What nobody has begun: done here from the front, given away from the end. */
  let waiting: NetworkPart[] = [];
  return {
    'network.walk': {
      lane: 'network',
      async answer({ question, networks }, control) {
        const said = networks.map(() => nothingSaid(question));
        waiting = partsOf(question, networks.length);
        try {
          await walkParts(question, networks, () => waiting.shift() ?? null, said, control);
        } finally {
          waiting = [];
        }
        return succeed(said);
      },
    },
    'network.spare': { lane: null, answer: () => succeed(waiting.pop() ?? null) },
  };
}
