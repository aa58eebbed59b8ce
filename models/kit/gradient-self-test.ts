/** Whether a tfjs backend can be trusted to train: there are phones whose WebGPU gives an LSTM gradients of zero (tfjs issue 8590). */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tfl from '@tensorflow/tfjs-layers';

/** Largest difference that counts as rounding, as a share of the largest gradient. */
const TOLERANCE = 1e-3;

/** True when `backend` and the cpu, both registered, give a small LSTM the same gradients. The backend in force afterwards is `backend`. */
export async function gradientsAgree(backend: string): Promise<boolean> {
  const expected = await differentiateOn('cpu');
  const found = await differentiateOn(backend);
  const largest = expected.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  return expected.every((slope, i) => Math.abs(found[i]! - slope) <= TOLERANCE * largest);
}

/** All gradients of a made-up network of two LSTM layers on made-up numbers. */
async function differentiateOn(backend: string): Promise<readonly number[]> {
  await tf.setBackend(backend);
  await tf.ready();
  const model = tfl.sequential();
  model.add(tfl.layers.lstm({ units: 8, returnSequences: true, inputShape: [5, 6], ...EMPTY }));
  model.add(tfl.layers.lstm({ units: 4, ...EMPTY }));
  model.add(tfl.layers.dense({ units: 2, kernelInitializer: 'zeros' }));
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const { value, grads } = tf.tidy(() => {
    variables.forEach((variable, i) => {
      variable.assign(makeUp(variable.shape, i, 0.5));
    });
    const inputs = makeUp([4, 5, 6], 20, 1);
    const targets = makeUp([4, 2], 21, 1);
    return tf.variableGrads(
      () => (model.apply(inputs) as tf.Tensor).sub(targets).square().mean() as tf.Scalar,
      variables,
    );
  });
  const slopes: number[] = [];
  for (const variable of variables) slopes.push(...(await grads[variable.name]!.data()));
  tf.dispose([value, grads]);
  model.dispose();
  return slopes;
}

/** Weights are made up afterwards. */
const EMPTY = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;

function makeUp(shape: readonly number[], salt: number, scale: number): tf.Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(
    Float32Array.from({ length: count }, (_, i) => scale * Math.sin(1.7 * i + salt)),
    [...shape],
  );
}
