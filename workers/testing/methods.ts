/** The answers to the test questions; `die` is how this thread ends itself. */

import { fail, succeed } from '../../models/kit/control.ts';
import { readRecords } from '../../src/domain/records-file.ts';
import type { Methods } from '../answers.ts';
import type { TestMethods } from './contract.ts';

function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

export function testMethods(die: () => void): Methods<TestMethods> {
  return {
    'records.read': { lane: null, answer: (file) => succeed(readRecords(file)) },
    'work.politely': {
      lane: 'long',
      async answer({ ms }, control) {
        const begun = performance.now();
        let chunks = 0;
        while (performance.now() - begun < ms) {
          spin(5);
          chunks += 1;
          control.report({ doing: 'work', done: Math.min(ms, performance.now() - begun), of: ms });
          await control.rest();
        }
        return succeed({ chunks });
      },
    },
    'work.piecemeal': {
      lane: 'long',
      async answer({ count }, control, send) {
        const block = new Float64Array(3);
        for (let n = 0; n < count; n++) {
          spin(5);
          block.fill(n);
          send({ n, block });
          await control.rest();
        }
        return succeed({ sent: count });
      },
    },
    'work.stubbornly': {
      lane: null,
      answer({ ms }) {
        spin(ms);
        return succeed(null);
      },
    },
    'work.double': {
      lane: null,
      answer: ({ numbers }) =>
        succeed({ sum: numbers.reduce((sum, n) => sum + n, 0), doubled: numbers.map((n) => 2 * n) }),
    },
    'fail.throwing': {
      lane: null,
      answer({ message }) {
        throw new RangeError(message);
      },
    },
    'fail.politely': { lane: null, answer: () => fail('too-little-data', 'three days are not enough', { days: 3 }) },
    'fail.unsendable': { lane: null, answer: () => succeed(() => {}) },
    'fail.deadly': {
      lane: null,
      answer() {
        die();
        return new Promise(() => {});
      },
    },
  };
}
