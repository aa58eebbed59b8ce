/** The engine of the tests as a Node thread: the same channel over the port it is handed. */

import { workerData } from 'node:worker_threads';
import { answerQuestions } from '../answers.ts';
import type { Port } from '../channel.ts';
import { testMethods } from './methods.ts';

const { port } = workerData as { readonly port: Port };
answerQuestions(
  port,
  testMethods(() => process.exit(3)),
);
