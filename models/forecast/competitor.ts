/** What every competitor of the arena looks like, from last week's usage to the network. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { forecastSeasonalNaive, forecastSesWeekday, forecastWeekdayMean, type PlainForecaster } from './baselines.ts';
import type { HalfDone } from './checkpoint.ts';
import { type Grid, historyUpTo } from './grid.ts';
import { matchNames } from './held-out.ts';
import type { LearnOptions } from './options.ts';
import type { Surroundings } from './seen.ts';
import { CROSTON_NUMBERS, forecastIntermittent, learnIntermittent } from './statistical/croston.ts';
import { ETS_NUMBERS, forecastEts, learnEts } from './statistical/ets.ts';
import { forecastTheta, learnTheta, THETA_NUMBERS } from './statistical/theta.ts';
import type { AskedRows, TableLesson } from './table-rows.ts';
import type { Way, WaysSaid } from './ways.ts';

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
  /** Where it says the mean of several ways: what each says, as in `predict`. */
  readonly ways?: (given: Question, learned: unknown, control: Control) => Promise<WaysSaid>;
  /** What it learned, with its ways weighed by what they said before. */
  readonly weigh?: (learned: unknown, sharesOf: (ways: readonly Way[]) => readonly number[]) => unknown;
  /** Says the same without having learned, only slower: what it learned spares it a search. */
  readonly speaksUnlearned?: true;
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
  /** Rows of the days to be said, made on first use and shared. */
  readonly table: () => Promise<AskedRows>;
}

/** A forecaster of one series at a time as competitor. */
export function localCompetitor(name: Forecaster, forecaster: PlainForecaster): Competitor {
  return {
    name,
    relearn: 'never',
    predict: async (question, _learned, control) => sayEach(question, control, forecaster),
  };
}

/** What was found for each series of `names`: [names × numbers each]. Plain data. */
export interface LearnedEach {
  readonly names: Grid['names'];
  readonly numbers: Float64Array;
}

/**
 * One that searches parameters for each series, keeps them, and goes through new days with them: searching again for every forecast would be most
 * of its time. A series that was not there when it learned is searched for as it is asked.
 */
function searchingCompetitor(
  name: Forecaster,
  size: number,
  search: (history: Float64Array) => Float64Array,
  forecaster: (history: Float64Array, horizon: number, learned?: Float64Array) => Float64Array,
): Competitor {
  return {
    name,
    relearn: 'weekly',
    speaksUnlearned: true,
    learn: async ({ grid, surroundings, cutoff }, _before, control) => {
      const numbers = new Float64Array(grid.series * size);
      const pace = createPace(control);
      const room = new Float64Array(grid.days);
      for (let s = 0; s < grid.series; s++) {
        numbers.set(search(ordinaryUpTo(surroundings, s, cutoff, room)), s * size);
        if (pace.due()) await pace.rest();
      }
      return { names: grid.names, numbers } satisfies LearnedEach;
    },
    predict: async (question, learned, control) => {
      const numbersOf = readEach(learned, question.grid, size);
      return sayEach(
        question,
        control,
        (history, horizon, s) => forecaster(history, horizon, numbersOf(s)),
        ordinaryUpTo,
      );
    },
  };
}

/** What was learned of a row of the grid; undefined of one that was not there. */
export function readEach(learned: unknown, grid: Grid, size: number): (s: number) => Float64Array | undefined {
  if (learned === null || learned === undefined) return () => undefined;
  const { names, numbers } = learned as LearnedEach;
  const rows = matchNames(names, grid);
  const places = new Int32Array(grid.series).fill(-1);
  rows.forEach((row, at) => {
    if (row >= 0 && row < places.length) places[row] = at;
  });
  return (s) => (places[s]! < 0 ? undefined : numbers.subarray(places[s]! * size, (places[s]! + 1) * size));
}

/** {@link historyUpTo} with exceptional days unknown: what those go by who learn. A view of the book, or of `room` [days] where a day is left out. */
export function ordinaryUpTo(
  { grid, outlets }: Surroundings,
  s: number,
  cutoff: number,
  room = new Float64Array(grid.days),
): Float64Array {
  const history = historyUpTo(grid, s, cutoff);
  const first = grid.outlet[s]! * grid.days + cutoff + 1 - history.length;
  const exceptional = outlets.exceptional.subarray(first, first + history.length);
  let at = exceptional.indexOf(1);
  if (at < 0) return history;
  const ordinary = room.subarray(0, history.length);
  ordinary.set(history);
  for (; at >= 0; at = exceptional.indexOf(1, at + 1)) ordinary[at] = Number.NaN;
  return ordinary;
}

async function sayEach(
  { grid, surroundings, cutoffs, options: { horizon } }: Question,
  control: Control,
  forecaster: (history: Float64Array, horizon: number, series: number) => Float64Array,
  historyOf: typeof ordinaryUpTo = ({ grid }, s, cutoff) => historyUpTo(grid, s, cutoff),
): Promise<Float64Array> {
  const said = new Float64Array(cutoffs.length * grid.series * horizon);
  const pace = createPace(control);
  const room = new Float64Array(grid.days);
  for (let c = 0; c < cutoffs.length; c++) {
    for (let s = 0; s < grid.series; s++) {
      said.set(forecaster(historyOf(surroundings, s, cutoffs[c]!, room), horizon, s), (c * grid.series + s) * horizon);
      if (pace.due()) await pace.rest();
    }
  }
  return said;
}

export const PLAIN_COMPETITORS: readonly Competitor[] = [
  localCompetitor('seasonal_naive', forecastSeasonalNaive),
  localCompetitor('weekday_mean', forecastWeekdayMean),
  localCompetitor('ses_weekday', forecastSesWeekday),
];

export const STATISTICAL_COMPETITORS: readonly Competitor[] = [
  searchingCompetitor('ets', ETS_NUMBERS, learnEts, forecastEts),
  searchingCompetitor('theta', THETA_NUMBERS, learnTheta, forecastTheta),
  searchingCompetitor('croston', CROSTON_NUMBERS, learnIntermittent, forecastIntermittent),
];
