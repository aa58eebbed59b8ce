/** How sure the sum of several forecast days is: errors of neighbouring days go together, so that single days do not tell. */

import { type Forecaster, QUANTILES, type SumDoubt } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, matchSeries, visitHeldOut } from './held-out.ts';
import { conformalQuantile, type Spread } from './intervals.ts';

/** Longest run of days told of. */
export const MOST_SUMMED = 14;
/** Fewer runs than this make no quantiles. */
const FEWEST_RUNS = 40;

/**
 * Split conformal prediction for sums: for every run of k = 1 … 14 held-out days of one origin and series not after column `cutoff`, the error of their
 * sum is divided by the root of the sum of squares of their days' units (see `Spread.unitOf`), which is what it would be were days independent; the
 * quantiles of that, pooled over series and starts, with the finite-sample correction, say how far from it sums really go. Days that are unknown, closed or ran out
 * are passed over. Rows are k, columns the levels of `QUANTILES`; shorter where too few runs were held out, and then empty from there on.
 */
export function measureSums(
  heldOut: HeldOut,
  grid: Grid,
  cutoff: number,
  model: (series: number) => Forecaster,
  spread: Spread,
): SumDoubt {
  const models = grid.names.map((_, s) => heldOut.said[model(s)]);
  const runs: number[][] = Array.from({ length: Math.min(MOST_SUMMED, heldOut.horizon) }, () => []);
  let misses: number[] = [];
  let squares: number[] = [];
  let before = -1;
  const close = () => {
    for (let from = 0; from < misses.length; from++) {
      let miss = 0;
      let square = 0;
      for (let k = 0; k < runs.length && from + k < misses.length; k++) {
        miss += misses[from + k]!;
        square += squares[from + k]!;
        if (square > 0) runs[k]!.push(miss / Math.sqrt(square));
      }
    }
    misses = [];
    squares = [];
  };
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), cutoff, (at, s, origin, _ahead, actual) => {
    const said = models[s]?.[at] ?? Number.NaN;
    if (Number.isNaN(said)) return;
    const here = origin * grid.series + s;
    if (here !== before) close();
    before = here;
    misses.push(actual - said);
    squares.push(spread.unitOf(s, said) ** 2);
  });
  close();
  const enough = runs.findIndex((run) => run.length < FEWEST_RUNS);
  return runs.slice(0, enough < 0 ? runs.length : enough).map((run) => {
    const sorted = Float64Array.from(run).sort();
    return QUANTILES.map((q) => conformalQuantile(sorted, q));
  });
}
