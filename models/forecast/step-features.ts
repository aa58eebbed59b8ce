/** The other view of the table: one row a day, from the days before it, so that a forecast can walk ahead day by day on its own answers. */

import type { CalendarSignals } from './calendar-signals.ts';
import { HOLIDAY_REACH } from './calendar-signals.ts';
import type { Grid } from './grid.ts';
import type { OutletSignals } from './signals.ts';

/** Days of history that a row looks back on: a year, and four weeks before it. */
export const STEP_REACH = 392;
const YEAR = 364;
const WEEK = 7;
const LAGS = [1, 3, 7, 14] as const;
const SPANS = [3, 7, 14, 28] as const;
/** Weeks that make a mean of the weekday: what a day of this kind usually is, so that trees need not find it anew at every step. */
const WEEKDAY_SPANS = [4, 8] as const;

/** One number each; usage in units of the series' yearly mean, NaN unknown. `size` is the logarithm of that mean: whose row it is, told so that items used alike share what they teach. */
export const STEP_NAMES: readonly string[] = [
  ...LAGS.map((lag) => `lag${lag}`),
  ...SPANS.flatMap((span) => [`mean${span}`, `deviation${span}`, `least${span}`, `most${span}`]),
  'trend7to28',
  ...WEEKDAY_SPANS.map((weeks) => `weekdayMean${weeks}`),
  'yearAgo',
  'yearAgoLevel',
  'weekday',
  'weekend',
  'monthDay',
  'payday',
  'month',
  'daysToHoliday',
  'daysSinceHoliday',
  'booked',
  'ramadan',
  'daysToRamadan',
  'daysSinceRamadan',
  'daysToLebaran',
  'daysSinceLebaran',
  'size',
];
export const STEP_SIZE = STEP_NAMES.length;
export const STEP_MONTH = STEP_NAMES.indexOf('month');

/** What steps are written from: the part of the surroundings that is sent to another thread. */
export interface Ground {
  readonly grid: Pick<Grid, 'series' | 'days' | 'outlet' | 'closed' | 'ramadan'>;
  readonly calendar: CalendarSignals;
  readonly outlets: Pick<OutletSignals, 'clean'>;
}

/** The least that has to be sent to walk elsewhere. */
export function groundOf({ grid, calendar, outlets: { clean } }: Ground): Ground {
  const { series, days, outlet, closed, ramadan } = grid;
  return { grid: { series, days, outlet, closed, ramadan }, calendar, outlets: { clean } };
}

/**
 * Writes the row of column `t` to `into` at `at`. `history` is usage by column; only columns `t` − 392 … `t` − 1 are read, and of the calendar
 * column `t`.
 */
export function writeStep(
  { grid, calendar }: Pick<Ground, 'grid' | 'calendar'>,
  series: number,
  history: Float64Array,
  unit: number,
  t: number,
  into: Float32Array,
  at: number,
): void {
  let f = at;
  for (const lag of LAGS) into[f++] = t >= lag ? history[t - lag]! / unit : Number.NaN;
  let mean7 = Number.NaN;
  let mean28 = Number.NaN;
  let sum = 0;
  let squares = 0;
  let known = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let back = 0;
  // Each span goes on from the one within it.
  for (const span of SPANS) {
    for (const end = Math.min(span, t); back < end; ) {
      const value = history[t - ++back]! / unit;
      if (Number.isNaN(value)) continue;
      sum += value;
      squares += value * value;
      known++;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const mean = known > 0 ? sum / known : Number.NaN;
    if (span === 7) mean7 = mean;
    if (span === 28) mean28 = mean;
    into[f++] = mean;
    into[f++] = known > 0 ? Math.sqrt(Math.max(0, squares / known - mean * mean)) : Number.NaN;
    into[f++] = known > 0 ? least : Number.NaN;
    into[f++] = known > 0 ? most : Number.NaN;
  }
  into[f++] = mean28 > 0 ? Math.min(4, mean7 / mean28) : Number.NaN;
  sum = 0;
  known = 0;
  for (let weeks = 1; weeks <= 8; weeks++) {
    const value = t >= weeks * WEEK ? history[t - weeks * WEEK]! : Number.NaN;
    if (!Number.isNaN(value)) {
      sum += value / unit;
      known++;
    }
    if (weeks === WEEKDAY_SPANS[0] || weeks === WEEKDAY_SPANS[1]) into[f++] = known > 0 ? sum / known : Number.NaN;
  }
  const then = meanOf(history, t - YEAR - 3, t - YEAR + 3);
  const before = meanOf(history, t - YEAR - 28, t - YEAR - 1);
  into[f++] = before > 0 ? Math.min(4, then / before) : Number.NaN;
  into[f++] = before >= 0 ? then / unit : Number.NaN;
  const day = grid.outlet[series]! * calendar.width + t;
  into[f++] = calendar.weekday[t]!;
  into[f++] = calendar.weekday[t]! >= 5 ? 1 : 0;
  into[f++] = calendar.monthDay[t]!;
  into[f++] = calendar.payday[t]!;
  into[f++] = calendar.month[t]!;
  into[f++] = calendar.toSpecial[day]! / HOLIDAY_REACH;
  into[f++] = calendar.sinceSpecial[day]! / HOLIDAY_REACH;
  into[f++] = calendar.booked[day]!;
  into[f++] = grid.ramadan[t]!;
  into[f++] = calendar.toRamadan[t]! / HOLIDAY_REACH;
  into[f++] = calendar.sinceRamadan[t]! / HOLIDAY_REACH;
  into[f++] = calendar.toLebaran[t]! / HOLIDAY_REACH;
  into[f++] = calendar.sinceLebaran[t]! / HOLIDAY_REACH;
  into[f] = Math.log(unit);
}

/** Mean of the known days in columns `from` … `to`; NaN where none is, or history does not reach back as far. */
function meanOf(history: Float64Array, from: number, to: number): number {
  if (from < 0) return Number.NaN;
  let sum = 0;
  let known = 0;
  for (let day = from; day <= to; day++) {
    if (Number.isNaN(history[day]!)) continue;
    sum += history[day]!;
    known++;
  }
  return known > 0 ? sum / known : Number.NaN;
}
