/**
 * Additive attention over the days (Bahdanau, Cho & Bengio 2015): each day's state h gets a score v · tanh(h·W + b), the softmax of the scores weighs
 * the days, and the weighted mean of the states is what the attention hands on.
 */

import { KEEP, type Kernel, ZERO } from './kernel.ts';
import type { PanelPlan } from './panels.ts';
import type { Sequence } from './recurrent.ts';

/** Places of the attention. Blocks of `batch` rows follow each other by step. */
export interface Attention {
  readonly width: number;
  readonly units: number;
  readonly steps: number;
  readonly batch: number;
  readonly kernel: number;
  readonly bias: number;
  readonly score: number;
  readonly kernelSlope: number;
  readonly biasSlope: number;
  readonly scoreSlope: number;
  readonly kernelTurned: number;
  /** tanh(h·W + b); on the way back the gradient before the tanh. */
  readonly seen: number;
  /** In the first column of eight: scores, then the days' shares; in another such matrix their gradients. */
  readonly shares: number;
  readonly shareSlopes: number;
}

/** Asks `place` for all the memory of the attention over `units` states a day. */
export function placeAttention(
  plan: PanelPlan,
  starts: { readonly weights: number; readonly slopes: number },
  units: number,
  steps: number,
  batch: number,
  place: (floats: number) => number,
): Attention {
  const kernel = plan.of('attention/kernel');
  const bias = plan.of('attention/bias');
  const score = plan.of('attention/score');
  const width = kernel.panelColumns;
  return {
    width,
    units,
    steps,
    batch,
    kernel: starts.weights + kernel.at,
    bias: starts.weights + bias.at,
    score: starts.weights + score.at,
    kernelSlope: starts.slopes + kernel.at,
    biasSlope: starts.slopes + bias.at,
    scoreSlope: starts.slopes + score.at,
    kernelTurned: place(units * width),
    seen: place(steps * batch * width),
    shares: place(steps * batch * 8),
    shareSlopes: place(steps * batch * 8),
  };
}

/**
 * Puts the mean of the first `days` states of the first `rows` sequences, weighed by day, at `context` [batch, units]. What was seen of the days before `from` is
 * taken as it was left.
 */
export function attend(
  kernel: Kernel,
  attention: Attention,
  states: Sequence,
  context: number,
  rows: number,
  from: number,
  days: number,
): void {
  const { width, units, steps, batch, seen, shares } = attention;
  const all = steps * batch;
  for (let t = from; t < days; t++) {
    const block = t * batch * 8;
    const state = states.at + t * states.step;
    kernel.multiply(seen + block, all, rows, width, state, states.rows, units, attention.kernel, attention.bias);
  }
  for (let panel = 0; panel < width >> 3; panel++) {
    kernel.tanh(seen + (panel * all + from * batch) * 8, (days - from) * batch * 8);
  }
  kernel.multiply(shares, all, days * batch, 8, seen, all, width, attention.score, ZERO);
  shareOut(kernel.memory, attention, rows, days);
  const f = kernel.memory;
  for (let panel = 0; panel < units >> 3; panel++) {
    const to = context + panel * batch * 8;
    f.fill(0, to, to + rows * 8);
    for (let t = 0; t < days; t++) {
      const state = states.at + t * states.step + panel * states.rows * 8;
      const share = shares + t * batch * 8;
      for (let i = 0; i < rows * 8; i++) f[to + i]! += f[share + (i & ~7)]! * f[state + i]!;
    }
  }
}

/** Softmax of the first column over the days of each sequence, in place. */
function shareOut(f: Float32Array, { batch, shares }: Attention, rows: number, days: number): void {
  const step = batch * 8;
  for (let at = shares; at < shares + rows * 8; at += 8) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < days; t++) highest = Math.max(highest, f[at + t * step]!);
    let sum = 0;
    for (let t = 0; t < days; t++) {
      const part = Math.exp(f[at + t * step]! - highest);
      f[at + t * step] = part;
      sum += part;
    }
    for (let t = 0; t < days; t++) f[at + t * step]! /= sum;
  }
}

/**
 * All the way back from the gradient `contextSlope` [batch, units]: adds to the gradient of the states at `dh` (blocks of `batch` rows) and leaves the
 * gradients of the weights in their places.
 */
export function attendBackward(
  kernel: Kernel,
  attention: Attention,
  states: Sequence,
  contextSlope: number,
  dh: number,
): void {
  const { width, units, steps, batch, seen, shares, shareSlopes } = attention;
  const f = kernel.memory;
  const all = steps * batch;
  const block = batch * 8;
  f.fill(0, shareSlopes, shareSlopes + all * 8);
  for (let panel = 0; panel < units >> 3; panel++) {
    const slope = contextSlope + panel * block;
    for (let t = 0; t < steps; t++) {
      const state = states.at + t * states.step + panel * states.rows * 8;
      const to = dh + panel * all * 8 + t * block;
      for (let i = 0; i < block; i++) {
        const at = t * block + (i & ~7);
        f[shareSlopes + at]! += f[slope + i]! * f[state + i]!;
        f[to + i]! += f[slope + i]! * f[shares + at]!;
      }
    }
  }
  // Softmax backward: each day's gradient less the mean of all days, weighed as they are.
  for (let row = 0; row < block; row += 8) {
    let mean = 0;
    for (let at = row; at < all * 8; at += block) mean += f[shareSlopes + at]! * f[shares + at]!;
    for (let at = row; at < all * 8; at += block) f[shareSlopes + at] = f[shares + at]! * (f[shareSlopes + at]! - mean);
  }
  kernel.multiplyTransposed(attention.scoreSlope, width, 8, seen, all, shareSlopes, all, all);
  for (let panel = 0; panel < width >> 3; panel++) {
    for (let i = 0; i < all * 8; i++) {
      const at = seen + panel * all * 8 + i;
      // The score kernel has one column: eight numbers apart from weight to weight.
      const weight = f[attention.score + (panel * 8 + (i & 7)) * 8]!;
      f[at] = f[shareSlopes + (i & ~7)]! * weight * (1 - f[at]! * f[at]!);
    }
  }
  kernel.multiplyTransposed(attention.kernelSlope, units, width, states.at, states.rows, seen, all, all);
  kernel.sumRows(attention.biasSlope, seen, all, all, width);
  kernel.transpose(attention.kernelTurned, attention.kernel, units, width);
  kernel.multiply(dh, all, all, units, seen, all, width, attention.kernelTurned, KEEP);
}
