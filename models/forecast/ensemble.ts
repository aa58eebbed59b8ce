/** The weighted ensemble: what several competitors say together, each counted by what it got wrong lately. */

import { BASELINES, FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, matchSeries, visitHeldOut } from './held-out.ts';

/** Those that the ensemble hears. Plain baselines other than SES say nothing that the rest do not say better. */
const HEARD: readonly Forecaster[] = FORECASTERS.filter(
  (name) => name !== 'ensemble' && (name === 'ses_weekday' || !(BASELINES as readonly Forecaster[]).includes(name)),
);
/** How sharply weights fall with error: weight = (least error / error)^SHARPNESS. */
const SHARPNESS = 4;

/** Weights [competitors heard], summing to 1; equal where nothing has been held out. */
export interface Weights {
  readonly names: readonly Forecaster[];
  readonly share: Float64Array;
}

/**
 * One set of weights for all series, from held-out days not after column `cutoff`: inverse powers of mean relative error (Bates & Granger 1969, in
 * the robust form of Pawlikowski & Chorowska 2020). Weights per series would follow noise: simple combinations are hard to beat (Timmermann 2006).
 */
export function weighCompetitors(heldOut: HeldOut, grid: Grid, cutoff: number, spoke: readonly Forecaster[]): Weights {
  const names = HEARD.filter((name) => spoke.includes(name));
  const errors = meanErrors(heldOut, grid, cutoff, names);
  const least = Math.min(...errors.filter((error) => error > 0));
  const share = Float64Array.from(errors, (error) =>
    error > 0 && Number.isFinite(least) ? (least / error) ** SHARPNESS : 1,
  );
  const total = share.reduce((sum, weight) => sum + weight, 0);
  return { names, share: share.map((weight) => weight / total) };
}

/** Weighted mean of what was said, day by day; competitors that are silent on a day give their share to the others. NaN where all are silent. */
export function combine(
  weights: Weights,
  said: Readonly<Partial<Record<Forecaster, ArrayLike<number>>>>,
  length: number,
): Float64Array {
  const together = new Float64Array(length);
  const columns = weights.names.map((name) => said[name]!);
  for (let i = 0; i < length; i++) {
    let sum = 0;
    let shares = 0;
    for (let m = 0; m < columns.length; m++) {
      const value = columns[m]![i]!;
      if (Number.isNaN(value)) continue;
      sum += weights.share[m]! * value;
      shares += weights.share[m]!;
    }
    together[i] = shares > 0 ? sum / shares : Number.NaN;
  }
  return together;
}

/** Mean over series of each competitor's absolute error relative to that of all competitors; NaN when nothing was held out. */
function meanErrors(heldOut: HeldOut, grid: Grid, cutoff: number, names: readonly Forecaster[]): Float64Array {
  const count = names.length;
  const said = names.map((name) => heldOut.said[name]);
  const errors = new Float64Array(grid.series * count);
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), cutoff, (at, s, _origin, _ahead, actual) => {
    for (let m = 0; m < count; m++) if (Number.isNaN(said[m]?.[at] ?? Number.NaN)) return;
    for (let m = 0; m < count; m++) errors[s * count + m]! += Math.abs(said[m]![at]! - actual);
  });
  const mean = new Float64Array(count);
  let series = 0;
  for (let s = 0; s < grid.series; s++) {
    let all = 0;
    for (let m = 0; m < count; m++) all += errors[s * count + m]! / count;
    if (!(all > 0)) continue;
    series++;
    for (let m = 0; m < count; m++) mean[m]! += errors[s * count + m]! / all;
  }
  return mean.map((value) => (series > 0 ? value / series : Number.NaN));
}
