/** Opens the stock book and watches that no two versions of Papadin write in it at once. */

import { Dexie } from 'dexie';
import { fillNewFields } from './blank-nouns.ts';
import { deriveDays } from './derive-days.ts';
import { idMaker } from './ids.ts';
import { type Book, NEWEST_VERSION, VERSION_1, VERSION_2 } from './schema.ts';
import { bookName, watchBookName } from './which-book.ts';

/**
 * `usable`: all is well. `waiting`: a tab with an older Papadin must be closed first. `outdated`: another tab runs, or the book was written
 * by, a newer Papadin; this tab must be loaded anew.
 */
export type BookState = 'usable' | 'waiting' | 'outdated';

const stateOf = new WeakMap<Book, { state: BookState; readonly listeners: Set<() => void> }>();

/** A book by name. It opens by itself at the first use. */
export function openBook(name: string): Book {
  // Live queries always read anew: caching would hold years of days in memory twice.
  const book = new Dexie(name, { cache: 'disabled' }) as Book;
  book.version(1).stores(VERSION_1);
  book
    .version(2)
    .stores(VERSION_2)
    .upgrade(async (transaction) => {
      await fillNewFields(transaction);
      await deriveDays(book);
    });
  const watch = { state: 'usable' as BookState, listeners: new Set<() => void>() };
  stateOf.set(book, watch);
  const become = (state: BookState) => {
    watch.state = state;
    for (const listener of watch.listeners) listener();
  };
  book.on('populate', (transaction) => {
    const newId = idMaker(null, Date.now());
    void transaction.table('identity').add({ key: 'this', deviceId: newId(), personId: 'manager' });
  });
  book.on('blocked', () => become('waiting'));
  book.on('versionchange', () => {
    // Let the newer tab upgrade; answering for this one would write old rows into new tables.
    book.close({ disableAutoOpen: true });
    become('outdated');
  });
  book.on(
    'ready',
    () => {
      // Dexie opens a book of a newer version too; an older Papadin must not write in it. It counts in tenths, and in ones when it has mended
      // a schema.
      if (Math.floor(book.backendDB().version / 10) > NEWEST_VERSION) {
        book.close({ disableAutoOpen: true });
        become('outdated');
      } else if (watch.state === 'waiting') become('usable');
    },
    true,
  );
  return book;
}

/** Another book has taken this one's place: nothing more is read or written here. */
function markMoved(moved: Book): void {
  moved.close({ disableAutoOpen: true });
  const watch = stateOf.get(moved);
  if (watch === undefined) return;
  watch.state = 'outdated';
  for (const listener of watch.listeners) listener();
}

/** For `useSyncExternalStore`: tells when the state of the book changes; the answer stops the telling. */
export function watchBook(book: Book, listener: () => void): () => void {
  const listeners = stateOf.get(book)?.listeners;
  listeners?.add(listener);
  return () => listeners?.delete(listener);
}

export function bookState(book: Book): BookState {
  return stateOf.get(book)?.state ?? 'usable';
}

/** The book of this device. */
export const book: Book = openBook(bookName());
watchBookName(() => markMoved(book));
