/** When a fact took hold, for a day that is being lived and for one that has gone by. */

import { type Day, dayAt, dayToNumber } from '../domain/day.ts';
import { endOfDay } from '../domain/stock-facts.ts';
import { momentOfId } from './ids.ts';

const HALF_DAY = 43_200_000;

/** Minutes that this device's clock is ahead of UTC at a moment. */
export function utcOffsetAt(moment: number): number {
  return -new Date(moment).getTimezoneOffset();
}

/**
 * The moment at which something entered now took hold on `day`. Today: now, or just after the newest fact of today (`lastId`) when the clock
 * was set back meanwhile. Another day: its end for what was found at closing, its noon for what came and went.
 */
export function momentWithin(day: Day, position: 'closing' | 'noon', now: number, lastId: string): number {
  if (day === dayAt(now)) {
    const newest = lastId === '' ? 0 : momentOfId(lastId);
    return dayAt(newest) === day ? Math.max(now, newest) : now;
  }
  const end = endOfDay(dayToNumber(day), utcOffsetAt(now));
  return position === 'closing' ? end : end - HALF_DAY;
}
