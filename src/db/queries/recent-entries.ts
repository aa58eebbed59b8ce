/** Query: what was done lately, by whom, and what of it stands. */

import type { EntryId } from '../../domain/nouns.ts';
import type { Entry } from '../facts.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';

export interface RecentEntry extends Entry {
  /** The undo that took it back; undoing that one brings it back. null while it stands. */
  readonly undoneBy: EntryId | null;
}

/** The newest `n` entries, newest first. */
export async function recentEntries(book: Book, n: number): Promise<readonly RecentEntry[]> {
  return withUndos(book, await book.journal.orderBy('id').reverse().limit(n).toArray());
}

/** Entries and the undos of them that stand. */
export async function withUndos(book: Book, entries: readonly Entry[]): Promise<readonly RecentEntry[]> {
  const undone = openUndone(book);
  await undone.learn(entries.map((entry) => entry.id));
  return entries.map((entry) => ({ ...entry, undoneBy: undone.undoneBy(entry.id) }));
}
