/** Query: what is on its way to an outlet. */

import { daysBetween } from '../../domain/day.ts';
import type { Order, OrderLine, OutletId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import type { Book } from '../schema.ts';

export interface OpenOrder extends Order {
  /** What has come of it so far. */
  readonly received: readonly OrderLine[];
  /** What has not; a line that came in full is left out. */
  readonly outstanding: readonly OrderLine[];
}

/** Placed and neither withdrawn nor closed by a delivery; the next to come first. */
export async function openOrders(book: Book, outletId: OutletId): Promise<readonly OpenOrder[]> {
  const orders = await book.orders.where('openAt').equals(outletId).toArray();
  return orders
    .map(({ itemIds: _items, series: _series, openAt: _at, closed: _open, ...order }) => ({
      ...order,
      outstanding: subtract(order.lines, order.received),
    }))
    .sort((a, b) => daysBetween(b.deliveryOn, a.deliveryOn) || (a.id < b.id ? -1 : 1));
}

function subtract(lines: readonly OrderLine[], received: readonly OrderLine[]): OrderLine[] {
  const came = new Map(received.map((line) => [line.itemId, line.quantity as number]));
  return lines.flatMap(({ itemId, quantity }) => {
    const taken = Math.min(quantity, came.get(itemId) ?? 0);
    came.set(itemId, (came.get(itemId) ?? 0) - taken);
    return quantity > taken ? [{ itemId, quantity: baseQuantity(quantity - taken) }] : [];
  });
}
