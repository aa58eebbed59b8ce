/** Looks up what a command is about, and refuses the command when it is not in the book. */

import type {
  Count,
  CountId,
  Dish,
  DishId,
  Item,
  ItemId,
  OrderId,
  Outlet,
  OutletId,
  Person,
  PersonId,
  Supplier,
  SupplierId,
  Transfer,
  TransferId,
} from '../domain/nouns.ts';
import { refuse } from './outcome.ts';
import type { Book } from './schema.ts';
import type { OrderRow } from './worked-out.ts';

export async function findOutlet(book: Book, outletId: OutletId): Promise<Outlet> {
  return (await book.outlets.get(outletId)) ?? refuse({ code: 'no-such-outlet', outletId });
}

export async function findItem(book: Book, itemId: ItemId): Promise<Item> {
  return (await book.items.get(itemId)) ?? refuse({ code: 'no-such-item', itemId });
}

export async function findItems(book: Book, itemIds: readonly ItemId[]): Promise<void> {
  for (const itemId of itemIds) await findItem(book, itemId);
}

export async function findSupplier(book: Book, supplierId: SupplierId): Promise<Supplier> {
  return (await book.suppliers.get(supplierId)) ?? refuse({ code: 'no-such-supplier', supplierId });
}

export async function findDish(book: Book, dishId: DishId): Promise<Dish> {
  return (await book.dishes.get(dishId)) ?? refuse({ code: 'no-such-dish', dishId });
}

export async function findOrder(book: Book, orderId: OrderId): Promise<OrderRow> {
  return (await book.orders.get(orderId)) ?? refuse({ code: 'no-such-order', orderId });
}

export async function findTransfer(book: Book, transferId: TransferId): Promise<Transfer> {
  return (await book.transfers.get(transferId)) ?? refuse({ code: 'no-such-transfer', transferId });
}

export async function findPerson(book: Book, personId: PersonId): Promise<Person> {
  return (await book.people.get(personId)) ?? refuse({ code: 'no-such-person', personId });
}

/** An open one. */
export async function findOpenCount(book: Book, countId: CountId): Promise<Count> {
  const count = (await book.counts.get(countId)) ?? refuse({ code: 'no-such-count', countId });
  return count.status === 'open' ? count : refuse({ code: 'count-closed', countId });
}

/** Names are one when they differ only in case and spaces. */
export const nameKey = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');
