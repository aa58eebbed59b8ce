/** What boosting minimises: slopes and curvatures of each loss for the next tree, and its value for early stopping. */

import type { Loss } from './types.ts';

/** All arrays are by row of the table; `score` is the raw (linked) answer so far. */
export interface LossWork {
  readonly link: 'identity' | 'log';
  /** Curvature equals the row's weight, so that it need not be counted apart. */
  readonly flat: boolean;
  /** Leaf values are set to this quantile of the leaf's residuals rather than by a Newton step; null for the Newton step. */
  readonly renewLevel: number | null;
  /** Best constant raw answer over `rows`. */
  readonly start: (y: Float32Array, weights: Float32Array | undefined, rows: Int32Array) => number;
  /** First and second derivative by score, times weight, into `slope` and `bend` at each of `rows`. */
  readonly derive: (
    y: Float32Array,
    weights: Float32Array | undefined,
    rows: Int32Array,
    score: Float64Array,
    slope: Float64Array,
    bend: Float64Array,
  ) => void;
  /** Mean loss per unit of weight over `rows`, up to a constant that does not depend on the scores. */
  readonly mean: (
    y: Float32Array,
    weights: Float32Array | undefined,
    rows: ArrayLike<number>,
    score: Float64Array,
  ) => number;
  /** True when the loss can learn from this target (the log link needs 0 or more, and not all 0). */
  readonly accepts: (y: Float32Array, rows: Int32Array) => boolean;
}

/** LightGBM's `poisson_max_delta_step`: widens the curvature so that a first step cannot overshoot. */
const POISSON_WIDENING = Math.exp(0.7);

export function workOf(loss: Loss): LossWork {
  switch (loss.kind) {
    case 'squared':
      return identity(
        null,
        (y, weights, rows) => weightedMean(y, weights, rows),
        (y, score) => score - y,
        (y, score) => (score - y) ** 2,
      );
    case 'absolute':
      return quantile(0.5);
    case 'quantile':
      return quantile(loss.level);
    case 'huber': {
      const { reach } = loss;
      return identity(
        null,
        (y, weights, rows) => weightedMean(y, weights, rows),
        (y, score) => Math.max(-reach, Math.min(reach, score - y)),
        (y, score) => {
          const away = Math.abs(y - score);
          return away <= reach ? away * away : reach * (2 * away - reach);
        },
      );
    }
    case 'poisson':
      return logLink(
        (y, mean) => mean - y,
        (_, mean) => mean * POISSON_WIDENING,
        (y, mean, score) => mean - y * score,
      );
    case 'tweedie': {
      const a = 1 - loss.power;
      const b = 2 - loss.power;
      return logLink(
        (y, _, score) => -y * Math.exp(a * score) + Math.exp(b * score),
        (y, _, score) => -y * a * Math.exp(a * score) + b * Math.exp(b * score),
        (y, _, score) => (-y * Math.exp(a * score)) / a + Math.exp(b * score) / b,
      );
    }
  }
}

function quantile(level: number): LossWork {
  return identity(
    level,
    (y, weights, rows) => {
      const values = Float64Array.from(rows, (row) => y[row]!);
      const counted = Float64Array.from(rows, (row) => weights?.[row] ?? 1);
      return weightedQuantile(values, counted, rows.length, level);
    },
    (y, score) => (score > y ? 1 - level : score < y ? -level : 0),
    (y, score) => (y >= score ? level * (y - score) : (1 - level) * (score - y)),
  );
}

function identity(
  renewLevel: number | null,
  start: LossWork['start'],
  slopeOf: (y: number, score: number) => number,
  lossOf: (y: number, score: number) => number,
): LossWork {
  return {
    link: 'identity',
    flat: true,
    renewLevel,
    start,
    derive: (y, weights, rows, score, slope, bend) => {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const weight = weights === undefined ? 1 : weights[row]!;
        slope[row] = weight * slopeOf(y[row]!, score[row]!);
        bend[row] = weight;
      }
    },
    mean: (y, weights, rows, score) => meanLoss(y, weights, rows, (at, row) => lossOf(at, score[row]!)),
    accepts: () => true,
  };
}

function logLink(
  slopeOf: (y: number, mean: number, score: number) => number,
  bendOf: (y: number, mean: number, score: number) => number,
  lossOf: (y: number, mean: number, score: number) => number,
): LossWork {
  return {
    link: 'log',
    flat: false,
    renewLevel: null,
    start: (y, weights, rows) => Math.log(weightedMean(y, weights, rows)),
    derive: (y, weights, rows, score, slope, bend) => {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const weight = weights === undefined ? 1 : weights[row]!;
        const mean = Math.exp(score[row]!);
        slope[row] = weight * slopeOf(y[row]!, mean, score[row]!);
        bend[row] = weight * bendOf(y[row]!, mean, score[row]!);
      }
    },
    mean: (y, weights, rows, score) =>
      meanLoss(y, weights, rows, (at, row) => lossOf(at, Math.exp(score[row]!), score[row]!)),
    accepts: (y, rows) => rows.every((row) => y[row]! >= 0) && rows.some((row) => y[row]! > 0),
  };
}

function weightedMean(y: Float32Array, weights: Float32Array | undefined, rows: Int32Array): number {
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    const weight = weights === undefined ? 1 : weights[row]!;
    sum += weight * y[row]!;
    total += weight;
  }
  return sum / total;
}

function meanLoss(
  y: Float32Array,
  weights: Float32Array | undefined,
  rows: ArrayLike<number>,
  lossAt: (y: number, row: number) => number,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const weight = weights === undefined ? 1 : weights[row]!;
    if (!Number.isFinite(y[row]!) || !(weight > 0)) continue;
    sum += weight * lossAt(y[row]!, row);
    total += weight;
  }
  return sum / total;
}

/**
 * Least of the first `count` values at which at least `level` of their weight is reached. Reorders both arrays (quickselect, Hoare 1961).
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array, count: number, level: number): number {
  let low = 0;
  let high = count - 1;
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[i]!;
  let wanted = level * total;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        swap(values, i, j);
        swap(weights, i, j);
        i++;
        j--;
      }
    }
    // Now low … j are at most the pivot, i … high at least; anything between equals it.
    let below = 0;
    for (let k = low; k <= j; k++) below += weights[k]!;
    if (wanted <= below && j >= low) {
      high = j;
      continue;
    }
    for (let k = j + 1; k < i; k++) below += weights[k]!;
    if (wanted <= below) return pivot;
    wanted -= below;
    low = i;
  }
  return values[Math.min(low, count - 1)]!;
}

function swap(array: Float64Array, i: number, j: number): void {
  const held = array[i]!;
  array[i] = array[j]!;
  array[j] = held;
}
