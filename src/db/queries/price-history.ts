/** Query: what an item has cost, by day and supplier. */

import { Dexie } from 'dexie';
import type { Day } from '../../domain/day.ts';
import { dayAt } from '../../domain/day.ts';
import type { Price } from '../../domain/money.ts';
import type { EntryId, ItemId, MovementId, MovementKind, OutletId, SupplierId } from '../../domain/nouns.ts';
import { findVoided } from '../../domain/stock-facts.ts';
import { leastIdAt } from '../ids.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';

export interface PricePoint {
  readonly day: Day;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly price: Price;
  /** null for what was bought without a supplier of the book, and for a price typed in. */
  readonly supplierId: SupplierId | null;
  /** null for a price typed in. */
  readonly movementId: MovementId | null;
  readonly outletId: OutletId | null;
}

/**
 * Prices paid at all outlets and prices typed in, oldest first; with `since` (milliseconds since the epoch) only what was entered from then
 * on. A price given up is none.
 */
export async function priceHistory(book: Book, itemId: ItemId, since = 0): Promise<readonly PricePoint[]> {
  const least = leastIdAt(since);
  const ofKind = (kind: MovementKind) =>
    book.movements.where('[itemId+kind+id]').between([itemId, kind, least], [itemId, kind, Dexie.maxKey]).toArray();
  const [received, voiding, changes] = await Promise.all([
    ofKind('received'),
    ofKind('voided'),
    book.changes.where('[kind+subject]').equals(['item', itemId]).toArray(),
  ]);
  const voided = findVoided([...received, ...voiding]);
  const paid = received.flatMap(({ id, kind, quantity, day, at, outletId, detail }): PricePoint[] => {
    const cost = detail?.cost;
    if (kind !== 'received' || voided.has(id) || cost === undefined || cost === 0 || quantity === 0) return [];
    const price = { amount: cost, per: quantity };
    return [{ day, at, price, supplierId: detail?.supplierId ?? null, movementId: id, outletId }];
  });
  const typed = await typedPrices(
    book,
    changes.filter(({ id }) => id >= least),
  );
  return [...paid, ...typed].sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1));
}

async function typedPrices(
  book: Book,
  changes: readonly { readonly entryId: EntryId; readonly fields: object }[],
): Promise<PricePoint[]> {
  const undone = openUndone(book);
  await undone.learn(changes.map(({ entryId }) => entryId));
  const said = changes.filter(({ entryId, fields }) => !undone.has(entryId) && priceIn(fields) !== null);
  const entries = await book.journal.bulkGet(said.map(({ entryId }) => entryId));
  return said.flatMap(({ fields }, i): PricePoint[] => {
    const entry = entries[i];
    // What a delivery said of the price stands in its movement already.
    if (entry === undefined || entry.command === 'recordDelivery') return [];
    const { at } = entry;
    return [{ day: dayAt(at), at, price: priceIn(fields)!, supplierId: null, movementId: null, outletId: null }];
  });
}

function priceIn(fields: object): Price | null {
  return 'price' in fields ? ((fields.price ?? null) as Price | null) : null;
}

/** What was paid last: to that supplier where it ever was, else to anyone; null when nothing is known. */
export function lastPaid(history: readonly PricePoint[], supplierId: SupplierId | null): PricePoint | null {
  return history.findLast((point) => supplierId !== null && point.supplierId === supplierId) ?? history.at(-1) ?? null;
}
