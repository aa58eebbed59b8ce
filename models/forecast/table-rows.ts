/** Tables for ridge, forest and boosted trees: a draw of past days to learn from, and the rows of the days to be said. */

import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { createRandom } from '../kit/random.ts';
import {
  CUTOFF_FEATURES,
  PLAIN_GUESS,
  ROW_SIZE,
  unitOf,
  writeCutoffFeatures,
  writeTargetFeatures,
  YEAR_COLUMNS,
  YEAR_DAYS,
} from './features.ts';
import type { LearnOptions } from './options.ts';
import { type Seen, type Surroundings, seeSeries } from './seen.ts';
import { learnableUsage } from './signals.ts';
import { sizeWeights } from './size-weights.ts';
import type { Table } from './table.ts';

/** Known days before a cutoff from which rows are learned. */
const FEWEST_BEFORE = 14;
/** Usage of a target day is learned as at most this many levels. */
const MOST_LEVELS = 8;
/** Days after which a row counts half: seasons come back after a year, habits do not last much longer. */
const HALF_LIFE = 365;

export interface TableLesson extends Table {
  readonly weights: Float32Array;
  /** [rows] column of the target day, so that validation can be split off in time. */
  readonly target: Int32Array;
  readonly series: Int32Array;
  /** [rows] 1 where the target day was an exceptional one. */
  readonly exceptional: Uint8Array;
}

/**
 * Rows of past days: for cutoffs of the past and days ahead of them, none after column `cutoff`. A seeded draw keeps about `options.rows`; a
 * cutoff's rows for different days tell nearly the same, so a draw of one or two days ahead per cutoff loses little. Targets are usage over level.
 * Days that ran out or are unknown are left out.
 *
 * A row weighs by age, by the inverse variance of its series around its usual weekday (generalised least squares: noise in relative terms is larger for
 * items used little), and by how much of the item is used.
 */
export async function learnRows(
  surroundings: Surroundings,
  cutoff: number,
  options: LearnOptions,
  control: Control,
): Promise<TableLesson> {
  const { grid } = surroundings;
  const { horizon } = options;
  const pace = createPace(control);
  let cutoffs = 0;
  for (let s = 0; s < grid.series; s++) cutoffs += Math.max(0, cutoff - firstCutoff(surroundings, s));
  const daysEach = Math.min(horizon, options.rows / Math.max(1, cutoffs));
  const most = Math.ceil(cutoffs * Math.max(daysEach, 0)) + grid.series * horizon + 64;
  const x = new Float32Array(most * ROW_SIZE);
  const y = new Float32Array(most);
  const weights = new Float32Array(most);
  const target = new Int32Array(most);
  const series = new Int32Array(most);
  const exceptional = new Uint8Array(most);
  const head = new Float32Array(ROW_SIZE);
  const sizes = sizeWeights(surroundings, cutoff);
  let rows = 0;
  for (let s = 0; s < grid.series; s++) {
    const random = createRandom(options.seed, s + 1);
    const seen = seeSeries(surroundings, s);
    const start = rows;
    let owed = random.uniform();
    for (let c = firstCutoff(surroundings, s); c < cutoff; c++) {
      owed += daysEach;
      if (owed < 1 || !(seen.level[c]! > 0)) continue;
      const unit = unitOf(seen, c);
      writeCutoffFeatures(seen, c, head, 0);
      const days = Math.min(horizon, cutoff - c);
      const draws = Math.floor(owed);
      owed -= draws;
      // Days ahead are drawn without repeats: a random start, then evenly round.
      const first = random.below(days);
      for (let k = 0; k < Math.min(draws, days); k++) {
        const ahead = 1 + ((first + Math.floor((k * days) / Math.min(draws, days))) % days);
        const t = c + ahead;
        const value = learnableUsage(surroundings, s, t);
        if (Number.isNaN(value) || grid.censored[s * grid.days + t] === 1 || rows >= most) continue;
        x.set(head, rows * ROW_SIZE);
        writeTargetFeatures(seen, c, ahead, x, rows * ROW_SIZE);
        y[rows] = Math.min(MOST_LEVELS, value / unit);
        weights[rows] = 0.5 ** ((cutoff - t) / HALF_LIFE);
        target[rows] = t;
        series[rows] = s;
        exceptional[rows] = surroundings.outlets.exceptional[seen.outlet * grid.days + t]!;
        rows++;
      }
      if (pace.due()) {
        control.report({ doing: 'features', done: s, of: grid.series });
        await pace.rest();
      }
    }
    weighByNoise(x, y, weights, start, rows);
    for (let row = start; row < rows; row++) weights[row] = weights[row]! * sizes[s]!;
  }
  if (cutoff + 1 < YEAR_DAYS) {
    for (let row = 0; row < rows; row++) for (const column of YEAR_COLUMNS) x[row * ROW_SIZE + column] = Number.NaN;
  }
  evenOut(weights, rows);
  control.report({ doing: 'features', done: grid.series, of: grid.series });
  return {
    rows,
    columns: ROW_SIZE,
    x: x.subarray(0, rows * ROW_SIZE),
    y: y.subarray(0, rows),
    weights: weights.subarray(0, rows),
    target: target.subarray(0, rows),
    series: series.subarray(0, rows),
    exceptional: exceptional.subarray(0, rows),
  };
}

/** Rows [cutoffs × series × horizon] of the days to be said, and the level [cutoffs × series] that turns answers into base units (0: nothing was ever used). */
export interface AskedRows {
  readonly x: Float32Array;
  readonly rows: number;
  readonly unit: Float64Array;
}

export async function askRows(
  surroundings: Surroundings,
  cutoffs: readonly number[],
  horizon: number,
  control: Control,
): Promise<AskedRows> {
  const { grid } = surroundings;
  const pace = createPace(control);
  const rows = cutoffs.length * grid.series * horizon;
  const x = new Float32Array(rows * ROW_SIZE);
  const unit = new Float64Array(cutoffs.length * grid.series);
  const head = new Float32Array(CUTOFF_FEATURES.length);
  const since = Math.min(...cutoffs);
  let seen: Seen | undefined;
  for (let s = 0; s < grid.series; s++) {
    seen = seeSeries(surroundings, s, since, seen);
    for (let c = 0; c < cutoffs.length; c++) {
      const cutoff = cutoffs[c]!;
      const place = c * grid.series + s;
      unit[place] = seen.level[cutoff]!;
      writeCutoffFeatures(seen, cutoff, head, 0);
      for (let h = 1; h <= horizon; h++) {
        const at = (place * horizon + h - 1) * ROW_SIZE;
        x.set(head, at);
        writeTargetFeatures(seen, cutoff, h, x, at);
      }
    }
    if (pace.due()) await pace.rest();
  }
  return { x, rows, unit };
}

function firstCutoff({ grid }: Surroundings, s: number): number {
  return Math.min(grid.days, grid.first[s]! + FEWEST_BEFORE - 1);
}

/** Divides the weights of one series' rows by its mean squared miss of level × weekday index, with a floor for the very regular. */
function weighByNoise(x: Float32Array, y: Float32Array, weights: Float32Array, from: number, to: number): void {
  if (to <= from) return;
  let sum = 0;
  let rows = 0;
  for (let row = from; row < to; row++) {
    const guess = x[row * ROW_SIZE + PLAIN_GUESS]!;
    if (Number.isNaN(guess)) continue;
    sum += (y[row]! - guess) ** 2;
    rows++;
  }
  const noise = Math.max(0.02, rows > 0 ? sum / rows : 1);
  for (let row = from; row < to; row++) weights[row] = weights[row]! / noise;
}

/** No row weighs more than so many usual ones. */
const MOST_WEIGHT = 20;

/** Scales weights to a mean of 1, none above {@link MOST_WEIGHT}. */
function evenOut(weights: Float32Array, rows: number): void {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += weights[row]!;
  const mean = sum / Math.max(1, rows);
  for (let row = 0; row < rows; row++) weights[row] = Math.min(MOST_WEIGHT, weights[row]! / mean);
}
