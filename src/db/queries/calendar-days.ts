/** Queries: the days the manager has entered, and the calendar they make with the feasts of the country. */

import type { Day } from '../../domain/day.ts';
import { calendarBetween, type DayToKnow } from '../../domain/days-to-know.ts';
import type { CalendarDay } from '../../domain/demand-forecast.ts';
import { countryOf, DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Book } from '../schema.ts';
import { byName } from './list-outlets.ts';

/** By day, then name. */
export async function listCalendarDays(book: Book): Promise<readonly DayToKnow[]> {
  const days = await book.calendarDays.toArray();
  return days.sort((a, b) => (a.day === b.day ? byName(a, b) : a.day < b.day ? -1 : 1));
}

/** Entered days and feasts of the book's country; outlets by id. */
export async function readCalendar(book: Book, from: Day, to: Day): Promise<readonly CalendarDay[]> {
  const [entered, ofBook] = await Promise.all([listCalendarDays(book), book.settings.get('book')]);
  return calendarBetween(entered, countryOf({ ...DEFAULT_SETTINGS, ...ofBook }), from, to);
}
