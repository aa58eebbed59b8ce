/** How sure a forecast is: quantiles of what past held-out forecasts missed, scaled to the series and the day. */

import { type Forecaster, QUANTILES } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, matchSeries, visitHeldOut } from './held-out.ts';

/** Misses are divided by size^POWER before pooling: between counting noise (0.5) and noise in proportion (1). */
const POWER = 0.75;
/** Held-out days that a series needs for its own spread to weigh as much as the pooled one. */
const TRUST_DAYS = 28;

/** Turns means into quantiles; one for each model. */
export interface Spread {
  /** Base units by which a day of a series may go wrong where `mean` is said: what its quantiles are multiples of. */
  readonly unitOf: (series: number, mean: number) => number;
  /** Fills `quantiles` [5] for the day `ahead` days (1…) after the cutoff of a series of which `mean` is said; not negative, rising. */
  readonly quantilesOf: (series: number, ahead: number, mean: number, quantiles: Float64Array) => void;
}

/**
 * Split conformal prediction (Papadopoulos et al. 2002; Lei et al. 2018) with normalised residuals: held-out misses of `model` not after column
 * `cutoff`, divided by the size of the forecast to the power 0.75 and by the spread of their series (shrunk to the pooled spread), are pooled
 * over series and neighbouring horizon days; their empirical quantiles, with the finite-sample correction (n + 1)·q, times the spread of the
 * day asked, give the interval. Where nothing was held out, the spread of the series around its weekday stands in.
 */
export function measureSpread(
  heldOut: HeldOut,
  grid: Grid,
  cutoff: number,
  model: (series: number) => Forecaster,
): Spread {
  const seriesOf = matchSeries(heldOut, grid);
  const residuals: number[] = [];
  const ahead: number[] = [];
  const owner: number[] = [];
  const floor = Float64Array.from(grid.names, (_, s) => sizeFloor(grid, s, cutoff));
  const models = grid.names.map((_, s) => heldOut.said[model(s)]);
  visitHeldOut(heldOut, grid, seriesOf, cutoff, (at, s, _origin, h, actual) => {
    const said = models[s]?.[at] ?? Number.NaN;
    if (Number.isNaN(said)) return;
    residuals.push((actual - said) / sizeOf(said, floor[s]!));
    ahead.push(h);
    owner.push(s);
  });
  const own = shrinkSpreads(residuals, owner, grid, cutoff, floor);
  const scaled = residuals.map((value, i) => value / own[owner[i]!]!);
  const tables = quantileTables(scaled, ahead, heldOut.horizon);
  const unitOf = (series: number, mean: number) => own[series]! * sizeOf(mean, floor[series]!);
  return {
    unitOf,
    quantilesOf: (series, day, mean, quantiles) => {
      const table = tables[Math.min(day, tables.length) - 1]!;
      const unit = unitOf(series, mean);
      let least = 0;
      for (let q = 0; q < QUANTILES.length; q++) {
        least = Math.max(least, mean + table[q]! * unit);
        quantiles[q] = least;
      }
    },
  };
}

/** Smallest size a forecast counts for, so that a forecast of 0 still has a spread: a tenth of the recent mean, at least one hundredth of a unit. */
function sizeFloor(grid: Grid, s: number, cutoff: number): number {
  return Math.max(0.01, 0.1 * recentMean(grid, s, cutoff));
}

function recentMean(grid: Grid, s: number, cutoff: number): number {
  let sum = 0;
  let days = 0;
  for (let t = Math.max(0, cutoff - 90); t <= cutoff; t++) {
    const value = grid.used[s * grid.days + t]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    days++;
  }
  return days > 0 ? sum / days : 0;
}

const sizeOf = (mean: number, floor: number): number => Math.max(mean, floor) ** POWER;

/** Mean absolute residual of each series, shrunk to the pooled mean; never 0. */
function shrinkSpreads(
  residuals: readonly number[],
  owner: readonly number[],
  grid: Grid,
  cutoff: number,
  floor: Float64Array,
): Float64Array {
  const sum = new Float64Array(grid.series);
  const days = new Float64Array(grid.series);
  for (let i = 0; i < residuals.length; i++) {
    sum[owner[i]!] = sum[owner[i]!]! + Math.abs(residuals[i]!);
    days[owner[i]!] = days[owner[i]!]! + 1;
  }
  // Sizes differ by unit (grams, pieces): size^0.75 leaves a factor of unit^0.25, so the pooled spread is that of residuals relative to it.
  const unit = Float64Array.from(grid.names, (_, s) => Math.max(recentMean(grid, s, cutoff), floor[s]!) ** (1 - POWER));
  let pooled = 0;
  let pooledDays = 0;
  for (let s = 0; s < grid.series; s++) {
    pooled += sum[s]! / unit[s]!;
    pooledDays += days[s]!;
  }
  const common = pooledDays > 0 && pooled > 0 ? pooled / pooledDays : Number.NaN;
  return Float64Array.from(grid.names, (_, s) => {
    const prior = (Number.isNaN(common) ? spreadAroundWeekday(grid, s, cutoff) : common) * unit[s]!;
    return Math.max(1e-9, (sum[s]! + TRUST_DAYS * prior) / (days[s]! + TRUST_DAYS));
  });
}

/** Mean |y[t] − y[t−7]| relative to the mean, of one series without held-out days; 0.5 where there is not even that. */
function spreadAroundWeekday(grid: Grid, s: number, cutoff: number): number {
  const mean = recentMean(grid, s, cutoff);
  let sum = 0;
  let days = 0;
  for (let t = 7; t <= cutoff; t++) {
    const difference = Math.abs(grid.used[s * grid.days + t]! - grid.used[s * grid.days + t - 7]!);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    days++;
  }
  return days > 0 && mean > 0 ? sum / days / mean : 0.5;
}

/** For each day ahead the quantiles of residuals of that and neighbouring days (the nearest ones that make a fair sample). */
function quantileTables(scaled: readonly number[], ahead: readonly number[], horizon: number): readonly Float64Array[] {
  const byDay: number[][] = Array.from({ length: horizon }, () => []);
  for (let i = 0; i < scaled.length; i++) byDay[ahead[i]! - 1]!.push(scaled[i]!);
  return Array.from({ length: horizon }, (_, at) => {
    for (const reach of [1, 2, 4, horizon]) {
      const days = byDay.slice(Math.max(0, at - reach), at + reach + 1);
      const count = days.reduce((sum, day) => sum + day.length, 0);
      if (count < 200 && reach < horizon) continue;
      if (count < 20) break;
      const sorted = Float64Array.from(days.flat()).sort();
      return Float64Array.from(QUANTILES, (q) => conformalQuantile(sorted, q));
    }
    // Quantiles of a Laplace distribution with mean absolute deviation 1: heavier tails than the normal, as usage has.
    return Float64Array.from(QUANTILES, (q) =>
      q === 0.5 ? 0 : Math.sign(q - 0.5) * -Math.log(1 - 2 * Math.abs(q - 0.5)),
    );
  });
}

/** Empirical quantile with the correction for a finite sample, outward on either side of the middle. */
export function conformalQuantile(sorted: Float64Array, q: number): number {
  const n = sorted.length;
  const rank = q < 0.5 ? Math.floor((n + 1) * q) : Math.ceil((n + 1) * q);
  return sorted[Math.min(n, Math.max(1, rank)) - 1]!;
}
