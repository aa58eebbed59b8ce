/** How sure the sum of several forecast days is: errors of neighbouring days go together, so that single days do not tell. */

import { type Forecaster, QUANTILES, type SumDoubt } from '../../src/domain/demand-forecast.ts';
import type { Grid } from './grid.ts';
import { type HeldOut, isDrawn, listHeldDays } from './held-out.ts';
import { conformalQuantile, MOST_POOLED, type Spread } from './intervals.ts';

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
  const days = listHeldDays(heldOut, grid, cutoff);
  const models = grid.names.map((_, s) => heldOut.said[model(s)]);
  const lengths = Math.min(MOST_SUMMED, heldOut.horizon);
  const share = MOST_POOLED / Math.max(1, days.count);
  const runs: number[][] = Array.from({ length: lengths }, () => []);
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
        if (square > 0) runs[k]!.push(miss / Math.sqrt(square));
      }
    }
  }
  const enough = runs.findIndex((run) => run.length < FEWEST_RUNS);
  return runs.slice(0, enough < 0 ? runs.length : enough).map((run) => {
    const sorted = Float64Array.from(run).sort();
    return QUANTILES.map((q) => conformalQuantile(sorted, q));
  });
}
