/** Which of this browser's databases is the book: a restored one takes the place of the one before in one step. */

const FIRST = 'papadin';
/** Names of restored books begin with it. */
export const RESTORED = 'papadin restored ';
const KEY = 'papadin.book';

/** What a book that was restored whole says of itself, in `safekeeping`. */
export interface RestoredMark {
  /** The book whose place it took. */
  readonly before: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** When the backup was made. */
  readonly madeAt: number;
  /** Entries that came from another device; left out when it took the place of all. */
  readonly tookIn?: number;
}

/** Told at once at the start; the books themselves know better (`follow-restore.ts`). */
export function bookName(): string {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? FIRST;
  } catch {
    // Storage is shut off; so is the database then, which says so itself.
    return FIRST;
  }
}

export function nameBook(name: string): void {
  globalThis.localStorage?.setItem(KEY, name);
}

/** Calls when another tab has put another book in place. */
export function watchBookName(listener: () => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    if ((event as StorageEvent).key === KEY) listener();
  });
}
