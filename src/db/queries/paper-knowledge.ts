/** Queries: what the book knows that helps to understand a paper. */

import type { Day } from '../../domain/day.ts';
import { addDays, dayToNumber } from '../../domain/day.ts';
import type { ItemId, OutletId, SupplierId } from '../../domain/nouns.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import type { Paper } from '../../domain/receipt-checks.ts';
import type { Bought, PaperName } from '../../domain/receipt-mapping.ts';
import { daysOf } from '../materialise.ts';
import type { Book } from '../schema.ts';
import { priceHistory } from './price-history.ts';

/** Everything that was learned of names on papers. */
export async function listPaperNames(book: Book): Promise<readonly PaperName[]> {
  return book.paperNames.toArray();
}

/** Papers booked for days from `from` on, at all outlets. */
export async function papersSince(book: Book, from: Day): Promise<readonly Paper[]> {
  return book.papers.filter((paper) => paper.day >= from).toArray();
}

/** Deliveries looked back at for what is usual. */
const LAST_DELIVERIES = 12;
const DAYS_BACK = 120;

/**
 * What was bought of some items. Prices are those paid to the supplier where there are any, else to anyone, or typed in, oldest first;
 * amounts are those of days on which something came to the outlet.
 */
export async function boughtOf(
  book: Book,
  itemIds: readonly ItemId[],
  {
    outletId,
    supplierId,
    today,
  }: { readonly outletId: OutletId; readonly supplierId: SupplierId | null; readonly today: Day },
): Promise<ReadonlyMap<ItemId, Bought>> {
  const all = await Promise.all(
    itemIds.map(async (itemId): Promise<readonly [ItemId, Bought]> => {
      const history = await priceHistory(book, itemId);
      const own = history.filter((point) => supplierId !== null && point.supplierId === supplierId);
      const prices = (own.length > 0 ? own : history).map(({ price }) => price);
      const quantities = await amountsReceived(book, outletId, itemId, today);
      return [itemId, { prices: prices.slice(-LAST_DELIVERIES), quantities, fromSupplier: own.length > 0 }];
    }),
  );
  return new Map(all);
}

async function amountsReceived(
  book: Book,
  outletId: OutletId,
  itemId: ItemId,
  today: Day,
): Promise<readonly BaseQuantity[]> {
  const first = dayToNumber(addDays(today, -DAYS_BACK));
  const amounts: BaseQuantity[] = [];
  for (const block of await daysOf(book, [outletId, itemId]).toArray()) {
    block.columns.received?.forEach((amount, i) => {
      if (amount > 0 && block.firstDay + i >= first) amounts.push(baseQuantity(Math.round(amount)));
    });
  }
  return amounts.slice(-LAST_DELIVERIES);
}
