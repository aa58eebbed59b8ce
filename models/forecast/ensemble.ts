/** The weighted ensemble: what several competitors say together, each counted by what it got wrong lately. */

import { FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, listHeldDays, newness } from './held-out.ts';

/** Those that the ensemble hears: all but last week said again, which says nothing that the rest do not say better. */
const HEARD: readonly Forecaster[] = FORECASTERS.filter((name) => name !== 'ensemble' && name !== 'seasonal_naive');
/**
 * What everyone weighs before anything is held out: a round ranking from panels of several kinds and early quarters of a bakery. Held-out weeks lie in one
 * season and rank wrongly where it turns, so that weights should move from here only as far as they are sure.
 */
const STANDING: Readonly<Partial<Record<Forecaster, number>>> = {
  boosted: 20,
  forest: 8,
  lstm: 3,
  lstm_attention: 3,
  ridge: 2,
  theta: 12,
  weekday_mean: 0.5,
};
/** How strongly weights are drawn to those: relative error given up for one unit of divergence from them. */
const CAUTION = 0.1;
/** Held-out days that count as one unit of that too: few days say little. */
const CAUTION_DAYS = 50;
/**
 * Standing is for those that are about as good: it falls by this power of how much more than the best one somebody got wrong of what was held out (inverse powers:
 * Bates & Granger 1969). A shop that is closed on Sundays throws smoothing methods off by twice the error of trees, week after week, and even a fifteenth of such a voice is heard.
 */
const FALL = 8;
const FAINTEST = 1e-6;
/** Held-out days looked at, at most: an even draw. */
const MOST_DAYS = 6000;
/** Steps of the descent and their size. */
const STEPS = 200;
const STRIDE = 0.15;
/** Errors below this share of the series' mean count as squares, so that the slope has no corner. */
const SOFT = 0.1;

/** Weights [competitors heard], summing to 1; by standing where nothing has been held out. */
export interface Weights {
  readonly names: readonly Forecaster[];
  readonly share: Float64Array;
}

/**
 * One set of weights for all series, from held-out days not after column `cutoff`: stacking (Wolpert 1992, Breiman 1996) with weights of 0 or more that sum to 1.
 * They make the absolute error of the weighted mean, relative to the series' mean, least, and are held near {@link STANDING} by their
 * divergence from it (exponentiated gradient: Kivinen & Warmuth 1997): combinations drawn to fixed weights are hard to beat (Diebold & Shin 2019), and
 * weights per series would follow noise (Timmermann 2006).
 */
export function weighCompetitors(heldOut: HeldOut, grid: Grid, cutoff: number, spoke: readonly Forecaster[]): Weights {
  const names = HEARD.filter((name) => spoke.includes(name));
  const count = names.length;
  const { x, y, weight, rows } = relativeDays(heldOut, grid, cutoff, names);
  if (rows === 0 || count < 2) return { names, share: standingOf(names) };
  let scale = 0;
  for (let i = 0; i < rows * count; i++) scale += Math.abs(x[i]! - y[Math.floor(i / count)]!);
  scale /= rows * count;
  if (!(scale > 0)) return { names, share: standingOf(names) };
  const days = weight.subarray(0, rows).reduce((sum, one) => sum + one, 0);
  const standing = standingOf(names, errorsOf(x, y, weight, rows, count), days / (days + CAUTION_DAYS));
  const share = standing.slice();
  const caution = CAUTION + CAUTION_DAYS / days;
  const slope = new Float64Array(count);
  for (let step = 0; step < STEPS; step++) {
    slope.fill(0);
    for (let row = 0; row < rows; row++) {
      let miss = -y[row]!;
      for (let m = 0; m < count; m++) miss += share[m]! * x[row * count + m]!;
      const pull = weight[row]! * Math.max(-1, Math.min(1, miss / SOFT));
      for (let m = 0; m < count; m++) slope[m]! += pull * x[row * count + m]!;
    }
    let mean = 0;
    for (let m = 0; m < count; m++) {
      slope[m] = slope[m]! / days / scale + caution * Math.log(share[m]! / standing[m]! + 1e-9);
      mean += share[m]! * slope[m]!;
    }
    let total = 0;
    for (let m = 0; m < count; m++) total += share[m] = share[m]! * Math.exp(-STRIDE * (slope[m]! - mean));
    for (let m = 0; m < count; m++) share[m]! /= total;
  }
  return { names, share };
}

/** Shares before stacking; `errors` of each, where known, are believed as far as `trust` (0 … 1). */
function standingOf(names: readonly Forecaster[], errors?: Float64Array, trust = 0): Float64Array {
  const least = errors?.reduce((one, other) => Math.min(one, other)) ?? 0;
  const share = Float64Array.from(names, (name, m) => {
    const error = errors?.[m] ?? 0;
    return (STANDING[name] ?? 1) * (error > least ? Math.max(FAINTEST, (least / error) ** (FALL * trust)) : 1);
  });
  const total = share.reduce((sum, one) => sum + one, 0);
  return share.map((one) => one / total);
}

/** [competitors] sums of absolute errors, each row by its weight. */
function errorsOf(x: Float64Array, y: Float64Array, weight: Float64Array, rows: number, count: number): Float64Array {
  const errors = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    for (let m = 0; m < count; m++) errors[m]! += weight[row]! * Math.abs(x[row * count + m]! - y[row]!);
  }
  return errors;
}

/** A voice counts as at most this many times the middle voice: one competitor that a slip of the pen threw off does not carry the others along. */
const MOST_MIDDLES = 4;

/** Weighted mean of what was said, day by day; competitors that are silent on a day give their share to the others. NaN where all are silent. */
export function combine(
  weights: Weights,
  said: Readonly<Partial<Record<Forecaster, ArrayLike<number>>>>,
  length: number,
): Float64Array {
  const together = new Float64Array(length);
  const columns = weights.names.map((name) => said[name]!);
  const voices = new Float64Array(columns.length);
  for (let i = 0; i < length; i++) {
    let spoken = 0;
    for (const column of columns) {
      const value = column[i]!;
      if (Number.isNaN(value)) continue;
      // A few voices are put in order faster by hand.
      let at = spoken++;
      for (; at > 0 && voices[at - 1]! > value; at--) voices[at] = voices[at - 1]!;
      voices[at] = value;
    }
    const middle = spoken > 0 ? voices[(spoken - 1) >> 1]! : 0;
    let sum = 0;
    let shares = 0;
    for (let m = 0; m < columns.length; m++) {
      const value = columns[m]![i]!;
      if (Number.isNaN(value)) continue;
      sum += weights.share[m]! * (middle > 0 ? Math.min(value, MOST_MIDDLES * middle) : value);
      shares += weights.share[m]!;
    }
    together[i] = shares > 0 ? sum / shares : Number.NaN;
  }
  return together;
}

/** Held-out days on which all `names` spoke, over the mean use of their series on those days: said [rows × names], used [rows], and how much each row counts by its age. */
function relativeDays(
  heldOut: HeldOut,
  grid: Grid,
  cutoff: number,
  names: readonly Forecaster[],
): { readonly x: Float64Array; readonly y: Float64Array; readonly weight: Float64Array; readonly rows: number } {
  const held = listHeldDays(heldOut, grid, cutoff);
  // Of one who never spoke before there is no day on which all did.
  const said = names.flatMap((name) => heldOut.said[name] ?? []);
  const listed = said.length < names.length ? 0 : held.runs;
  /** Places in the list, and rows of the grid. */
  const places = new Int32Array(held.count);
  const owner = new Int32Array(held.count);
  const counts = new Float64Array(held.count);
  const sum = new Float64Array(grid.series);
  const days = new Float64Array(grid.series);
  let count = 0;
  for (let run = 0; run < listed; run++) {
    const s = held.series[run]!;
    const now = newness(heldOut.origins[held.origin[run]!]!, grid, cutoff);
    for (let i = held.start[run]!; i < held.start[run + 1]!; i++) {
      let silent = 0;
      for (let m = 0; m < said.length; m++) silent |= Number(Number.isNaN(said[m]![held.at[i]!]!));
      if (silent === 1) continue;
      places[count] = i;
      owner[count] = s;
      counts[count] = now;
      count++;
      sum[s]! += held.actual[i]!;
      days[s]! += 1;
    }
  }
  const every = Math.max(1, count / MOST_DAYS);
  const most = Math.ceil(count / every);
  const x = new Float64Array(most * names.length);
  const y = new Float64Array(most);
  const weight = new Float64Array(most);
  let rows = 0;
  for (let i = 0; Math.floor(i) < count && rows < most; i += every) {
    const at = places[Math.floor(i)]!;
    const s = owner[Math.floor(i)]!;
    const mean = sum[s]! / days[s]!;
    if (!(mean > 0)) continue;
    for (let m = 0; m < names.length; m++) x[rows * names.length + m] = said[m]![held.at[at]!]! / mean;
    y[rows] = held.actual[at]! / mean;
    weight[rows] = counts[Math.floor(i)]!;
    rows++;
  }
  return { x, y, weight, rows };
}
