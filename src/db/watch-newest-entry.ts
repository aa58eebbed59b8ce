/** Tells of every new journal entry, from this tab or another. */

import { liveQuery } from 'dexie';
import type { Entry } from './facts.ts';
import type { Book } from './schema.ts';

/** Calls with the newest entry (null in an empty book) now and after each change; the answer stops it. */
export function watchNewestEntry(book: Book, listener: (entry: Entry | null) => void): () => void {
  const newest = liveQuery(() => book.journal.orderBy('id').last());
  const subscription = newest.subscribe({
    next: (entry) => listener(entry ?? null),
    // A closed book says so elsewhere; there is nothing more to tell here.
    error: () => {},
  });
  return () => subscription.unsubscribe();
}
