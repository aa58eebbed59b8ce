/** Starts the tests' engine in a real thread of Node, with a port to it that looks like a browser's. */

import { MessageChannel, Worker } from 'node:worker_threads';
import type { Port } from '../channel.ts';

export function startNodeThread(): { readonly port: Port; readonly worker: Worker } {
  const { port1, port2 } = new MessageChannel();
  const file = new URL('./node-thread.ts', import.meta.url).href;
  // A thread does not inherit vitest's understanding of TypeScript.
  const worker = new Worker(`import('tsx/esm/api').then((tsx) => tsx.register()).then(() => import('${file}'))`, {
    eval: true,
    workerData: { port: port2 },
    transferList: [port2],
  });
  return { port: port1 as unknown as Port, worker };
}
