/** Query: one order with the names it speaks of. */

import type { Currency } from '../../domain/money.ts';
import type { Item, OrderId, Outlet, Supplier } from '../../domain/nouns.ts';
import { type OrderState, orderState } from '../../domain/order-state.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { Book } from '../schema.ts';
import type { OrderRow } from '../worked-out.ts';
import { readSettings } from './read-settings.ts';

export interface OrderInFull {
  readonly order: OrderRow;
  readonly state: OrderState;
  readonly outlet: Outlet;
  readonly supplier: Supplier | null;
  /** As ordered. */
  readonly lines: readonly { readonly item: Item; readonly quantity: BaseQuantity }[];
  readonly currency: Currency;
}

/** null when it is not in the book. */
export async function orderInFull(book: Book, orderId: string): Promise<OrderInFull | null> {
  const order = await book.orders.get(orderId as OrderId);
  if (order === undefined) return null;
  const [outlet, supplier, items, { currency }] = await Promise.all([
    book.outlets.get(order.outletId),
    order.supplierId === null ? undefined : book.suppliers.get(order.supplierId),
    book.items.bulkGet(order.lines.map(({ itemId }) => itemId)),
    readSettings(book),
  ]);
  if (outlet === undefined) return null;
  const lines = order.lines.flatMap(({ quantity }, i) => {
    const item = items[i];
    return item === undefined ? [] : [{ item, quantity }];
  });
  return { order, state: orderState(order), outlet, supplier: supplier ?? null, lines, currency };
}
