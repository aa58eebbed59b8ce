/** Asking a trained network. */

import { type Control, UNHURRIED } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import { openRunner } from './open-runner.ts';
import type { LstmRunnerName, LstmWeights } from './types.ts';
import { checkWeights } from './weights.ts';

/** Sequences asked at a time: large enough to be quick, about 15 ms of work. */
const BATCH = 64;

/**
 * n × outputs for `inputs`, n × steps × features, scaled as the samples were. Inputs and weights are left untouched.
 *
 * @throws RangeError when sizes do not fit.
 */
export async function predictLstm(
  weights: LstmWeights,
  inputs: Float32Array,
  n: number,
  runnerName: LstmRunnerName = 'compact',
  control: Control = UNHURRIED,
): Promise<Float32Array> {
  checkWeights(weights);
  const { steps, features, outputs } = weights.shape;
  const each = steps * features;
  if (inputs.length !== n * each) throw new RangeError(`${inputs.length} inputs are not ${n} sequences of ${each}`);
  const told = new Float32Array(n * outputs);
  if (n === 0) return told;
  const runner = await openRunner(runnerName, weights.shape, Math.min(BATCH, n));
  try {
    await runner.load(weights);
    const pace = createPace(control);
    for (let from = 0; from < n; from += BATCH) {
      const count = Math.min(BATCH, n - from);
      told.set(await runner.predict(inputs.subarray(from * each, (from + count) * each), count), from * outputs);
      if (pace.due()) await pace.rest();
    }
    return told;
  } finally {
    runner.close();
  }
}
