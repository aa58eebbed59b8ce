/** The compact LSTM: forward, backward through time and Adam, written once over a kernel that does the arithmetic. */

import { type Drop, dropOf, NO_DROP } from './dropout.ts';
import { BETA1, BETA2, type Kernel, placeOf, roundUp, ZERO } from './kernel.ts';
import { fromPanels, planPanels, toPanels } from './panels.ts';
import { clearState, placeRecurrent, type Sequence, statesOf, stepForward, stepsBackward } from './recurrent.ts';
import type { LossSums, Runner, StepOptions } from './runner.ts';
import type { LstmSamples, LstmShape, LstmWeights } from './types.ts';
import { checkShape, checkWeights, countWeights, sameShape } from './weights.ts';

/** A {@link Runner} whose gradients can be looked at. */
export interface CompactNetwork extends Runner {
  /** Gradient of the mean squared error of up to `batchSize` rows, flat as the weights; nothing is learned. */
  gradient(samples: LstmSamples, rows: Uint32Array, options: Pick<StepOptions, 'dropout' | 'key'>): Float32Array;
  takeLoss(): LossSums;
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
  if (shape.attention) throw new RangeError('attention is not built yet');
  const { steps, features, outputs } = shape;
  const batch = roundUp(batchSize, 4);
  const all = steps * batch;
  const block = batch * 8;
  const plan = planPanels(shape);

  // The first places stay free: they are KEEP and ZERO to a kernel.
  let top = 16;
  const place = (floats: number): number => {
    const at = top;
    top += roundUp(floats, 16);
    return at;
  };
  const starts = { weights: place(plan.floats), slopes: place(plan.floats) };
  const moments = { first: place(plan.floats), second: place(plan.floats) };
  const lower = placeRecurrent('lstm1', plan, starts, steps, batch, place);
  const upper = placeRecurrent('lstm2', plan, starts, steps, batch, place);
  const hidden = plan.of('dense/bias').panelColumns;
  const last = plan.of('output/bias').panelColumns;
  const headInputs = plan.of('dense/kernel').panelRows;
  const x = place(all * lower.inputs);
  const between = place(all * upper.inputs);
  const head = place(batch * headInputs);
  const headSlope = place(batch * headInputs);
  const a = place(batch * hidden);
  const da = place(batch * hidden);
  const y = place(batch * last);
  const dy = place(batch * last);
  const turned = place(Math.max(hidden * last, headInputs * hidden));
  const kernel = openKernel(top);
  const f = kernel.memory;

  let updates = 0;
  let sums: LossSums = { squares: 0, weight: 0 };

  const takeInputs = (inputs: Float32Array, rowOf: (i: number) => number, n: number): void => {
    for (let i = 0; i < n; i++) {
      let from = rowOf(i) * steps * features;
      for (let t = 0; t < steps; t++) {
        const to = x + (t * batch + i) * 8;
        for (let k = 0; k < features; k++) f[to + (k >> 3) * all * 8 + (k & 7)] = inputs[from++]!;
      }
    }
  };

  /** Leaves the outputs of the first `rows` sequences at `y`. */
  const forward = (rows: number, learning: boolean, drop: Drop | null): void => {
    clearState(f, lower);
    clearState(f, upper);
    const inputs: Sequence = { at: x, rows: all, step: block };
    const lowerStates = statesOf(lower, learning);
    const upperStates = statesOf(upper, learning);
    const seen = drop ? { at: between, rows: all, step: block } : lowerStates;
    for (let t = 0; t < steps; t++) {
      stepForward(kernel, lower, inputs, t, rows, learning, learning);
      if (drop) {
        kernel.dropout(
          between + t * block,
          all,
          lowerStates.at + t * block,
          lowerStates.rows,
          t * batch,
          rows,
          upper.inputs,
          drop.lower,
          drop.threshold,
          drop.scale,
        );
      }
      stepForward(kernel, upper, seen, t, rows, learning, learning);
    }
    // A threshold of zero drops nothing: then this only gathers the last states.
    const { upper: key, threshold, scale } = drop ?? NO_DROP;
    kernel.dropout(
      head,
      batch,
      upperStates.at + (steps - 1) * upperStates.step,
      upperStates.rows,
      0,
      rows,
      upper.units,
      key,
      threshold,
      scale,
    );
    const dense = starts.weights + plan.of('dense/kernel').at;
    const denseBias = starts.weights + plan.of('dense/bias').at;
    const output = starts.weights + plan.of('output/kernel').at;
    const outputBias = starts.weights + plan.of('output/bias').at;
    kernel.multiply(a, batch, rows, hidden, head, batch, headInputs, dense, denseBias);
    kernel.relu(a, batch * hidden);
    kernel.multiply(y, batch, rows, last, a, batch, hidden, output, outputBias);
  };

  /** Adds to the sums and leaves the gradient of the batch's mean squared error at `dy`; tells whether there was any known target. */
  const weighErrors = ({ targets, weights }: LstmSamples, rows: Uint32Array): boolean => {
    let squares = 0;
    let weight = 0;
    f.fill(0, dy, dy + batch * last);
    rows.forEach((row, i) => {
      const w = weights ? weights[row]! : 1;
      for (let k = 0; k < outputs; k++) {
        const target = targets[row * outputs + k]!;
        if (Number.isNaN(target) || w === 0) continue;
        const at = placeOf(i, k, batch);
        const error = f[y + at]! - target;
        squares += w * error * error;
        weight += w;
        f[dy + at] = 2 * w * error;
      }
    });
    sums = { squares: sums.squares + squares, weight: sums.weight + weight };
    if (weight === 0) return false;
    for (let i = dy; i < dy + batch * last; i++) f[i]! /= weight;
    return true;
  };

  const backward = (drop: Drop | null): void => {
    const slopeOf = (name: Parameters<typeof plan.of>[0]): number => starts.slopes + plan.of(name).at;
    const { upper: key, threshold, scale } = drop ?? NO_DROP;
    kernel.multiplyTransposed(slopeOf('output/kernel'), hidden, last, a, batch, dy, batch, batch);
    kernel.sumRows(slopeOf('output/bias'), dy, batch, batch, last);
    kernel.transpose(turned, starts.weights + plan.of('output/kernel').at, hidden, last);
    kernel.multiply(da, batch, batch, hidden, dy, batch, last, turned, ZERO);
    kernel.reluBackward(da, a, batch * hidden);
    kernel.multiplyTransposed(slopeOf('dense/kernel'), headInputs, hidden, head, batch, da, batch, batch);
    kernel.sumRows(slopeOf('dense/bias'), da, batch, batch, hidden);
    kernel.transpose(turned, starts.weights + plan.of('dense/kernel').at, headInputs, hidden);
    kernel.multiply(headSlope, batch, batch, headInputs, da, batch, hidden, turned, ZERO);

    f.fill(0, upper.dh, upper.dh + all * upper.units);
    const lastStep = (steps - 1) * block;
    kernel.dropout(upper.dh + lastStep, all, headSlope, batch, 0, batch, upper.units, key, threshold, scale);
    const lowerStates = statesOf(lower, true);
    const seen = drop ? { at: between, rows: all, step: block } : lowerStates;
    stepsBackward(kernel, upper, seen, lower.dh);
    if (drop) {
      kernel.dropout(lower.dh, all, lower.dh, all, 0, all, upper.inputs, drop.lower, drop.threshold, drop.scale);
    }
    stepsBackward(kernel, lower, { at: x, rows: all, step: block }, null);
  };

  const differentiate = (
    samples: LstmSamples,
    rows: Uint32Array,
    options: Pick<StepOptions, 'dropout' | 'key'>,
  ): boolean => {
    const drop = dropOf(options.dropout, options.key);
    takeInputs(samples.inputs, (i) => rows[i]!, rows.length);
    // Rows that are left over from a larger batch before have no error and so no gradient.
    forward(batch, true, drop);
    if (!weighErrors(samples, rows)) return false;
    backward(drop);
    return true;
  };

  const flat = (at: number): Float32Array => {
    const values = new Float32Array(countWeights(shape));
    fromPanels(plan, f, at, values);
    return values;
  };

  return {
    name: kernel.name,

    load: (weights) => {
      checkWeights(weights);
      if (!sameShape(weights.shape, shape)) throw new RangeError('weights of another shape');
      toPanels(plan, weights.values, f, starts.weights);
      f.fill(0, moments.first, moments.first + plan.floats);
      f.fill(0, moments.second, moments.second + plan.floats);
      updates = 0;
    },

    read: () => ({ shape, values: flat(starts.weights) }),

    gradient: (samples, rows, options) => {
      const known = differentiate(samples, rows, options);
      return known ? flat(starts.slopes) : new Float32Array(countWeights(shape));
    },

    learn: (samples, rows, options) => {
      if (!differentiate(samples, rows, options)) return;
      const { learningRate, clipNorm } = options;
      const norm = clipNorm > 0 ? Math.sqrt(kernel.sumSquares(starts.slopes, plan.floats)) : 0;
      const shrink = norm > clipNorm ? clipNorm / norm : 1;
      updates++;
      const rate = learningRate / (1 - BETA1 ** updates);
      const second = 1 / Math.sqrt(1 - BETA2 ** updates);
      kernel.adam(
        starts.weights,
        starts.slopes,
        moments.first,
        moments.second,
        roundUp(plan.floats, 8),
        shrink,
        rate,
        second,
      );
    },

    judge: (samples, rows) => {
      takeInputs(samples.inputs, (i) => rows[i]!, rows.length);
      forward(roundUp(rows.length, 4), false, null);
      weighErrors(samples, rows);
    },

    takeLoss: () => {
      const taken = sums;
      sums = { squares: 0, weight: 0 };
      return taken;
    },

    predict: (inputs, n) => {
      takeInputs(inputs, (i) => i, n);
      forward(roundUp(n, 4), false, null);
      const told = new Float32Array(n * outputs);
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < outputs; k++) told[i * outputs + k] = f[y + placeOf(i, k, batch)]!;
      }
      return told;
    },

    close: () => {},
  };
}
