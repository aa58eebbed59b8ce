/** More threads for one forecast of many series: each network speaks on one of its own while all others speak on the engine's. */

import type { AskNetwork } from '../models/forecast/options.ts';
import { walkNetwork } from '../models/forecast/sequences.ts';
import { type Control, Stopped } from '../models/kit/control.ts';
import { type Asker, openAsker } from './asker.ts';
import type { Port } from './channel.ts';
import type { NetworksMethods } from './contract.ts';

/** For fewer series than this networks take less time than a thread takes to start. */
const FEWEST_SERIES = 1000;

/** A thread that was started. `onCrash` is told at most once, when it can answer no more. */
export interface NetworkThread {
  readonly port: Port;
  readonly end: () => void;
  readonly onCrash: (listener: (message: string) => void) => void;
}

export interface Networks {
  readonly askNetwork: AskNetwork;
  /** Ends the threads, whatever they are doing, and gives their memory back. */
  readonly close: () => void;
}

/**
 * Threads that networks can be asked on, to be closed after the forecast: one at once, another for each that is asked while those before are busy. Null where it
 * would not help: few series, or a device with one processor. Where a thread fails, its network is asked on this one, politely by `control`: the answer is the
 * same, only later.
 */
export function openNetworks(
  series: number,
  control: Control,
  start: () => NetworkThread = startWorker,
  processors: number = countProcessors(),
): Networks | null {
  if (series < FEWEST_SERIES || processors < 2) return null;
  let isClosed = false;
  const all: { readonly asker: Asker<NetworksMethods>; readonly end: () => void }[] = [];
  const open = () => {
    const { port, end, onCrash } = start();
    const asker = openAsker<NetworksMethods>(port, end);
    onCrash((message) => asker.close({ code: 'engine-crashed', message }));
    all.push({ asker, end });
    return asker;
  };
  const idle = [open()];
  return {
    async askNetwork(question, learned) {
      const asker = idle.pop() ?? open();
      const told = await asker.ask('network.walk', { question, learned });
      if (told.ok) {
        idle.push(asker);
        return told.value;
      }
      // Nobody waits for it any more.
      if (isClosed) throw new Stopped();
      return walkNetwork(question, learned, control);
    },
    close() {
      isClosed = true;
      for (const { asker, end } of all) {
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
