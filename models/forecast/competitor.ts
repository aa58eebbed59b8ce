/** What every competitor of the arena looks like, from last week's usage to the network. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { forecastSeasonalNaive, forecastSesWeekday, forecastWeekdayMean, type PlainForecaster } from './baselines.ts';
import type { HalfDone } from './checkpoint.ts';
import { type Grid, historyUpTo } from './grid.ts';
import type { LearnOptions } from './options.ts';
import type { Surroundings } from './seen.ts';
import type { AskedSequences } from './sequences.ts';
import { forecastIntermittent } from './statistical/croston.ts';
import { forecastEts } from './statistical/ets.ts';
import { forecastTheta } from './statistical/theta.ts';
import type { AskedRows, TableLesson } from './table-rows.ts';

/** A learning that is asked about one cutoff at a time. Columns of the grid after `cutoff` must not be read. */
export interface Competitor {
  readonly name: Forecaster;
  /**
   * Learns one model over all series from columns up to `cutoff`; plain data. `before` is what it learned from fewer days of the same
   * series, where it may start from. Null when there is too little to learn from: it then stays out. Absent for those that need no learning.
   */
  readonly learn?: (given: Lesson, before: unknown, control: Control) => Promise<unknown>;
  /** Whether learning goes on, from what was learned before where it can, as cutoffs move on. */
  readonly relearn: 'never' | 'weekly';
  /** Usage said for the days after each cutoff: [cutoffs × series × horizon], base units, not negative; NaN where it has nothing to say. */
  readonly predict: (given: Question, learned: unknown, control: Control) => Promise<Float64Array>;
}

export interface Lesson {
  readonly grid: Grid;
  readonly surroundings: Surroundings;
  readonly cutoff: number;
  readonly options: LearnOptions;
  /** Rows to learn from, made on first use and shared. */
  readonly table: () => Promise<TableLesson>;
  /** Where those that train long keep how far they have come. */
  readonly half?: HalfDone;
}

export interface Question {
  readonly grid: Grid;
  readonly surroundings: Surroundings;
  readonly cutoffs: readonly number[];
  readonly options: LearnOptions;
  /** Rows of the days to be said, and the sequences before them, each made on first use and shared. */
  readonly table: () => Promise<AskedRows>;
  readonly sequences: () => Promise<AskedSequences>;
}

/** A forecaster of one series at a time as competitor. */
export function localCompetitor(name: Forecaster, forecaster: PlainForecaster): Competitor {
  return {
    name,
    relearn: 'never',
    predict: async ({ grid, cutoffs, options }, _learned, control) => {
      const { horizon } = options;
      const said = new Float64Array(cutoffs.length * grid.series * horizon);
      const pace = createPace(control);
      for (let c = 0; c < cutoffs.length; c++) {
        for (let s = 0; s < grid.series; s++) {
          said.set(forecaster(historyUpTo(grid, s, cutoffs[c]!), horizon), (c * grid.series + s) * horizon);
          if (pace.due()) await pace.rest();
        }
      }
      return said;
    },
  };
}

export const PLAIN_COMPETITORS: readonly Competitor[] = [
  localCompetitor('seasonal_naive', forecastSeasonalNaive),
  localCompetitor('weekday_mean', forecastWeekdayMean),
  localCompetitor('ses_weekday', forecastSesWeekday),
];

export const STATISTICAL_COMPETITORS: readonly Competitor[] = [
  localCompetitor('ets', forecastEts),
  localCompetitor('theta', forecastTheta),
  localCompetitor('croston', forecastIntermittent),
];
