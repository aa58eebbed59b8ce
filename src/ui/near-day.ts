/** Days as people say them: today, tomorrow, Friday, and a date only when it is far. */

import { type Day, daysBetween } from '../domain/day.ts';
import type { Format } from './format.ts';

/** `day` seen from `today`, for the middle of a sentence. */
export function nearDay(format: Format, day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  if (ahead >= -1 && ahead <= 1) {
    return new Intl.RelativeTimeFormat(format.locale, { numeric: 'auto' }).format(ahead, 'day');
  }
  return ahead > 1 && ahead < 7 ? format.weekday(day, 'long') : format.day(day, { weekday: ahead > 0 });
}
