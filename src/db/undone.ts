/** Which entries are taken back, undos of undos included. */

import type { EntryId } from '../domain/nouns.ts';
import type { Book, Entry } from './schema.ts';

/** An entry is undone when an undo of it stands, that is, is not undone itself. */
export function findUndone(undos: readonly Pick<Entry, 'id' | 'undoes'>[]): Set<EntryId> {
  const undone = new Set<EntryId>();
  // An undo is always younger than what it undoes: from the newest back, each is settled before it is asked about.
  for (const undo of [...undos].sort((a, b) => (a.id < b.id ? 1 : -1))) {
    if (undo.undoes !== null && !undone.has(undo.id)) undone.add(undo.undoes);
  }
  return undone;
}

export async function readUndone(book: Book): Promise<Set<EntryId>> {
  return findUndone(await book.journal.where('undoes').above('').toArray());
}
