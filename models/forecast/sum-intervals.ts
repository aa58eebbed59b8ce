/** How sure the sum of several forecast days is: errors of neighbouring days go together, so that single days do not tell. */

import { type Forecaster, QUANTILES, type SumDoubt } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, isDrawn, listHeldDays } from './held-out.ts';
import { MOST_POOLED, newnessOfMisses, type Spread } from './intervals.ts';
import { type WeighedList, weighedQuantile, weighLists } from './weighed-quantiles.ts';

/** Longest run of days told of. */
export const MOST_SUMMED = 14;
/** Fewer runs than this make no quantiles. */
const FEWEST_RUNS = 40;

/**
 * Split conformal prediction for sums: for every run of k = 1 … 14 held-out days of one origin and series not after column `cutoff`, the error of their
 * sum is divided by the root of the sum of squares of their days' units (see `Spread.unitOf`), which is what it would be were days independent; the
 * quantiles of that, pooled over series and starts, old weeks counting less and few weeks widening them, say how far from it sums really go. Days that are unknown, closed or ran out
 * are passed over. Rows are k, columns the levels of `QUANTILES`; shorter where too few runs were held out, and then empty from there on.
 */
export function measureSums(
  heldOut: HeldOut,
  grid: Grid,
  cutoff: number,
  model: (series: number) => Forecaster,
  spread: Spread,
): SumDoubt {
  const days = listHeldDays(heldOut, grid, cutoff);
  const models = grid.names.map((_, s) => heldOut.said[model(s)]);
  const lengths = Math.min(MOST_SUMMED, heldOut.horizon);
  const share = MOST_POOLED / Math.max(1, days.count);
  const runs = Array.from({ length: lengths }, () => heldOut.origins.map((): number[] => []));
  const misses = new Float64Array(heldOut.horizon);
  const squares = new Float64Array(heldOut.horizon);
  for (let run = 0; run < days.runs; run++) {
    const s = days.series[run]!;
    const told = models[s];
    if (told === undefined || !isDrawn(run, share)) continue;
    let held = 0;
    for (let i = days.start[run]!; i < days.start[run + 1]!; i++) {
      const said = told[days.at[i]!]!;
      if (Number.isNaN(said)) continue;
      misses[held] = days.actual[i]! - said;
      squares[held] = spread.unitOf(s, said) ** 2;
      held++;
    }
    for (let from = 0; from < held; from++) {
      let miss = 0;
      let square = 0;
      for (let k = 0; k < lengths && from + k < held; k++) {
        miss += misses[from + k]!;
        square += squares[from + k]!;
        if (square > 0) runs[k]![days.origin[run]!]!.push(miss / Math.sqrt(square));
      }
    }
  }
  const enough = runs.findIndex((byOrigin) => byOrigin.flat().length < FEWEST_RUNS);
  const counts = newnessOfMisses(heldOut, grid, cutoff);
  return runs.slice(0, enough < 0 ? runs.length : enough).map((byOrigin) => {
    const lists = weighLists(byOrigin, counts);
    const few = fewWeeks(lists);
    const row = QUANTILES.map((q) => weighedQuantile(lists, q));
    const middle = row[QUANTILES.indexOf(0.5)]!;
    return row.map((value) => middle + few * (value - middle));
  });
}

/**
 * By how much a quantile has to lie further out because there were few weeks to tell it by, 1 or more. Whatever moves all series in a week alike is known from as many
 * errors as there are weeks (those of different weights counted as Kish 1965 does, at least four); that share of the variance goes as wrong as Student's t with a mean
 * and a variance found from them, the rest as it was seen.
 */
function fewWeeks(lists: readonly WeighedList[]): number {
  let weights = 0;
  let squaredWeights = 0;
  let total = 0;
  let sum = 0;
  let squares = 0;
  let between = 0;
  for (const { rising, weight } of lists) {
    if (rising.length === 0) continue;
    const own = rising.reduce((before, one) => before + one, 0);
    weights += weight;
    squaredWeights += weight * weight;
    total += weight * rising.length;
    sum += weight * own;
    squares += weight * rising.reduce((before, one) => before + one * one, 0);
    between += (weight * own * own) / rising.length;
  }
  // Of all variance around the common mean, how much lies between the means of weeks.
  const mean = sum / total;
  const variance = squares - sum * mean;
  const common = variance > 0 ? Math.min(1, Math.max(0, between - sum * mean) / variance) : 0;
  const weeks = Math.max(FEWEST_WEEKS, weights ** 2 / squaredWeights);
  const student = (studentQuantile(weeks - 1) * Math.sqrt(1 + 1 / weeks)) / NORMAL_95;
  return Math.sqrt(1 + common * (student ** 2 - 1));
}

/** 95 % quantile of the standard normal distribution. */
const NORMAL_95 = 1.6449;
const FEWEST_WEEKS = 4;

/** 95 % quantile of Student's t (Cornish-Fisher expansion, Abramowitz & Stegun 26.7.5): to 0.01 from three degrees of freedom on, not necessarily whole. */
function studentQuantile(freedom: number): number {
  const z = NORMAL_95;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + (z ** 3 + z) / 4 / freedom + second / freedom ** 2 + third / freedom ** 3;
}
