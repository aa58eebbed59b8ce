/** Query: what was done lately, by whom, and what of it stands. */

import type { EntryId } from '../../domain/nouns.ts';
import type { Book, Entry } from '../schema.ts';
import { findUndone } from '../undone.ts';

export interface RecentEntry extends Entry {
  /** The undo that took it back; undoing that one brings it back. null while it stands. */
  readonly undoneBy: EntryId | null;
}

/** The newest `n` entries, newest first. */
export async function recentEntries(book: Book, n: number): Promise<readonly RecentEntry[]> {
  const [entries, undos] = await Promise.all([
    book.journal.orderBy('id').reverse().limit(n).toArray(),
    book.journal.where('undoes').above('').toArray(),
  ]);
  const undone = findUndone(undos);
  const undoneBy = new Map(undos.filter((undo) => !undone.has(undo.id)).map((undo) => [undo.undoes, undo.id]));
  return entries.map((entry) => ({ ...entry, undoneBy: undoneBy.get(entry.id) ?? null }));
}
