/** Records to arrays: the only place that knows which number of a sequence or a table row means what. The table is in README.md. */

import { HOLIDAY_REACH } from './calendar-signals.ts';
import { meanBetween } from './running-means.ts';
import { highestMean, lossShare, orderToStock, type Seen, usageRate, yearAgo } from './seen.ts';

/** Days in a sequence. */
export const SEQUENCE_DAYS = 14;
/** Days over which a table row may look ahead of its cutoff within one week of known weekday means. */
const WEEK = 7;

/** One number of each day of a sequence. */
export interface DailyFeature {
  readonly name: string;
  /** `level`: base units, divided by the level at the sequence's cutoff. `plain`: already without a unit. */
  readonly scale: 'level' | 'plain';
  /** What stands in where the day does not know it: a plain number, in the scaled unit. */
  readonly unknown: number;
  readonly at: (seen: Seen, t: number) => number;
}

const level = (name: string, at: DailyFeature['at'], unknown = 0): DailyFeature => ({
  name,
  scale: 'level',
  unknown,
  at,
});
const plain = (name: string, at: DailyFeature['at'], unknown = 0): DailyFeature => ({
  name,
  scale: 'plain',
  unknown,
  at,
});

const ahead = (seen: Seen, t: number): number =>
  seen.outlet * seen.calendar.width + Math.min(seen.calendar.width - 1, t);

/** What a sequence tells of each day. Nothing reads usage after column t; calendar columns may look ahead, as calendars do. */
export const DAILY_FEATURES: readonly DailyFeature[] = [
  // What was used; on unknown days what the week would have led to expect.
  level('used', (seen, t) => {
    const value = seen.clean[t]!;
    return Number.isNaN(value) ? seen.slow[t]! * seen.index[t]! : value;
  }),
  plain('unknown', (seen, t) => (Number.isNaN(seen.clean[t]!) ? 1 : 0)),
  plain('zero', (seen, t) => (seen.clean[t] === 0 ? 1 : 0)),
  plain('ranOut', (seen, t) => seen.grid.censored[seen.series * seen.grid.days + t]!),
  plain('closed', (seen, t) => seen.grid.closed[ahead(seen, t)]!),
  ...[1, 3, 7, 14].map((lag) => level(`lag${lag}`, (seen, t) => (t >= lag ? seen.clean[t - lag]! : Number.NaN), 1)),
  ...[0, 1, 2, 3].flatMap((at) => {
    const span = [3, 7, 14, 28][at]!;
    return [
      level(`mean${span}`, (seen, t) => seen.rolling[at]!.mean[t]!, 1),
      level(`deviation${span}`, (seen, t) => seen.rolling[at]!.deviation[t]!),
      level(`least${span}`, (seen, t) => seen.rolling[at]!.least[t]!),
      level(`most${span}`, (seen, t) => seen.rolling[at]!.most[t]!, 1),
    ];
  }),
  // A week ahead: what that weekday usually is, so that a sequence ends knowing the whole week to come.
  level('weekdayNextWeek', (seen, t) => seen.weekday[t + WEEK]!, 1),
  plain('indexNextWeek', (seen, t) => seen.index[t + WEEK]!, 1),
  level('calm', (seen, t) => seen.calm[t]!, 1),
  level('slow', (seen, t) => seen.slow[t]!, 1),
  level('quick', (seen, t) => seen.quick[t]!, 1),
  plain('trend7to28', (seen, t) => relative(seen.rolling[1]!.mean[t]!, seen.rolling[3]!.mean[t]!)),
  plain('ratioToMean28', (seen, t) => relative(seen.clean[t]!, seen.rolling[3]!.mean[t]!)),
  plain('zeroShare28', (seen, t) => meanBetween(seen.zeros, t - 27, t)),
  plain('outletFactor', (seen, t) => seen.outlets.factor[seen.outlet * seen.grid.days + t]!, 1),
  plain('outletMomentum7', (seen, t) => meanBetween(seen.momentum, t - 6, t), 1),
  plain('outletYearAgo', (seen, t) => yearAgo(seen.season, t, t + WEEK), 1),
  plain('weekdaySin', (seen, t) => Math.sin((2 * Math.PI * seen.calendar.weekday[t]!) / WEEK)),
  plain('weekdayCos', (seen, t) => Math.cos((2 * Math.PI * seen.calendar.weekday[t]!) / WEEK)),
  plain('weekend', (seen, t) => (seen.calendar.weekday[t]! >= 5 ? 1 : 0)),
  plain('monthDay', (seen, t) => seen.calendar.monthDay[t]! / 31),
  plain('paydayIn2Weeks', (seen, t) => seen.calendar.payday[t + SEQUENCE_DAYS]!),
  plain('yearSin', (seen, t) => Math.sin(seen.calendar.yearAngle[t]!)),
  plain('yearCos', (seen, t) => Math.cos(seen.calendar.yearAngle[t]!)),
  plain('daysToHoliday', (seen, t) => seen.calendar.toSpecial[ahead(seen, t)]! / HOLIDAY_REACH),
  plain('daysSinceHoliday', (seen, t) => seen.calendar.sinceSpecial[ahead(seen, t)]! / HOLIDAY_REACH),
  plain('daysToRamadan', (seen, t) => seen.calendar.toRamadan[t]! / HOLIDAY_REACH),
  plain('daysSinceRamadan', (seen, t) => seen.calendar.sinceRamadan[t]! / HOLIDAY_REACH),
  plain('daysToLebaran', (seen, t) => seen.calendar.toLebaran[t]! / HOLIDAY_REACH),
  plain('daysSinceLebaran', (seen, t) => seen.calendar.sinceLebaran[t]! / HOLIDAY_REACH),
  // The calendar is known in advance: seen over the sequence these four tell of every day of the coming fortnight.
  plain('holidayIn2Weeks', (seen, t) => seen.grid.special[ahead(seen, t + SEQUENCE_DAYS)]!),
  plain('ramadanIn2Weeks', (seen, t) => seen.grid.ramadan[Math.min(seen.calendar.width - 1, t + SEQUENCE_DAYS)]!),
  plain('closedIn2Weeks', (seen, t) => seen.grid.closed[ahead(seen, t + SEQUENCE_DAYS)]!),
  plain('bookedIn2Weeks', (seen, t) => seen.calendar.booked[ahead(seen, t + SEQUENCE_DAYS)]! / 5),
  plain('lossShare', lossShare),
  plain('usageRate', usageRate),
  plain('orderToStock', orderToStock),
];

/** Numbers of one sequence: {@link SEQUENCE_DAYS} × {@link DAILY_FEATURES}. */
export const SEQUENCE_SIZE = SEQUENCE_DAYS * DAILY_FEATURES.length;

/** [days × features] of one series in base units (or none), NaN where unknown: the store from which its sequences are cut. */
export function dailyRows(seen: Seen, from: number, to: number): Float32Array {
  const width = DAILY_FEATURES.length;
  const rows = new Float32Array((to - from + 1) * width);
  for (let f = 0; f < width; f++) {
    const { at } = DAILY_FEATURES[f]!;
    for (let t = Math.max(0, from); t <= to; t++) rows[(t - from) * width + f] = at(seen, t);
  }
  return rows;
}

/**
 * Writes the sequence that ends at `cutoff` to `into` at `at`: {@link SEQUENCE_DAYS} days, oldest first, each number divided by the level where its unit asks for
 * it, cut to −3 … 6. `rows` are those of {@link dailyRows} starting at column `rowsFrom`. Days before the first known one are unknown.
 */
export function writeSequence(
  seen: Seen,
  rows: Float32Array,
  rowsFrom: number,
  cutoff: number,
  into: Float32Array,
  at: number,
): void {
  const width = DAILY_FEATURES.length;
  const unit = seen.level[cutoff]! > 0 ? seen.level[cutoff]! : 1;
  for (let day = 0; day < SEQUENCE_DAYS; day++) {
    const t = cutoff - SEQUENCE_DAYS + 1 + day;
    const row = (t - rowsFrom) * width;
    for (let f = 0; f < width; f++) {
      const feature = DAILY_FEATURES[f]!;
      const raw = t < 0 || t < rowsFrom ? Number.NaN : rows[row + f]!;
      const value = feature.scale === 'level' ? raw / unit : raw;
      into[at + day * width + f] = Number.isNaN(value) ? feature.unknown : Math.min(6, Math.max(-3, value));
    }
    if (t < seen.grid.first[seen.series]!) into[at + day * width + 1] = 1;
  }
}

/** One number of a table row: of series, cutoff and target day `t`; `week` is the day of the first week after the cutoff with t's weekday. */
export interface TableFeature {
  readonly name: string;
  readonly at: (seen: Seen, cutoff: number, t: number, week: number) => number;
}

/** Features of a row that depend on series and cutoff only; made once for all its target days. Usage in levels. */
export const CUTOFF_FEATURES: readonly TableFeature[] = [
  cutoffFeature('last', (seen, c) => seen.clean[c]! / unitOf(seen, c)),
  ...[0, 1, 2, 3].map((at) =>
    cutoffFeature(`mean${[3, 7, 14, 28][at]!}`, (seen, c) => seen.rolling[at]!.mean[c]! / unitOf(seen, c)),
  ),
  cutoffFeature('deviation7', (seen, c) => seen.rolling[1]!.deviation[c]! / unitOf(seen, c)),
  cutoffFeature('deviation28', (seen, c) => seen.rolling[3]!.deviation[c]! / unitOf(seen, c)),
  cutoffFeature('least7', (seen, c) => seen.rolling[1]!.least[c]! / unitOf(seen, c)),
  cutoffFeature('most7', (seen, c) => seen.rolling[1]!.most[c]! / unitOf(seen, c)),
  cutoffFeature('most28', (seen, c) => seen.rolling[3]!.most[c]! / unitOf(seen, c)),
  cutoffFeature('mean91', (seen, c) => meanBetween(seen.prefix, c - 90, c) / unitOf(seen, c)),
  cutoffFeature('mean364', (seen, c) => meanBetween(seen.prefix, c - 363, c) / unitOf(seen, c)),
  cutoffFeature('most364', (seen, c) => highestMean(seen, c) / unitOf(seen, c)),
  cutoffFeature('outletSeason28', (seen, c) => meanBetween(seen.season, c - 27, c)),
  cutoffFeature('outletSeason7', (seen, c) => meanBetween(seen.season, c - 6, c)),
  cutoffFeature('calmLast', (seen, c) => seen.calm[c]! / unitOf(seen, c)),
  cutoffFeature('slow', (seen, c) => seen.slow[c]! / unitOf(seen, c)),
  cutoffFeature('quick', (seen, c) => seen.quick[c]! / unitOf(seen, c)),
  cutoffFeature('trend7to28', (seen, c) => relative(seen.rolling[1]!.mean[c]!, seen.rolling[3]!.mean[c]!)),
  cutoffFeature('zeroShare28', (seen, c) => meanBetween(seen.zeros, c - 27, c)),
  cutoffFeature('outletFactor', (seen, c) => seen.outlets.factor[seen.outlet * seen.grid.days + c]!),
  cutoffFeature('outletMomentum3', (seen, c) => meanBetween(seen.momentum, c - 2, c)),
  cutoffFeature('outletMomentum7', (seen, c) => meanBetween(seen.momentum, c - 6, c)),
  cutoffFeature('outletMomentum28', (seen, c) => meanBetween(seen.momentum, c - 27, c)),
  cutoffFeature('lossShare', lossShare),
  cutoffFeature('usageRate', usageRate),
  cutoffFeature('orderToStock', orderToStock),
  // Whose row it is, by how much of it is used: trees give an item ways of its own where it has days enough, a new one goes with those used alike.
  cutoffFeature('size', (seen, c) => Math.log(meanBetween(seen.prefix, c - 363, c) || Number.NaN)),
];

/** Features of a row that depend on the target day too. Only the calendar is read at `t`. */
export const TARGET_FEATURES: readonly TableFeature[] = [
  { name: 'daysAhead', at: (_seen, c, t) => t - c },
  { name: 'weekday', at: (seen, _c, t) => seen.calendar.weekday[t]! },
  { name: 'weekend', at: (seen, _c, t) => (seen.calendar.weekday[t]! >= 5 ? 1 : 0) },
  { name: 'monthDay', at: (seen, _c, t) => seen.calendar.monthDay[t]! },
  { name: 'payday', at: (seen, _c, t) => seen.calendar.payday[t]! },
  { name: 'month', at: (seen, _c, t) => seen.calendar.month[t]! },
  { name: 'yearSin', at: (seen, _c, t) => Math.sin(seen.calendar.yearAngle[t]!) },
  { name: 'yearCos', at: (seen, _c, t) => Math.cos(seen.calendar.yearAngle[t]!) },
  { name: 'daysToHoliday', at: (seen, _c, t) => seen.calendar.toSpecial[ahead(seen, t)]! },
  { name: 'daysSinceHoliday', at: (seen, _c, t) => seen.calendar.sinceSpecial[ahead(seen, t)]! },
  { name: 'ramadan', at: (seen, _c, t) => seen.grid.ramadan[t]! },
  { name: 'daysToRamadan', at: (seen, _c, t) => seen.calendar.toRamadan[t]! },
  { name: 'daysSinceRamadan', at: (seen, _c, t) => seen.calendar.sinceRamadan[t]! },
  { name: 'daysToLebaran', at: (seen, _c, t) => seen.calendar.toLebaran[t]! },
  { name: 'daysSinceLebaran', at: (seen, _c, t) => seen.calendar.sinceLebaran[t]! },
  { name: 'booked', at: (seen, _c, t) => seen.calendar.booked[ahead(seen, t)]! },
  ...[1, 2, 3, 4].map((weeks) => ({
    name: `weekday${weeks}Back`,
    at: (seen: Seen, c: number, _t: number, week: number) =>
      week - weeks * WEEK >= 0 ? seen.clean[week - weeks * WEEK]! / unitOf(seen, c) : Number.NaN,
  })),
  { name: 'weekdayMean8', at: (seen, c, _t, week) => seen.weekday[week]! / unitOf(seen, c) },
  { name: 'weekdayIndex', at: (seen, _c, _t, week) => seen.index[week]! },
  { name: 'slowTimesIndex', at: (seen, c, _t, week) => (seen.slow[c]! * seen.index[week]!) / unitOf(seen, c) },
  { name: 'quickTimesIndex', at: (seen, c, _t, week) => (seen.quick[c]! * seen.index[week]!) / unitOf(seen, c) },
  { name: 'yearAgo', at: (seen, c, t) => yearAgo(seen.prefix, c, t) },
  { name: 'outletYearAgo', at: (seen, c, t) => yearAgo(seen.season, c, t) },
];

/** Numbers of one table row. */
export const ROW_SIZE = CUTOFF_FEATURES.length + TARGET_FEATURES.length;
export const ROW_NAMES: readonly string[] = [...CUTOFF_FEATURES, ...TARGET_FEATURES].map((feature) => feature.name);

/** Column of the guess that level and weekday alone would make. */
export const PLAIN_GUESS = ROW_NAMES.indexOf('slowTimesIndex');

/** Columns that tell the time of year. From less than a year no season can be learned, only that days went by: they are then left unknown. */
export const YEAR_COLUMNS: readonly number[] = [
  'month',
  'yearSin',
  'yearCos',
  'yearAgo',
  'outletYearAgo',
  'outletSeason7',
  'outletSeason28',
  'mean364',
  'most364',
].map((name) => ROW_NAMES.indexOf(name));
/** Days of history from which on the time of year may be learned: a year and five weeks. */
export const YEAR_DAYS = 400;

/** Writes the first numbers of the rows of (series, cutoff) to `into` at `at`. NaN is unknown. */
export function writeCutoffFeatures(seen: Seen, cutoff: number, into: Float32Array, at: number): void {
  for (let f = 0; f < CUTOFF_FEATURES.length; f++) into[at + f] = CUTOFF_FEATURES[f]!.at(seen, cutoff, cutoff, cutoff);
}

/** Writes the rest of the row for the day `daysAhead` days after the cutoff. */
export function writeTargetFeatures(
  seen: Seen,
  cutoff: number,
  daysAhead: number,
  into: Float32Array,
  at: number,
): void {
  const t = cutoff + daysAhead;
  const week = cutoff + ((daysAhead - 1) % WEEK) + 1;
  const from = at + CUTOFF_FEATURES.length;
  for (let f = 0; f < TARGET_FEATURES.length; f++) into[from + f] = TARGET_FEATURES[f]!.at(seen, cutoff, t, week);
}

/** What one unit of scaled usage is in base units at a cutoff; 1 before anything was used. */
export function unitOf(seen: Seen, cutoff: number): number {
  const size = seen.level[cutoff]!;
  return size > 0 ? size : 1;
}

function cutoffFeature(name: string, at: (seen: Seen, cutoff: number) => number): TableFeature {
  return { name, at };
}

/** a / b − 1, cut to −1 … 3; 0 where b is nothing. */
function relative(a: number, b: number): number {
  return b > 0 ? Math.min(3, a / b - 1) : 0;
}
