/** Paths of those that say the next day only and walk ahead on their own answers, and what they learn from. */

import { SEQUENCE_DAYS } from './network-days.ts';
import { yearlyMean } from './size-weights.ts';
import { type Ground, STEP_REACH } from './step-features.ts';

/** Usage of a day is learned as at most this many yearly means. */
export const MOST_MEANS = 12;
/** Known days before the first day that is learned. */
export const FEWEST_BEFORE = 7;

/** One series walking on from one cutoff. */
export interface Path {
  readonly series: number;
  readonly cutoff: number;
  /** Number of the cutoff. */
  readonly c: number;
  readonly unit: number;
  /** Usage by column, what was said behind it. */
  readonly history: Float64Array;
}

/** The path of a series from a cutoff on, with room for `horizon` days; nothing after the cutoff is in it. Walked in the memory of one that is `done`, where that is as long. */
export function startPath(
  { grid, outlets }: Ground,
  series: number,
  cutoff: number,
  c: number,
  horizon: number,
  done?: Path,
): Path {
  const clean = outlets.clean.subarray(series * grid.days, (series + 1) * grid.days);
  // A network reads the days of the fortnight before too, each of which looks back as far.
  const since = Math.max(0, cutoff + 1 - SEQUENCE_DAYS - STEP_REACH);
  const length = cutoff + 1 + horizon;
  const history = (done?.history.length === length ? done.history : new Float64Array(length)).fill(Number.NaN);
  history.set(clean.subarray(since, cutoff + 1), since);
  return { series, cutoff, c, unit: yearlyMean(clean, cutoff), history };
}
