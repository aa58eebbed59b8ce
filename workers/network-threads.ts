/** More threads for one forecast of many series: networks speak there while all others speak on the engine's, which lends a hand when it is done. */

import { copyPart, type NetworkPart, walkParts } from '../models/forecast/network-parts.ts';
import type { AskNetworks } from '../models/forecast/options.ts';
import { type LearnedNetwork, nothingSaid, type WalkQuestion, walkNetwork } from '../models/forecast/sequences.ts';
import { type Control, Stopped } from '../models/kit/control.ts';
import { type Asker, openAsker } from './asker.ts';
import type { Port } from './channel.ts';
import type { NetworksMethods } from './contract.ts';

/** For fewer series than this networks take less time than a thread takes to start. */
const FEWEST_SERIES = 1000;
/** There are two networks. */
const MOST_THREADS = 2;

/** A thread that was started. `onCrash` is told at most once, when it can answer no more. */
export interface NetworkThread {
  readonly port: Port;
  readonly end: () => void;
  readonly onCrash: (listener: (message: string) => void) => void;
}

export interface Networks {
  readonly askNetworks: AskNetworks;
  /** Ends the threads, whatever they are doing, and gives their memory back. */
  readonly close: () => void;
}

/**
 * Threads that networks can be asked on, to be closed after the forecast: one less than there are processors, as this one is busy too. Null where it would not
 * help: few series, or a device with one processor. Where a thread fails, its networks are asked on this one, politely by `control`: the answer is the same,
 * only later.
 */
export function openNetworks(
  series: number,
  control: Control,
  start: () => NetworkThread = startWorker,
  processors: number = countProcessors(),
): Networks | null {
  if (series < FEWEST_SERIES || processors < 2) return null;
  let isClosed = false;
  const threads = Array.from({ length: Math.min(MOST_THREADS, processors - 1) }, () => {
    const { port, end, onCrash } = start();
    const asker = openAsker<NetworksMethods>(port, end);
    onCrash((message) => asker.close({ code: 'engine-crashed', message }));
    return { asker, end };
  });

  /** What `networks` say, by one thread and, from `free` on, this one. */
  const share = async (
    asker: Asker<NetworksMethods>,
    question: WalkQuestion,
    networks: readonly LearnedNetwork[],
    free: Promise<void>,
  ): Promise<readonly Float64Array[]> => {
    const taken: NetworkPart[] = [];
    const here = networks.map(() => nothingSaid(question));
    const takeSpare = async () => {
      const spare = await asker.ask('network.spare', null);
      if (!spare.ok || spare.value === null) return null;
      taken.push(spare.value);
      return spare.value;
    };
    const asked = asker.ask('network.walk', { question, networks }).then((told) => {
      // Nobody waits for it any more.
      if (isClosed) throw new Stopped();
      return told;
    });
    const [told] = await Promise.all([asked, free.then(() => walkParts(question, networks, takeSpare, here, control))]);
    if (!told.ok) return Promise.all(networks.map((network) => walkNetwork(question, network, control)));
    for (const part of taken) copyPart(question, part, here[part.network]!, told.value[part.network]!);
    return told.value;
  };

  return {
    async askNetworks(question, networks, free) {
      const told = await Promise.all(
        threads.map(({ asker }, t) =>
          share(
            asker,
            question,
            networks.filter((_, n) => n % threads.length === t),
            free,
          ),
        ),
      );
      return networks.map((_, n) => told[n % threads.length]![Math.floor(n / threads.length)]!);
    },
    close() {
      isClosed = true;
      for (const { asker, end } of threads) {
        asker.close({ code: 'engine-stopped', message: 'done' });
        end();
      }
    },
  };
}

/** Outside of browsers, where engines run in tests, nobody tells. */
const countProcessors = (): number => (typeof navigator === 'undefined' ? 1 : navigator.hardwareConcurrency);

function startWorker(): NetworkThread {
  const worker = new Worker(new URL('./networks.worker.ts', import.meta.url), { type: 'module', name: 'networks' });
  return {
    port: worker,
    end: () => worker.terminate(),
    onCrash: (listener) =>
      worker.addEventListener('error', ({ message }) => listener(message || 'could not be loaded')),
  };
}
