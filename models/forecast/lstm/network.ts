/** The compact LSTM as a runner: takes samples, learns by Adam, tells, and shows its gradients. */

import { type Drop, dropOf } from './dropout.ts';
import { BETA1, BETA2, type Kernel, placeOf, roundUp } from './kernel.ts';
import { fromPanels, toPanels } from './panels.ts';
import { outputAt, passBackward, passForward, passOn, planPlaces, takeInputs } from './passes.ts';
import { type AnySamples, readSequences } from './read-sequences.ts';
import type { LossSums, Runner, StepOptions } from './runner.ts';
import type { LstmShape, LstmWeights, Momentum } from './types.ts';
import { checkShape, checkWeights, countWeights, sameShape } from './weights.ts';

/** A {@link Runner} that answers at once and whose gradients can be looked at. */
export interface CompactNetwork extends Runner {
  /** Gradient of the mean squared error of up to `batchSize` rows, flat as the weights; nothing is learned. */
  gradient(samples: AnySamples, rows: Uint32Array, options: Pick<StepOptions, 'dropout' | 'key'>): Float32Array;
  /** n × steps × features: how output `output` of each of `n` sequences changes with each of its inputs, without dropout. */
  inputGradient(inputs: Float32Array, n: number, output: number): Float32Array;
  /**
   * Goes on by some days: `inputs` holds the days from `from` on of `n` sequences, n × days × features. From day 0 it begins anew, else it goes on
   * behind the days that it was told before, `steps` in all at most. Answers n × outputs, as after the last of these days.
   */
  follow(inputs: Float32Array, n: number, from: number): Float32Array;
  takeLoss(): LossSums;
  load(weights: LstmWeights, momentum?: Momentum): void;
  read(): LstmWeights;
  predict(inputs: Float32Array, n: number): Float32Array;
}

/**
 * A network for up to `batchSize` sequences at a time.
 *
 * @param openKernel gives a kernel over so many floats of memory, all zero.
 */
export function openNetwork(
  shape: LstmShape,
  batchSize: number,
  openKernel: (floats: number) => Kernel,
): CompactNetwork {
  checkShape(shape);
  const places = planPlaces(shape, batchSize);
  const { plan, batch, last, dy } = places;
  const { steps, features, outputs } = shape;
  const kernel = openKernel(places.floats);
  const f = kernel.memory;
  const each = steps * features;
  let updates = 0;
  let sums: LossSums = { squares: 0, weight: 0 };

  /** Adds to the sums and leaves the gradient of the batch's mean squared error at `dy`; tells whether there was any known target. */
  const weighErrors = ({ targets, weights }: AnySamples, rows: Uint32Array): boolean => {
    let squares = 0;
    let weight = 0;
    f.fill(0, dy, dy + batch * last);
    rows.forEach((row, i) => {
      const w = weights ? weights[row]! : 1;
      for (let k = 0; k < outputs; k++) {
        const target = targets[row * outputs + k]!;
        if (Number.isNaN(target) || w === 0) continue;
        const error = f[outputAt(places, i, k)]! - target;
        squares += w * error * error;
        weight += w;
        f[dy + placeOf(i, k, batch)] = 2 * w * error;
      }
    });
    sums = { squares: sums.squares + squares, weight: sums.weight + weight };
    if (weight === 0) return false;
    for (let i = dy; i < dy + batch * last; i++) f[i]! /= weight;
    return true;
  };

  const takeRows = (samples: AnySamples, rows: Uint32Array): void => {
    const read = readSequences(samples, each);
    takeInputs(f, places, (i) => read(rows[i]!), rows.length);
  };

  const differentiate = (samples: AnySamples, rows: Uint32Array, drop: Drop | null): boolean => {
    takeRows(samples, rows);
    // Rows that are left over from a larger batch before have no error and so no gradient.
    passForward(kernel, places, batch, true, drop);
    if (!weighErrors(samples, rows)) return false;
    passBackward(kernel, places, drop, { ofWeights: true, ofInputs: false });
    return true;
  };

  const flat = (at: number): Float32Array => {
    const values = new Float32Array(countWeights(shape));
    fromPanels(plan, f, at, values);
    return values;
  };

  const told = (n: number): Float32Array => {
    const answers = new Float32Array(n * outputs);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < outputs; k++) answers[i * outputs + k] = f[outputAt(places, i, k)]!;
    }
    return answers;
  };

  return {
    name: kernel.name,

    load: (given, momentum) => {
      checkWeights(given);
      if (!sameShape(given.shape, shape)) throw new RangeError('weights of another shape');
      toPanels(plan, given.values, f, places.weights);
      f.fill(0, places.firstMoments, places.firstMoments + plan.floats);
      f.fill(0, places.secondMoments, places.secondMoments + plan.floats);
      updates = momentum?.updates ?? 0;
      if (!momentum) return;
      toPanels(plan, momentum.first, f, places.firstMoments);
      toPanels(plan, momentum.second, f, places.secondMoments);
    },

    read: () => ({ shape, values: flat(places.weights) }),

    readMomentum: () => ({ first: flat(places.firstMoments), second: flat(places.secondMoments), updates }),

    gradient: (samples, rows, { dropout, key }) => {
      const known = differentiate(samples, rows, dropOf(dropout, key));
      return known ? flat(places.slopes) : new Float32Array(countWeights(shape));
    },

    inputGradient: (inputs, n, output) => {
      takeInputs(f, places, readSequences({ inputs }, each), n);
      passForward(kernel, places, batch, true, null);
      f.fill(0, dy, dy + batch * last);
      for (let i = 0; i < n; i++) f[dy + placeOf(i, output, batch)] = 1;
      passBackward(kernel, places, null, { ofWeights: false, ofInputs: true });
      const slopes = new Float32Array(n * steps * features);
      let to = 0;
      for (let i = 0; i < n; i++) {
        for (let t = 0; t < steps; t++) {
          for (let k = 0; k < features; k++) slopes[to++] = f[places.dx + placeOf(t * batch + i, k, steps * batch)]!;
        }
      }
      return slopes;
    },

    learn: (samples, rows, { learningRate, clipNorm, dropout, key }) => {
      if (!differentiate(samples, rows, dropOf(dropout, key))) return;
      const { weights, slopes, firstMoments, secondMoments } = places;
      const norm = clipNorm > 0 ? Math.sqrt(kernel.sumSquares(slopes, plan.floats)) : 0;
      const shrink = norm > clipNorm ? clipNorm / norm : 1;
      updates++;
      const rate = learningRate / (1 - BETA1 ** updates);
      const second = 1 / Math.sqrt(1 - BETA2 ** updates);
      kernel.adam(weights, slopes, firstMoments, secondMoments, plan.floats, shrink, rate, second);
    },

    judge: (samples, rows) => {
      takeRows(samples, rows);
      passForward(kernel, places, roundUp(rows.length, 4), false, null);
      weighErrors(samples, rows);
    },

    settle: () => {},

    takeLoss: () => {
      const taken = sums;
      sums = { squares: 0, weight: 0 };
      return taken;
    },

    predict: (inputs, n) => {
      takeInputs(f, places, readSequences({ inputs }, each), n);
      passForward(kernel, places, roundUp(n, 4), false, null);
      return told(n);
    },

    follow: (inputs, n, from) => {
      const days = inputs.length / (n * features);
      takeInputs(f, places, readSequences({ inputs }, days * features), n, from, from + days);
      passOn(kernel, places, roundUp(n, 4), from, from + days);
      return told(n);
    },

    close: () => {},
  };
}
