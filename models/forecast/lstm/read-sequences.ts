/** Reads one sequence of the samples at a time, whether they lie in memory or are made when needed. */

import type { LstmSamples } from './types.ts';

/** Samples whose inputs would not fit into memory: a function writes the steps × features numbers of one row, the same every time. */
export interface MadeSamples extends Omit<LstmSamples, 'inputs'> {
  readonly inputs: (row: number, to: Float32Array) => void;
}
export type AnySamples = LstmSamples | MadeSamples;

/** Gives the `each` = steps × features numbers of a row; good until the next call, and not to be written to. */
export function readSequences({ inputs }: Pick<AnySamples, 'inputs'>, each: number): (row: number) => Float32Array {
  if (typeof inputs !== 'function') return (row) => inputs.subarray(row * each, (row + 1) * each);
  const made = new Float32Array(each);
  return (row) => {
    inputs(row, made);
    return made;
  };
}
