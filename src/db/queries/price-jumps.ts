/** Query: prices of late deliveries that jumped and of which nobody has taken note. */

import type { Day } from '../../domain/day.ts';
import type { Item, OutletId, SupplierId } from '../../domain/nouns.ts';
import { isPriceJump, type PriceChange } from '../../domain/price-change.ts';
import type { Book, Entry } from '../schema.ts';
import { lastPaid, type PricePoint, priceHistory } from './price-history.ts';

/** Entries looked back through: some weeks of a busy outlet. */
const MOST_ENTRIES = 2000;

export interface PriceJumpTold extends PriceChange {
  readonly item: Item;
  readonly supplierId: SupplierId | null;
  readonly day: Day;
  readonly point: PricePoint;
}

/** Deliveries to the outlet since a moment (milliseconds since the epoch) or day; one jump an item, of its last price. */
export async function priceJumps(
  book: Book,
  outletId: OutletId,
  since: { readonly at: number; readonly day: Day },
): Promise<readonly PriceJumpTold[]> {
  const deliveries: Entry[] = [];
  await book.journal
    .orderBy('id')
    .reverse()
    .limit(MOST_ENTRIES)
    .until(({ at }) => at < since.at)
    .each((entry) => {
      if (entry.command === 'recordDelivery') deliveries.push(entry);
    });
  const lines = await book.movements
    .where('entryId')
    .anyOf(deliveries.map(({ id }) => id))
    .toArray();
  const itemIds = [
    ...new Set(lines.filter((line) => line.outletId === outletId && line.detail?.cost).map(({ itemId }) => itemId)),
  ];
  const items = (await book.items.bulkGet(itemIds)).filter((item) => item !== undefined);
  const jumps = await Promise.all(
    items.map(async (item): Promise<PriceJumpTold[]> => {
      const history = await priceHistory(book, item.id);
      const newest = history.at(-1);
      if (newest?.movementId == null || newest.day < since.day || newest.outletId !== outletId) return [];
      const before = lastPaid(history.slice(0, -1), newest.supplierId);
      if (before === null || item.priceNoted === newest.movementId) return [];
      const change = { before: before.price, after: newest.price };
      if (!isPriceJump(change)) return [];
      return [{ item, supplierId: newest.supplierId, day: newest.day, point: newest, ...change }];
    }),
  );
  return jumps.flat();
}
