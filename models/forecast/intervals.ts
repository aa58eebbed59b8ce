/** How sure a forecast is: quantiles of what past held-out forecasts missed, scaled to the series and the day. */

import { type Forecaster, QUANTILES } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, isDrawn, listHeldDays, newness } from './held-out.ts';
import { type WeighedList, weighedQuantile, weighLists } from './weighed-quantiles.ts';

/** Misses are divided by size^POWER before pooling: between counting noise (0.5) and noise in proportion (1). */
const POWER = 0.75;
/** Held-out days that a series needs for its own spread to weigh as much as the pooled one. */
const TRUST_DAYS = 28;

/** Weeks after which a miss counts half: how far all go wrong turns with the season sooner than who goes wrong least. */
const HALF_LIFE = 4;

/** How much the misses from each origin count at column `cutoff`. */
export const newnessOfMisses = ({ origins }: HeldOut, grid: Grid, cutoff: number): readonly number[] =>
  origins.map((origin) => newness(origin, grid, cutoff, HALF_LIFE));

/** Misses pooled at most: beyond that an even draw, which moves what a 90 % interval covers by less than 0.2 %. */
export const MOST_POOLED = 60_000;

/** Turns means into quantiles; one for each model. */
export interface Spread {
  /** Base units by which a day of a series may go wrong where `mean` is said: what its quantiles are multiples of. */
  readonly unitOf: (series: number, mean: number) => number;
  /** Fills `quantiles` [5] for the day `ahead` days (1…) after the cutoff of a series of which `mean` is said; not negative, rising. */
  readonly quantilesOf: (series: number, ahead: number, mean: number, quantiles: Float64Array) => void;
}

/** How large series are, for spreads of any competitor at one cutoff: [series] each. */
export interface Sizes {
  /** Smallest size a forecast counts for. */
  readonly floor: Float64Array;
  /**
   * Sizes differ by unit (grams, pieces): size^0.75 leaves a factor of unit^0.25, so that spreads are pooled relative to it.
   */
  readonly unit: Float64Array;
}

/** Sizes of all series as they are known at column `cutoff`. */
export function measureSizes(grid: Grid, cutoff: number): Sizes {
  const recent = Float64Array.from(grid.names, (_, s) => recentMean(grid, s, cutoff));
  // So that a forecast of 0 still has a spread: a tenth of the recent mean, at least one hundredth of a unit.
  const floor = recent.map((mean) => Math.max(0.01, 0.1 * mean));
  return { floor, unit: recent.map((mean, s) => Math.max(mean, floor[s]!) ** (1 - POWER)) };
}

/**
 * Split conformal prediction (Papadopoulos et al. 2002; Lei et al. 2018) with normalised residuals: held-out misses of `model` not after column
 * `cutoff`, divided by the size of the forecast to the power 0.75 and by the spread of their series (shrunk to the pooled spread), are pooled
 * over series and neighbouring horizon days; their empirical quantiles, old misses counting less ({@link weighedQuantile}), times the spread of the
 * day asked, give the interval. Where nothing was held out, the spread of the series around its weekday stands in.
 */
export function measureSpread(
  heldOut: HeldOut,
  grid: Grid,
  cutoff: number,
  model: (series: number) => Forecaster,
  sizes: Sizes = measureSizes(grid, cutoff),
): Spread {
  const days = listHeldDays(heldOut, grid, cutoff);
  const { floor } = sizes;
  const models = grid.names.map((_, s) => heldOut.said[model(s)]);
  const own = { sum: new Float64Array(grid.series), days: new Float64Array(grid.series) };
  let known = 0;
  for (let run = 0; run < days.runs; run++) {
    const s = days.series[run]!;
    const said = models[s];
    if (said === undefined) continue;
    const least = floor[s]!;
    let sum = 0;
    let spoken = 0;
    for (let i = days.start[run]!; i < days.start[run + 1]!; i++) {
      const miss = residualOf(days.actual[i]!, said[days.at[i]!]!, least);
      if (Number.isNaN(miss)) continue;
      sum += Math.abs(miss);
      spoken++;
    }
    own.sum[s]! += sum;
    own.days[s]! += spoken;
    known += spoken;
  }
  const spreads = shrinkSpreads(own, grid, cutoff, sizes);
  const share = MOST_POOLED / known;
  const counts = newnessOfMisses(heldOut, grid, cutoff);
  const pooled = Array.from({ length: heldOut.horizon }, () => heldOut.origins.map((): number[] => []));
  for (let run = 0; run < days.runs; run++) {
    const s = days.series[run]!;
    const said = models[s];
    if (said === undefined || !isDrawn(run, share)) continue;
    for (let i = days.start[run]!; i < days.start[run + 1]!; i++) {
      const miss = residualOf(days.actual[i]!, said[days.at[i]!]!, floor[s]!);
      if (!Number.isNaN(miss)) pooled[days.ahead[i]! - 1]![days.origin[run]!]!.push(miss / spreads[s]!);
    }
  }
  const tables = quantileTables(pooled.map((byOrigin) => weighLists(byOrigin, counts)));
  const unitOf = (series: number, mean: number) => spreads[series]! * sizeOf(mean, floor[series]!);
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

/** size^0.75, by roots, which are many times faster than a power. */
const sizeOf = (mean: number, floor: number): number => {
  const root = Math.sqrt(Math.max(mean, floor));
  return root * Math.sqrt(root);
};

/** NaN where nothing was said. */
const residualOf = (actual: number, said: number, floor: number): number => (actual - said) / sizeOf(said, floor);

/** Mean absolute residual of each series, shrunk to the pooled mean; never 0. */
function shrinkSpreads(
  { sum, days }: { readonly sum: Float64Array; readonly days: Float64Array },
  grid: Grid,
  cutoff: number,
  { unit }: Sizes,
): Float64Array {
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

/** For each day ahead the quantiles of residuals (by day, then lists) of that and neighbouring days (the nearest ones that make a fair sample). */
function quantileTables(byDay: readonly (readonly WeighedList[])[]): readonly Float64Array[] {
  const horizon = byDay.length;
  return byDay.map((_, at) => {
    for (const reach of [1, 2, 4, horizon]) {
      const lists = byDay.slice(Math.max(0, at - reach), at + reach + 1).flat();
      const count = lists.reduce((sum, { rising }) => sum + rising.length, 0);
      if (count < 200 && reach < horizon) continue;
      if (count < 20) break;
      return Float64Array.from(QUANTILES, (q) => weighedQuantile(lists, q));
    }
    // Quantiles of a Laplace distribution with mean absolute deviation 1: heavier tails than the normal, as usage has.
    return Float64Array.from(QUANTILES, (q) =>
      q === 0.5 ? 0 : Math.sign(q - 0.5) * -Math.log(1 - 2 * Math.abs(q - 0.5)),
    );
  });
}
