/** What the calendar tells of each day of each outlet, in advance. */

import { DAYS_AHEAD, type Grid } from './grid.ts';

/** Days to or from a holiday are counted up to this many. */
export const HOLIDAY_REACH = 14;

/** [outlets × (days + DAYS_AHEAD)] unless said otherwise. */
export interface CalendarSignals {
  readonly width: number;
  /** [width] 0 Monday … 6 Sunday. */
  readonly weekday: Uint8Array;
  /** [width] 1 … 31. */
  readonly monthDay: Uint8Array;
  /** [width] 1 … 365 over 365.25, times 2π. */
  readonly yearAngle: Float64Array;
  /** [width] 1 … 12. */
  readonly month: Uint8Array;
  /** [width] 1 from the 25th to the 3rd: wages have come. */
  readonly payday: Uint8Array;
  /** Days until the next holiday or event (0 on the day), HOLIDAY_REACH when none is near. */
  readonly toSpecial: Uint8Array;
  /** Days since the last one. */
  readonly sinceSpecial: Uint8Array;
  /** [width] days until the next Ramadan begins (0 on its first day) and since the last one began, HOLIDAY_REACH when none is near. */
  readonly toRamadan: Uint8Array;
  readonly sinceRamadan: Uint8Array;
  /** [width] days until the next Lebaran (0 on its first day) and since the last one, HOLIDAY_REACH when none is near. */
  readonly toLebaran: Uint8Array;
  readonly sinceLebaran: Uint8Array;
  /** ln(1 + guests booked). */
  readonly booked: Float64Array;
}

export function calendarSignals(grid: Grid): CalendarSignals {
  const width = grid.days + DAYS_AHEAD;
  const weekday = new Uint8Array(width);
  const monthDay = new Uint8Array(width);
  const month = new Uint8Array(width);
  const payday = new Uint8Array(width);
  const yearAngle = new Float64Array(width);
  for (let t = 0; t < width; t++) {
    const date = new Date((grid.firstDay + t) * 86_400_000);
    weekday[t] = (date.getUTCDay() + 6) % 7;
    monthDay[t] = date.getUTCDate();
    month[t] = date.getUTCMonth() + 1;
    payday[t] = monthDay[t]! >= 25 || monthDay[t]! <= 3 ? 1 : 0;
    const yearDay = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1;
    yearAngle[t] = (2 * Math.PI * yearDay) / 365.25;
  }
  const toSpecial = new Uint8Array(grid.outlets * width);
  const sinceSpecial = new Uint8Array(grid.outlets * width);
  for (let o = 0; o < grid.outlets; o++) {
    const special = grid.special.subarray(o * width, (o + 1) * width);
    sinceSpecial.set(daysSince(special), o * width);
    toSpecial.set(daysUntil(special), o * width);
  }
  // Its length is told by the days themselves; how far it is, by its first.
  const ramadanBegins = grid.ramadan.map((mark, t) => (mark === 1 && t > 0 && grid.ramadan[t - 1] === 0 ? 1 : 0));
  return {
    width,
    weekday,
    monthDay,
    yearAngle,
    month,
    payday,
    toSpecial,
    sinceSpecial,
    toRamadan: daysUntil(ramadanBegins),
    sinceRamadan: daysSince(ramadanBegins),
    toLebaran: daysUntil(grid.lebaran),
    sinceLebaran: daysSince(grid.lebaran),
    booked: grid.booked.map(Math.log1p),
  };
}

/** Days since the last marked one, 0 on it, at most {@link HOLIDAY_REACH}. */
function daysSince(marked: Uint8Array): Uint8Array {
  let distance = HOLIDAY_REACH;
  return marked.map((mark) => {
    distance = mark === 1 ? 0 : Math.min(HOLIDAY_REACH, distance + 1);
    return distance;
  });
}

/** Days until the next marked one. */
const daysUntil = (marked: Uint8Array): Uint8Array => daysSince(marked.slice().reverse()).reverse();
