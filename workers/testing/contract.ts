/** Questions that make an engine busy, stubborn or dead on purpose, for the tests of the channel. */

import type { ReadRecords, RecordsFile } from '../../src/domain/records-file.ts';

export interface TestMethods {
  /** Real work: reads a stock-record file. */
  'records.read': { readonly input: RecordsFile; readonly output: ReadRecords };
  /** Works `ms` milliseconds, resting every 5; answers how often another turn could have run. Lane `long`. */
  'work.politely': { readonly input: { readonly ms: number }; readonly output: { readonly chunks: number } };
  /** Sends each of the numbers below `count` as a piece, then answers how many. */
  'work.piecemeal': {
    readonly input: { readonly count: number };
    readonly output: { readonly sent: number };
    readonly piece: { readonly n: number; readonly block: Float64Array };
  };
  /** Works `ms` milliseconds without resting once. */
  'work.stubbornly': { readonly input: { readonly ms: number }; readonly output: null };
  /** The sum of the numbers given, and twice each of them. */
  'work.double': {
    readonly input: { readonly numbers: Float64Array };
    readonly output: { readonly sum: number; readonly doubled: Float64Array };
  };
  /** Throws this. */
  'fail.throwing': { readonly input: { readonly message: string }; readonly output: null };
  /** Fails as a technique does. */
  'fail.politely': { readonly input: null; readonly output: null };
  /** Answers what no thread can send. */
  'fail.unsendable': { readonly input: null; readonly output: () => void };
  /** Ends the thread at once. */
  'fail.deadly': { readonly input: null; readonly output: null };
}
