/** Reads a forecast as a kitchen does: what some days will use, how far it may go wrong, and the day stock runs out. */

import { addDays, type Day, daysBetween } from './day.ts';
import { betweenQuantiles, type SumDoubt, sumSpread } from './demand-forecast.ts';

/** One day of a forecast in base units: never negative, quantiles non-decreasing. */
export interface ExpectedDay {
  readonly day: Day;
  readonly mean: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Base units by which the day may go wrong, and how far sums of days do; left out where the forecast does not tell. */
  readonly unit?: number;
  readonly sums?: SumDoubt;
}

export interface ExpectedUse {
  /** Base units expected over the days. */
  readonly mean: number;
  /** Base units above the mean that keep the chance of running short at 1 − level. */
  readonly spread: number;
  /** How many of the days lie outside the forecast and repeat its nearest week. */
  readonly repeatedDays: number;
}

/** A day of which only a share (0–1) of the use still lies ahead, because stock was counted in the middle of it. */
export interface PartDay {
  readonly day: Day;
  readonly share: number;
}

/** Kitchens use stock between these minutes after midnight, taken as evenly. */
const FIRST_USE = 8 * 60;
const LAST_USE = 22 * 60;

/** The share of a day's use that lies after a minute of it: 1 in the morning, 0 after closing. */
export function shareAfter(minutes: number): number {
  return Math.min(1, Math.max(0, (LAST_USE - minutes) / (LAST_USE - FIRST_USE)));
}

export const NO_USE: ExpectedUse = { mean: 0, spread: 0, repeatedDays: 0 };

/**
 * What the days `from` … `to` (both counted) will use. `expected` holds consecutive days.
 *
 * Spread: the forecast's own quantile of the sum, calibrated on sums of held-out days (see {@link sumSpread}). Of one day, and where the forecast does not
 * tell of sums, it is the root of the sum of squares of each day's distance from mean to quantile, as if daily errors were independent (Silver, Pyke & Thomas,
 * *Inventory and Production Management in Supply Chains*, 4th ed., ch. 6).
 */
export function expectUse(
  expected: readonly ExpectedDay[],
  from: Day,
  to: Day,
  level: number,
  part: PartDay | null = null,
): ExpectedUse {
  const first = expected[0];
  const days = daysBetween(from, to) + 1;
  if (first === undefined || days <= 0) return NO_USE;
  const start = daysBetween(first.day, from);
  const partIndex = part === null ? null : daysBetween(first.day, part.day);
  let mean = 0;
  let squares = 0;
  const units: number[] = [];
  let repeatedDays = 0;
  for (let index = start; index < start + days; index++) {
    const day = expected[nearestWeek(index, expected.length)]!;
    if (index < 0 || index >= expected.length) repeatedDays++;
    const share = index === partIndex ? part!.share : 1;
    mean += share * day.mean;
    squares += (share * Math.max(0, quantileOf(day, level) - day.mean)) ** 2;
    units.push(share * (day.unit ?? Number.NaN));
  }
  const isTold = days > 1 && units.every((unit) => !Number.isNaN(unit));
  const summed = isTold ? sumSpread(first.sums, units, level) : null;
  return { mean, spread: summed === null ? Math.sqrt(squares) : Math.max(0, summed), repeatedDays };
}

/** The forecast of one day, or of the same weekday in the nearest week forecast; null when nothing is. */
export function expectedOn(expected: readonly ExpectedDay[], day: Day): ExpectedDay | null {
  const first = expected[0];
  return first === undefined ? null : expected[nearestWeek(daysBetween(first.day, day), expected.length)]!;
}

/** Stock that arrives on a day, before its service. */
export interface Arrival {
  readonly day: Day;
  /** Base units. */
  readonly quantity: number;
}

/**
 * What the expected use of the days `from` … `to` does not find, in base units: `have` at the start, arrivals from their morning on (earlier
 * ones at once), and nothing owed for what an empty shelf could not give.
 */
export function missedUse(
  expected: readonly ExpectedDay[],
  have: number,
  arrivals: readonly Arrival[],
  from: Day,
  to: Day,
  part: PartDay | null = null,
): number {
  let level = have;
  let missed = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const arrival of arrivals) {
      if (arrival.day === day || (day === from && arrival.day < from)) level += arrival.quantity;
    }
    level -= expectUse(expected, day, day, 0.5, part).mean;
    missed += Math.max(0, -level);
    level = Math.max(0, level);
  }
  return missed;
}

/**
 * The first day from `today` on whose expected use exceeds what is there: `have` base units now plus what has arrived by then.
 * Null when stock lasts through the `within` days looked at, or nothing is forecast.
 */
export function runOutDay(
  expected: readonly ExpectedDay[],
  have: number,
  arrivals: readonly Arrival[],
  today: Day,
  within: number,
  part: PartDay | null = null,
): Day | null {
  const first = expected[0];
  if (first === undefined) return null;
  const start = daysBetween(first.day, today);
  let level = have;
  for (let ahead = 0; ahead < within; ahead++) {
    const day = addDays(today, ahead);
    for (const arrival of arrivals) {
      if (arrival.day === day || (ahead === 0 && arrival.day < today)) level += arrival.quantity;
    }
    const share = part !== null && day === part.day ? part.share : 1;
    level -= share * expected[nearestWeek(start + ahead, expected.length)]!.mean;
    // Less than half a base unit is rounding, not an empty shelf.
    if (level < -0.5) return day;
  }
  return null;
}

/** Where to look for a day that is not forecast: the same weekday of the nearest week that is. */
function nearestWeek(index: number, length: number): number {
  if (index >= 0 && index < length) return index;
  const week = Math.min(7, length);
  const within = ((index % week) + week) % week;
  if (index < 0) return within;
  const lastWeek = length - week;
  return lastWeek + ((((index - lastWeek) % week) + week) % week);
}

/** The `level` quantile of a forecast day, straight between its known quantiles on the normal scale, and beyond them. */
export function quantileOf(day: ExpectedDay, level: number): number {
  return Math.max(0, betweenQuantiles([day.q05, day.q25, day.q50, day.q75, day.q95], level));
}
