/** Query: what lies on the shelves of an outlet. */

import { Dexie } from 'dexie';
import type { Item, ItemId, OutletId } from '../../domain/nouns.ts';
import type { StockLevel } from '../../domain/stock-facts.ts';
import type { Book, SeriesKey } from '../schema.ts';
import { byName } from './list-outlets.ts';
import { placementsOf } from './placements-of.ts';

export interface StockLine extends StockLevel {
  readonly item: Item;
}

const UNKNOWN = { onHand: null, countedOn: null, countedAt: null, usedThrough: null } as const;

/**
 * Items in use that the outlet knows, and those no outlet knows yet, by name. An item that was never counted has `onHand` null, which is not
 * zero.
 */
export async function listStock(book: Book, outletId: OutletId): Promise<readonly StockLine[]> {
  const [items, rows, placements] = await Promise.all([
    book.items.toArray(),
    stockRowsOf(book, outletId),
    placementsOf(book, outletId),
  ]);
  const here = new Map(rows.map((row) => [row.itemId, row]));
  const others = items.filter((item) => !here.has(item.id) && !placements.has(item.id)).map((item) => item.id);
  const elsewhere = await knownAnywhere(book, others);
  return items
    .filter((item) => !item.isArchived)
    .filter((item) => here.has(item.id) || placements.has(item.id) || !elsewhere.has(item.id))
    .sort(byName)
    .map((item) => {
      const { onHand, countedOn, countedAt, usedThrough } = here.get(item.id) ?? UNKNOWN;
      return { item, onHand, countedOn, countedAt, usedThrough };
    });
}

/** Which of the items have a level at any outlet: keys only, the levels of other outlets are nobody's business here. */
async function knownAnywhere(book: Book, ids: readonly ItemId[]): Promise<ReadonlySet<ItemId>> {
  if (ids.length === 0) return new Set();
  const keys = (await book.stock.where('itemId').anyOf(ids).primaryKeys()) as unknown as readonly SeriesKey[];
  return new Set(keys.map(([, itemId]) => itemId));
}

/** Levels at one outlet. */
function stockRowsOf(book: Book, outletId: OutletId) {
  return book.stock.where('[outletId+itemId]').between([outletId, Dexie.minKey], [outletId, Dexie.maxKey]).toArray();
}

/** One line of {@link listStock}; null when the item is not in the book. */
export async function stockOf(book: Book, outletId: OutletId, itemId: Item['id']): Promise<StockLine | null> {
  const [item, row] = await Promise.all([book.items.get(itemId), book.stock.get([outletId, itemId])]);
  if (item === undefined) return null;
  const { onHand, countedOn, countedAt, usedThrough } = row ?? UNKNOWN;
  return { item, onHand, countedOn, countedAt, usedThrough };
}
