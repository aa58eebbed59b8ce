/** The real `numbers` engine over the real channel, on the test's own thread. */

import { answerQuestions } from '../../../workers/answers.ts';
import { backendInForce } from '../../../workers/backend-choice.ts';
import type { NumbersMethods } from '../../../workers/contract.ts';
import { NUMBERS } from '../../../workers/numbers.ts';
import { type Call, createEngine, type Engine } from '../engine.ts';

/** `calls` grows with every answered question. */
export function numbersHere(calls: Call[] = []): Engine<NumbersMethods> {
  return createEngine<NumbersMethods>({
    onCall: (call) => calls.push(call),
    start() {
      // Node is served no programs for WebAssembly.
      void backendInForce({ force: 'cpu' });
      const { port1, port2 } = new MessageChannel();
      answerQuestions(port2, NUMBERS);
      const end = () => {
        port1.close();
        port2.close();
      };
      return { port: port1, end, onCrash: () => {} };
    },
  });
}
