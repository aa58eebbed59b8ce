/** Query: what came, went and ran out lately at an outlet, for looking at and taking back; and which items that was about. */

import type { EntryId, ItemId, Movement, MovementKind, OutletId } from '../../domain/nouns.ts';
import { findVoided } from '../../domain/stock-facts.ts';
import type { Book, CommandName, Entry } from '../schema.ts';
import { openUndone } from '../undone.ts';

const COMMANDS = [
  'recordDelivery',
  'throwAway',
  'noteRanOut',
  'sendTransfer',
  'receiveTransfer',
] as const satisfies readonly CommandName[];
export type DoingName = (typeof COMMANDS)[number];

/** Entries and movements looked back through: some days of a busy outlet. */
const MOST_ENTRIES = 1000;
const MOST_MOVEMENTS = 600;

export interface Doing {
  readonly entry: Entry & { readonly command: DoingName };
  /** Of this outlet. */
  readonly movements: readonly Movement[];
  /** The undo that took it back; undoing that one brings it back. null while it stands. */
  readonly undoneBy: EntryId | null;
}

/** Newest first, at most `most`. */
export async function recentDoings(book: Book, outletId: OutletId, most: number): Promise<readonly Doing[]> {
  const entries: Doing['entry'][] = [];
  await book.journal
    .orderBy('id')
    .reverse()
    .limit(MOST_ENTRIES)
    .until(() => entries.length >= most * 4)
    .each((entry) => {
      if ((COMMANDS as readonly string[]).includes(entry.command)) entries.push(entry as Doing['entry']);
    });
  const ids = entries.map(({ id }) => id);
  const [movements, undos] = await Promise.all([
    book.movements.where('entryId').anyOf(ids).toArray(),
    book.journal.where('undoes').anyOf(ids).toArray(),
  ]);
  const undone = openUndone(book);
  await undone.learn(undos.map(({ id }) => id));
  const undoneBy = new Map(undos.filter(({ id }) => !undone.has(id)).map((undo) => [undo.undoes, undo.id]));
  return entries
    .map((entry) => ({
      entry,
      movements: movements.filter((one) => one.entryId === entry.id && one.outletId === outletId),
      undoneBy: undoneBy.get(entry.id) ?? null,
    }))
    .filter((doing) => doing.movements.length > 0)
    .slice(0, most);
}

/** Items that lately moved so at the outlet, the newest first, each once, at most `most`. */
export async function recentItems(
  book: Book,
  outletId: OutletId,
  kinds: readonly MovementKind[],
  most: number,
): Promise<readonly ItemId[]> {
  const movements = await book.movements.orderBy('id').reverse().limit(MOST_MOVEMENTS).toArray();
  const voided = findVoided(movements);
  const here = movements.filter((one) => one.outletId === outletId && kinds.includes(one.kind) && !voided.has(one.id));
  return [...new Set(here.map(({ itemId }) => itemId))].slice(0, most);
}
