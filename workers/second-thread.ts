/** A second thread for one forecast of many series: networks speak on it while all others speak on the engine's own. */

import type { AskNetwork } from '../models/forecast/options.ts';
import { walkNetwork } from '../models/forecast/sequences.ts';
import { type Control, Stopped } from '../models/kit/control.ts';
import { openAsker } from './asker.ts';
import type { Port } from './channel.ts';
import type { NetworksMethods } from './contract.ts';

/** For fewer series than this networks take less time than a thread takes to start. */
const FEWEST_SERIES = 1000;

/** A thread that was started. `onCrash` is told at most once, when it can answer no more. */
export interface SecondThread {
  readonly port: Port;
  readonly end: () => void;
  readonly onCrash: (listener: (message: string) => void) => void;
}

export interface Networks {
  readonly askNetwork: AskNetwork;
  /** Ends the thread, whatever it is doing, and gives its memory back. */
  readonly close: () => void;
}

/**
 * A thread that networks can be asked on, to be closed after the forecast. Null where it would not help: few series, or a device with one processor. Where the
 * thread fails, the network is asked on this one, politely by `control`: the answer is the same, only later.
 */
export function openNetworks(
  series: number,
  control: Control,
  start: () => SecondThread = startWorker,
  processors: number = countProcessors(),
): Networks | null {
  if (series < FEWEST_SERIES || processors < 2) return null;
  const { port, end, onCrash } = start();
  const asker = openAsker<NetworksMethods>(port, end);
  let isClosed = false;
  onCrash((message) => asker.close({ code: 'engine-crashed', message }));
  return {
    async askNetwork(question, learned) {
      const told = await asker.ask('network.walk', { question, learned });
      if (told.ok) return told.value;
      // Nobody waits for it any more.
      if (isClosed) throw new Stopped();
      return walkNetwork(question, learned, control);
    },
    close() {
      isClosed = true;
      asker.close({ code: 'engine-stopped', message: 'done' });
      end();
    },
  };
}

/** Outside of browsers, where engines run in tests, nobody tells. */
const countProcessors = (): number => (typeof navigator === 'undefined' ? 1 : navigator.hardwareConcurrency);

function startWorker(): SecondThread {
  const worker = new Worker(new URL('./networks.worker.ts', import.meta.url), { type: 'module', name: 'networks' });
  return {
    port: worker,
    end: () => worker.terminate(),
    onCrash: (listener) =>
      worker.addEventListener('error', ({ message }) => listener(message || 'could not be loaded')),
  };
}
