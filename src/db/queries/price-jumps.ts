/** Query: prices of late deliveries that jumped and of which nobody has taken note. */

import { Dexie } from 'dexie';
import { type Day, dayAt } from '../../domain/day.ts';
import type { Item, ItemId, OutletId, SupplierId } from '../../domain/nouns.ts';
import { isPriceJump, type PriceChange } from '../../domain/price-change.ts';
import { leastIdAt } from '../ids.ts';
import type { Book } from '../schema.ts';
import { lastPaid, type PricePoint, priceHistory } from './price-history.ts';

const DAY_MS = 86_400_000;
/** Days looked back beyond the deliveries asked about, one after the other until a price to compare with is found; then all. */
const LOOK_BACK_DAYS = [7, 60];

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
      const paid = await lastTwo(book, item.id, since.at);
      if (paid === null) return [];
      const { newest, before } = paid;
      if (newest.movementId === null || newest.day < since.day || newest.outletId !== outletId) return [];
      if (item.priceNoted === newest.movementId) return [];
      const change = { before: before.price, after: newest.price };
      if (!isPriceJump(change)) return [];
      return [{ item, supplierId: newest.supplierId, day: newest.day, point: newest, ...change }];
    }),
  );
  return jumps.flat();
}

/** The last price of an item and the one to compare it with; null when there is none. Reads as little of the years before as it can. */
async function lastTwo(
  book: Book,
  itemId: ItemId,
  since: number,
): Promise<{ readonly newest: PricePoint; readonly before: PricePoint } | null> {
  for (const days of [...LOOK_BACK_DAYS, null]) {
    const from = days === null ? 0 : since - days * DAY_MS;
    const history = await priceHistory(book, itemId, from);
    const newest = history.at(-1);
    const before = newest === undefined ? null : lastPaid(history.slice(0, -1), newest.supplierId);
    if (newest === undefined || before === null) continue;
    // Whatever was entered earlier tells of an earlier day, at most of the day after it was entered.
    const isLast = before.supplierId === newest.supplierId && before.day > dayAt(from + DAY_MS);
    if (days === null || isLast) return { newest, before };
  }
  return null;
}
