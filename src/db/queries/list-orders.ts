/** Query: orders of an outlet that are not on their way: drafts, and those that are over. */

import type { OutletId } from '../../domain/nouns.ts';
import { type OrderState, orderState } from '../../domain/order-state.ts';
import type { Book } from '../schema.ts';
import type { OrderRow } from '../worked-out.ts';

export interface KnownOrder extends OrderRow {
  readonly state: OrderState;
}

/** Drafts; the newest first. */
export async function listDrafts(book: Book, outletId: OutletId): Promise<readonly KnownOrder[]> {
  return (await all(book, outletId)).filter(({ state }) => state === 'draft');
}

/** Closed and withdrawn; the newest first, at most `most`. */
export async function listPastOrders(book: Book, outletId: OutletId, most = 30): Promise<readonly KnownOrder[]> {
  const orders = await all(book, outletId);
  return orders.filter(({ state }) => state === 'closed' || state === 'withdrawn').slice(0, most);
}

async function all(book: Book, outletId: OutletId): Promise<KnownOrder[]> {
  const orders = await book.orders.where('outletId').equals(outletId).reverse().sortBy('id');
  return orders.map((order) => ({ ...order, state: orderState(order) }));
}
