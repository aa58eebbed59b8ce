/** The same network built of TensorFlow.js layers from the same weights: the yardstick of the compact one, and its stand-in where a real GPU is faster. */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tfl from '@tensorflow/tfjs-layers';
import { type Drop, dropOf, keepOf } from './dropout.ts';
import { BETA1, BETA2, EPSILON, roundUp } from './kernel.ts';
import { type AnySamples, readSequences } from './read-sequences.ts';
import type { LossSums, Runner, StepOptions } from './runner.ts';
import type { LstmShape } from './types.ts';
import { checkShape, checkWeights, countWeights, sameShape } from './weights.ts';

/** A {@link Runner} whose gradients can be looked at. */
export interface TfjsTwin extends Runner {
  /** As of the compact network. */
  gradient(
    samples: AnySamples,
    rows: Uint32Array,
    options: Pick<StepOptions, 'dropout' | 'key'>,
  ): Promise<Float32Array>;
}

/** A network on the tfjs backend in force (see kit/tfjs-backend.ts) for up to `batchSize` sequences at a time. */
export async function openTfjsTwin(shape: LstmShape, batchSize: number): Promise<TfjsTwin> {
  checkShape(shape);
  await tf.ready();
  const { steps, features, units, outputs } = shape;
  const headWidth = headWidthOf(shape);
  const count = countWeights(shape);
  const { learner, teller, layers } = buildModels(shape);
  const variables = layers.flatMap((layer) => layer.trainableWeights.map((weight) => weight.read() as tf.Variable));
  let optimiser = tf.train.adam(0, BETA1, BETA2, EPSILON);
  let updates = 0;
  let sums: LossSums = { squares: 0, weight: 0 };
  /** Losses not yet read back from the backend. */
  let owed: { readonly loss: tf.Scalar; readonly weight: number }[] = [];

  const settle = async (): Promise<void> => {
    const read = owed;
    owed = [];
    for (const { loss, weight } of read) {
      const [mean = Number.NaN] = await loss.data();
      sums = { squares: sums.squares + mean * weight, weight: sums.weight + weight };
      loss.dispose();
    }
  };

  /** Flat numbers → one tensor for each variable, and back. */
  const split = (values: Float32Array): tf.Tensor[] => {
    let from = 0;
    return variables.map(({ size, shape: sizes }) => {
      from += size;
      return tf.tensor(values.slice(from - size, from), sizes);
    });
  };
  const join = async (tensors: readonly tf.Tensor[]): Promise<Float32Array> => {
    const values = new Float32Array(count);
    let from = 0;
    for (const tensor of tensors) {
      values.set((await tensor.data()) as Float32Array, from);
      from += tensor.size;
    }
    return values;
  };

  /** Mean squared error over the known targets of the batch, and Σ w of them; gradients by name of variable. */
  const differentiate = (samples: AnySamples, rows: Uint32Array, drop: Drop | null) => {
    const { targets, weights, weight } = gatherTargets(samples, rows, outputs);
    if (weight === 0) return null;
    const n = rows.length;
    const { value, grads } = tf.tidy(() => {
      const inputs = tf.tensor3d(gatherInputs(samples, rows, steps * features), [n, steps, features]);
      const masks = drop
        ? fillMasks(drop, n, roundUp(batchSize, 4), shape)
        : { lower: new Float32Array(n * steps * units[0]).fill(1), upper: new Float32Array(n * headWidth).fill(1) };
      const known = tf.tensor2d(targets, [n, outputs]);
      const shares = tf.tensor2d(weights, [n, outputs]).div(weight);
      const fed = [inputs, tf.tensor3d(masks.lower, [n, steps, units[0]]), tf.tensor2d(masks.upper, [n, headWidth])];
      return tf.variableGrads(() => {
        const told = learner.apply(fed) as tf.Tensor2D;
        return told.sub(known).square().mul(shares).sum() as tf.Scalar;
      }, variables);
    });
    owed.push({ loss: value, weight });
    return grads;
  };

  return {
    name: `tfjs-${tf.getBackend()}`,

    load: async (given, momentum) => {
      checkWeights(given);
      if (!sameShape(given.shape, shape)) throw new RangeError('weights of another shape');
      const parts = split(given.values);
      variables.forEach((variable, i) => {
        variable.assign(parts[i]!);
      });
      tf.dispose(parts);
      optimiser.dispose();
      optimiser = tf.train.adam(0, BETA1, BETA2, EPSILON);
      updates = momentum?.updates ?? 0;
      if (!momentum) return;
      const tensors = [tf.scalar(updates, 'int32'), ...split(momentum.first), ...split(momentum.second)];
      // Adam of tfjs takes its memory in the order of the variables and looks at no name.
      await optimiser.setWeights(tensors.map((tensor) => ({ name: '', tensor })));
      tf.dispose(tensors);
    },

    read: async () => ({ shape, values: await join(variables) }),

    readMomentum: async () => {
      if (updates === 0) return { first: new Float32Array(count), second: new Float32Array(count), updates };
      const [iterations, ...moments] = (await optimiser.getWeights()).map(({ tensor }) => tensor);
      iterations?.dispose();
      const half = variables.length;
      return { first: await join(moments.slice(0, half)), second: await join(moments.slice(half)), updates };
    },

    gradient: async (samples, rows, { dropout, key }) => {
      const grads = differentiate(samples, rows, dropOf(dropout, key));
      if (!grads) return new Float32Array(count);
      const flat = await join(variables.map(({ name }) => grads[name]!));
      tf.dispose(grads);
      return flat;
    },

    learn: (samples, rows, { learningRate, clipNorm, dropout, key }) => {
      const grads = differentiate(samples, rows, dropOf(dropout, key));
      if (!grads) return;
      const shortened = tf.tidy(() => (clipNorm > 0 ? shorten(grads, clipNorm) : grads));
      // Adam of tfjs reads this field at every step but offers no way to set it.
      (optimiser as unknown as { learningRate: number }).learningRate = learningRate;
      updates++;
      optimiser.applyGradients(Object.entries(shortened).map(([name, tensor]) => ({ name, tensor })));
      tf.dispose(grads);
      tf.dispose(shortened);
    },

    judge: (samples, rows) => {
      const { targets, weights, weight } = gatherTargets(samples, rows, outputs);
      if (weight === 0) return;
      const n = rows.length;
      const loss = tf.tidy(() => {
        const inputs = tf.tensor3d(gatherInputs(samples, rows, steps * features), [n, steps, features]);
        const errors = (teller.apply(inputs) as tf.Tensor2D).sub(tf.tensor2d(targets, [n, outputs]));
        return errors
          .square()
          .mul(tf.tensor2d(weights, [n, outputs]))
          .sum()
          .div(weight) as tf.Scalar;
      });
      owed.push({ loss, weight });
    },

    settle,

    takeLoss: async () => {
      await settle();
      const taken = sums;
      sums = { squares: 0, weight: 0 };
      return taken;
    },

    predict: async (inputs, n) => {
      const told = tf.tidy(() => teller.apply(tf.tensor3d(inputs, [n, steps, features])) as tf.Tensor2D);
      const numbers = (await told.data()) as Float32Array;
      told.dispose();
      return Float32Array.from(numbers);
    },

    close: () => {
      for (const { loss } of owed) loss.dispose();
      owed = [];
      optimiser.dispose();
      learner.dispose();
      teller.dispose();
    },
  };
}

/** Numbers that the dense layers read. */
const headWidthOf = ({ units, attention = 0 }: LstmShape): number => (attention > 0 ? 2 : 1) * units[1];

/** One set of layers, seen through masks for learning and without for telling. tfjs would repeat or never repeat its own dropout, so masks are an input. */
function buildModels(shape: LstmShape) {
  const { steps, features, units, dense, outputs, attention = 0 } = shape;
  // Keras has sigmoid gates; tfjs would take a hard sigmoid. Zeros, as weights are always loaded before use.
  const common = { recurrentActivation: 'sigmoid', kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;
  const lower = tfl.layers.lstm({ units: units[0], returnSequences: true, ...common });
  const upper = tfl.layers.lstm({ units: units[1], returnSequences: attention > 0, returnState: true, ...common });
  const look = tfl.layers.dense({ units: Math.max(1, attention), activation: 'tanh', kernelInitializer: 'zeros' });
  const score = tfl.layers.dense({ units: 1, useBias: false, kernelInitializer: 'zeros' });
  const hidden = tfl.layers.dense({ units: dense, activation: 'relu', kernelInitializer: 'zeros' });
  const last = tfl.layers.dense({ units: outputs, kernelInitializer: 'zeros' });

  const attend = (states: tfl.SymbolicTensor): tfl.SymbolicTensor => {
    const scores = tfl.layers.reshape({ targetShape: [steps] });
    const shares = chain(
      states,
      look,
      score,
      scores,
      tfl.layers.softmax(),
      tfl.layers.reshape({ targetShape: [steps, 1] }),
    );
    const mean = tfl.layers.dot({ axes: [1, 1] }).apply([shares, states]) as tfl.SymbolicTensor;
    return chain(mean, tfl.layers.reshape({ targetShape: [units[1]] }));
  };
  const tell = (inputs: tfl.SymbolicTensor, masks: readonly tfl.SymbolicTensor[]): tfl.SymbolicTensor => {
    const [states, final] = upper.apply(masked(chain(inputs, lower), masks[0])) as tfl.SymbolicTensor[];
    const head = attention > 0 ? tfl.layers.concatenate().apply([attend(states!), final!]) : final!;
    return chain(masked(head as tfl.SymbolicTensor, masks[1]), hidden, last);
  };
  const inputs = tfl.input({ shape: [steps, features] });
  const masks = [tfl.input({ shape: [steps, units[0]] }), tfl.input({ shape: [headWidthOf(shape)] })];
  const learner = tfl.model({ inputs: [inputs, ...masks], outputs: tell(inputs, masks) });
  const teller = tfl.model({ inputs, outputs: tell(inputs, []) });
  // In the order of the flat weights.
  return {
    learner,
    teller,
    layers: attention > 0 ? [lower, upper, look, score, hidden, last] : [lower, upper, hidden, last],
  };
}

const chain = (tensor: tfl.SymbolicTensor, ...parts: readonly tfl.layers.Layer[]): tfl.SymbolicTensor =>
  parts.reduce((seen, part) => part.apply(seen) as tfl.SymbolicTensor, tensor);

const masked = (tensor: tfl.SymbolicTensor, mask: tfl.SymbolicTensor | undefined): tfl.SymbolicTensor =>
  mask ? (tfl.layers.multiply().apply([tensor, mask]) as tfl.SymbolicTensor) : tensor;

/** Masks as the compact network hashes them: rows counted over a full batch of `batch`, columns over whole panels. */
function fillMasks(drop: Drop, n: number, batch: number, shape: LstmShape) {
  const { steps, units } = shape;
  const [first, second] = units;
  const width = headWidthOf(shape);
  const lower = new Float32Array(n * steps * first);
  const upper = new Float32Array(n * width);
  const lowerColumns = roundUp(first, 8);
  const half = roundUp(second, 8);
  const upperColumns = (width / second) * half;
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < steps; t++) {
      const at = (i * steps + t) * first;
      for (let j = 0; j < first; j++) lower[at + j] = keepOf(drop, drop.lower, t * batch + i, j, lowerColumns);
    }
    for (let j = 0; j < width; j++) {
      const column = j < second ? j : half + j - second;
      upper[i * width + j] = keepOf(drop, drop.upper, i, column, upperColumns);
    }
  }
  return { lower, upper };
}

function gatherInputs(samples: AnySamples, rows: Uint32Array, each: number): Float32Array {
  const read = readSequences(samples, each);
  const gathered = new Float32Array(rows.length * each);
  rows.forEach((row, i) => {
    gathered.set(read(row), i * each);
  });
  return gathered;
}

/** Unknown targets become 0 with weight 0. */
function gatherTargets(samples: AnySamples, rows: Uint32Array, outputs: number) {
  const targets = new Float32Array(rows.length * outputs);
  const weights = new Float32Array(rows.length * outputs);
  let weight = 0;
  rows.forEach((row, i) => {
    const w = samples.weights ? samples.weights[row]! : 1;
    for (let k = 0; k < outputs; k++) {
      const target = samples.targets[row * outputs + k]!;
      if (Number.isNaN(target)) continue;
      targets[i * outputs + k] = target;
      weights[i * outputs + k] = w;
      weight += w;
    }
  });
  return { targets, weights, weight };
}

/** Gradients of a norm of at most `limit`; the norm stays on the backend. */
function shorten(grads: tf.NamedTensorMap, limit: number): tf.NamedTensorMap {
  // One by one: addN of so many needs more buffers than WebGPU grants a shader.
  const squares = Object.values(grads).map((grad) => grad.square().sum());
  const norm = squares.reduce((sum, square) => sum.add(square)).sqrt();
  const shrink = tf.minimum(1, tf.div(limit, norm));
  return Object.fromEntries(Object.entries(grads).map(([name, grad]) => [name, grad.mul(shrink)]));
}
