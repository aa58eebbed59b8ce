/** Which of this browser's databases is the book: a restored one takes the place of the one before in one step. */

import { Dexie } from 'dexie';

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
}

/** Told at once at the start; the books themselves know better (`findMoved`). */
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

interface Names {
  readonly identity: { readonly movedTo?: string } | undefined;
}

/**
 * The book that took this one's place where the browser was stopped before it could say so; null when this one is the book. A place promised
 * to a book that is not there is taken back by `stay`.
 */
export async function findMoved({ identity }: Names, stay: () => Promise<void>): Promise<string | null> {
  const movedTo = identity?.movedTo;
  if (movedTo === undefined) return null;
  if (await Dexie.exists(movedTo)) return movedTo;
  await stay();
  return null;
}
