/** What goes on by itself beside the screens, from the first entry of a book on. */

import { book } from '../db/book.ts';
import { keepForecastsFresh } from '../jobs/forecast-again.ts';
import { learnWhenIdle } from '../jobs/learn-when-idle.ts';
import { backUpDaily, clearAway } from '../jobs/safekeeping.ts';

/** To be called once. With `?measure&idle=…` among the parameters, how soon and how much it learns by itself. */
export async function startWork(parameters: URLSearchParams): Promise<void> {
  const isMeasured = parameters.has('measure');
  // Hours of the book read beside what is measured would be measured with it.
  clearAway(book);
  if (!isMeasured) backUpDaily(book);
  keepForecastsFresh(book);
  const idleness = isMeasured ? (await import('./measure/idleness.ts')).readIdleness(parameters) : {};
  learnWhenIdle(book, undefined, idleness);
}
