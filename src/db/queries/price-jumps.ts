/** Query: prices of late deliveries that jumped and of which nobody has taken note. */

import { Dexie } from 'dexie';
import type { Day } from '../../domain/day.ts';
import type { Item, OutletId, SupplierId } from '../../domain/nouns.ts';
import { isPriceJump, type PriceChange } from '../../domain/price-change.ts';
import { leastIdAt } from '../ids.ts';
import type { Book } from '../schema.ts';
import { lastPaid, type PricePoint, priceHistory } from './price-history.ts';

/** In so many milliseconds most items are bought at least twice. */
const LOOK_BACK_MS = 60 * 86_400_000;

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
  const lines = await book.movements
    .where('[outletId+kind+id]')
    .between([outletId, 'received', leastIdAt(since.at)], [outletId, 'received', Dexie.maxKey])
    .toArray();
  const itemIds = [...new Set(lines.filter((line) => line.detail?.cost).map(({ itemId }) => itemId))];
  const items = (await book.items.bulkGet(itemIds)).filter((item) => item !== undefined);
  const jumps = await Promise.all(
    items.map(async (item): Promise<PriceJumpTold[]> => {
      const lately = await priceHistory(book, item.id, since.at - LOOK_BACK_MS);
      // Seldom bought: what it cost before lies farther back.
      const history = lately.length > 1 ? lately : await priceHistory(book, item.id);
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
