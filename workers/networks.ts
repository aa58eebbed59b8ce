/** The methods of the threads for networks: they walk there while the engine's own thread asks everybody else. */

import { walkNetwork } from '../models/forecast/sequences.ts';
import { succeed } from '../models/kit/control.ts';
import type { Methods } from './answers.ts';
import type { NetworksMethods } from './contract.ts';

export const NETWORKS: Methods<NetworksMethods> = {
  'network.walk': {
    lane: 'network',
    async answer({ question, learned }, control) {
      return succeed(await walkNetwork(question, learned, control));
    },
  },
};
