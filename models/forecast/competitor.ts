/** What every competitor of the arena looks like, from last week's usage to the network. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Control } from '../kit/control.ts';
import { forecastSeasonalNaive, forecastSesWeekday, forecastWeekdayMean, type PlainForecaster } from './baselines.ts';
import { type Grid, historyUpTo } from './grid.ts';
import type { LearnOptions } from './options.ts';

/** A learning that is asked about one cutoff at a time. Columns of the grid after `cutoff` must not be read. */
export interface Competitor {
  readonly name: Forecaster;
  /**
   * Learns one model over all series from columns up to `cutoff`; plain data. `before` is what it learned from fewer days of the same
   * series, where it may start from. Null when there is too little to learn from: it then stays out. Absent for those that need no learning.
   */
  readonly learn?: (given: Lesson, before: unknown, control: Control) => Promise<unknown>;
  /** How often learning is repeated while cutoffs move on; 'rarely' only once per learning. */
  readonly relearn: 'never' | 'rarely' | 'weekly';
  /** Usage said for the days after each cutoff: [cutoffs × series × horizon], base units, not negative; NaN where it has nothing to say. */
  readonly predict: (given: Question, learned: unknown, control: Control) => Promise<Float64Array>;
}

export interface Lesson {
  readonly grid: Grid;
  readonly cutoff: number;
  readonly options: LearnOptions;
}

export interface Question {
  readonly grid: Grid;
  readonly cutoffs: readonly number[];
  readonly options: LearnOptions;
}

/** A forecaster of one series at a time as competitor; rests every few series. */
export function localCompetitor(name: Forecaster, forecaster: PlainForecaster): Competitor {
  return {
    name,
    relearn: 'never',
    predict: async ({ grid, cutoffs, options }, _learned, control) => {
      const { horizon } = options;
      const said = new Float64Array(cutoffs.length * grid.series * horizon);
      const polite = restEvery(control);
      for (let c = 0; c < cutoffs.length; c++) {
        for (let s = 0; s < grid.series; s++) {
          said.set(forecaster(historyUpTo(grid, s, cutoffs[c]!), horizon), (c * grid.series + s) * horizon);
          await polite();
        }
      }
      return said;
    },
  };
}

/** Counts calls and rests once in `calls` of them, so that tight loops stay polite without paying for every turn. */
export function restEvery(control: Control, calls = 16): () => Promise<void> | undefined {
  let count = 0;
  return () => (++count % calls === 0 ? control.rest() : undefined);
}

export const PLAIN_COMPETITORS: readonly Competitor[] = [
  localCompetitor('seasonal_naive', forecastSeasonalNaive),
  localCompetitor('weekday_mean', forecastWeekdayMean),
  localCompetitor('ses_weekday', forecastSesWeekday),
];
