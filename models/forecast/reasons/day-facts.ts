/** What is true of a forecast day and of the weeks before it: the figures that the words of a reason need. */

import type { CalendarDay } from '../../../src/domain/demand-forecast.ts';
import type { DayFacts } from '../../../src/domain/forecast-reasons.ts';

const WEEK = 7;
/** Weeks looked back on, at most. */
const MOST_WEEKS = 8;
/** Known days that make a week. */
const FEWEST_DAYS = 4;
/** A week counts as higher or lower from this share on. */
const LEAST_CHANGE = 0.01;
/** Days within which a feast is near. */
const NEAR = 14;
const MS_PER_DAY = 86_400_000;

/** `history` is usage of consecutive days, the last being the cutoff, NaN unknown; `day` whole days since 1970-01-01. */
export function factsOf(
  history: Float64Array,
  calendar: readonly CalendarDay[],
  outlet: string,
  day: number,
): DayFacts {
  const date = new Date(day * MS_PER_DAY);
  const monthDay = date.getUTCDate();
  const here = calendar.filter((entry) => entry.outlet === null || entry.outlet === outlet);
  return {
    weekday: (date.getUTCDay() + 6) % WEEK,
    month: date.getUTCMonth() + 1,
    isPayday: monthDay >= 25 || monthDay <= 3,
    weeks: weeksInARow(history),
    feast: nearestFeast(here, day),
    guests: here.reduce(
      (sum, { kind, size, day: at }) => sum + (kind === 'booking' && at === day ? (size ?? 0) : 0),
      0,
    ),
  };
}

/** Weeks in a row, ending with the last, in which more (above 0) or less (below 0) was used than in the week before. */
export function weeksInARow(history: Float64Array): number {
  const means: number[] = [];
  for (let back = 0; back < MOST_WEEKS; back++) {
    const end = history.length - WEEK * back;
    if (end < WEEK) break;
    const known = history.subarray(end - WEEK, end).filter((value) => !Number.isNaN(value));
    if (known.length < FEWEST_DAYS) break;
    means.push(known.reduce((sum, value) => sum + value, 0) / known.length);
  }
  let weeks = 0;
  for (let i = 0; i + 1 < means.length; i++) {
    const change = means[i]! - means[i + 1]!;
    const way = Math.abs(change) <= LEAST_CHANGE * means[i + 1]! ? 0 : Math.sign(change);
    if (way === 0 || (weeks !== 0 && Math.sign(weeks) !== way)) break;
    weeks += way;
  }
  return weeks;
}

function nearestFeast(calendar: readonly CalendarDay[], day: number): DayFacts['feast'] {
  let nearest: DayFacts['feast'] = null;
  for (const entry of calendar) {
    if (entry.kind !== 'holiday' && entry.kind !== 'event') continue;
    const days = entry.day - day;
    if (Math.abs(days) <= NEAR && Math.abs(days) < Math.abs(nearest?.days ?? NEAR + 1))
      nearest = { name: entry.name, days };
  }
  return nearest;
}
