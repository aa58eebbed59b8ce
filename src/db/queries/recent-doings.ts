/** Query: what came, went and ran out lately at an outlet, for looking at and taking back; and which items that was about. */

import { Dexie } from 'dexie';
import type { EntryId, ItemId, Movement, MovementKind, OutletId } from '../../domain/nouns.ts';
import { findVoided } from '../../domain/stock-facts.ts';
import type { CommandName, Entry } from '../facts.ts';
import { leastIdAt } from '../ids.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';

const COMMANDS = [
  'recordDelivery',
  'throwAway',
  'noteRanOut',
  'sendTransfer',
  'receiveTransfer',
] as const satisfies readonly CommandName[];
export type DoingName = (typeof COMMANDS)[number];

/** What they move. */
const KINDS = ['received', 'wasted', 'ranOut', 'transferIn', 'transferOut'] as const satisfies readonly MovementKind[];
/** Looked back through one after the other until there is enough; the last is a season. */
const DAYS_BACK = [2, 7, 30, 120];
const DAY_MS = 86_400_000;

export interface Doing {
  readonly entry: Entry & { readonly command: DoingName };
  /** Of this outlet. */
  readonly movements: readonly Movement[];
  /** The undo that took it back; undoing that one brings it back. null while it stands. */
  readonly undoneBy: EntryId | null;
}

/** Newest first, at most `most`. */
export async function recentDoings(book: Book, outletId: OutletId, most: number): Promise<readonly Doing[]> {
  const movements = await movementsLately(book, outletId, KINDS, (found) => countEntries(found) >= most * 2);
  const ids = [...new Set(movements.map(({ entryId }) => entryId))];
  const [known, undos] = await Promise.all([
    book.journal.bulkGet(ids),
    book.journal.where('undoes').anyOf(ids).toArray(),
  ]);
  const entries = known
    .filter((entry): entry is Doing['entry'] => isDoing(entry))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const undone = openUndone(book);
  await undone.learn(undos.map(({ id }) => id));
  const undoneBy = new Map(undos.filter(({ id }) => !undone.has(id)).map((undo) => [undo.undoes, undo.id]));
  return entries
    .map((entry) => ({
      entry,
      movements: movements.filter((one) => one.entryId === entry.id),
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
  const items = (found: readonly Movement[]) => [...new Set(standing(found).map(({ itemId }) => itemId))];
  const movements = await movementsLately(book, outletId, [...kinds, 'voided'], (found) => items(found).length >= most);
  return items(movements).slice(0, most);

  function standing(found: readonly Movement[]) {
    const voided = findVoided(found);
    return found.filter((one) => one.kind !== 'voided' && !voided.has(one.id));
  }
}

const isDoing = (entry: Entry | undefined) => entry !== undefined && COMMANDS.some((one) => one === entry.command);
const countEntries = (found: readonly Movement[]) => new Set(found.map(({ entryId }) => entryId)).size;

/** Of an outlet and these kinds, newest first, from as far back as it takes. */
async function movementsLately(
  book: Book,
  outletId: OutletId,
  kinds: readonly MovementKind[],
  isEnough: (found: readonly Movement[]) => boolean,
): Promise<readonly Movement[]> {
  let found: readonly Movement[] = [];
  for (const days of DAYS_BACK) {
    const least = leastIdAt(Date.now() - days * DAY_MS);
    const ofKinds = kinds.map((kind) =>
      book.movements
        .where('[outletId+kind+id]')
        .between([outletId, kind, least], [outletId, kind, Dexie.maxKey])
        .toArray(),
    );
    found = (await Promise.all(ofKinds)).flat().sort((a, b) => (a.id < b.id ? 1 : -1));
    if (isEnough(found)) break;
  }
  return found;
}
