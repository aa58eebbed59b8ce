/** Records to arrays: the only place that knows which number of a sequence or a table row means what. The table is in README.md. */

import { meanBetween } from './running-means.ts';
import { highestMean, lossShare, orderToStock, type Seen, usageRate, yearAgo } from './seen.ts';

/** Days over which a table row may look ahead of its cutoff within one week of known weekday means. */
const WEEK = 7;

const ahead = (seen: Seen, t: number): number =>
  seen.outlet * seen.calendar.width + Math.min(seen.calendar.width - 1, t);

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
