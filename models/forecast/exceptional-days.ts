/** Occasions on which an outlet was not itself: what it used then tells nothing of the ordinary days around. */

import { logRatio } from './log-ratios.ts';
import type { Occasions } from './occasions.ts';
import { medianOf, openWindow } from './robust-spread.ts';

const WEEK = 7;
/** A day is compared with the last so many of its weekday. */
const WEEKS = 4;
/** A weekday this much quieter than a usual day is as good as closed: nothing can be said of it in proportion. */
export const LEAST_USUAL = 0.15;
/** Days before that tell how far days lie from their weekday by themselves, as holidays are few among them; and how many at least. */
const NOISE_DAYS = 182;
export const FEWEST_ORDINARY = 28;
/** Spread of ordinary days, at the least: a smooth history is no proof that every wiggle means something. */
export const LEAST_NOISE = 0.05;
/** How much of what the week before lay from its weekdays is believed: it is a few days. */
const OF_LATE = 0.5;
/** Spreads from its weekday beyond which an occasion was kept. */
const FAR = 2;

/**
 * Columns of an outlet, 1 where the day is an occasion of a day or few (not a month of fasting) and lay more than two spreads from its weekday, beyond what the week
 * before it did. Holidays left in the past throw off what is said of the days after them, and are taken out first, as outliers known for what they are
 * (Hyndman & Athanasopoulos 2021, chapter 13.9). `busy` is how much the outlet used each day, 1 on a usual one, NaN unknown. Column t is told by columns up to t alone.
 */
export function exceptionalDays(busy: Float64Array, { brief }: Occasions): Uint8Array {
  const exceptional = new Uint8Array(busy.length);
  if (!brief.includes(1)) return exceptional;
  const before = new Float64Array(WEEKS);
  const fromWeekday = busy.map((used, t) => {
    for (let week = 0, at = t - WEEK; week < WEEKS; week++, at -= WEEK) before[week] = at < 0 ? Number.NaN : busy[at]!;
    const usual = medianOf(before);
    return usual >= LEAST_USUAL ? logRatio(used, usual) : Number.NaN;
  });
  // Where all days of late lie higher, as after a month of fasting, a high one is as they are.
  const change = fromWeekday.map((one, t) => one - OF_LATE * (medianOf(fromWeekday, Math.max(0, t - WEEK), t) || 0));
  const near = openWindow(NOISE_DAYS);
  for (let t = 0; t < busy.length; t++) {
    const far = Math.abs(change[t]!);
    if (brief[t] === 1 && far > FAR * LEAST_NOISE && near.known() >= FEWEST_ORDINARY && far > FAR * near.spread()) {
      exceptional[t] = 1;
    }
    near.push(change[t]!);
  }
  return exceptional;
}
