/** Fields that earlier versions of the book did not know, as they are where nothing was said about them. */

import type { Transaction } from 'dexie';
import type { Item, Outlet, Supplier } from '../domain/nouns.ts';
import { orderIndexes } from './order-indexes.ts';
import type { OrderRow } from './worked-out.ts';

const ITEM = {
  aliases: [],
  packs: [],
  barcodes: [],
  isCatchWeight: false,
  photoId: null,
  isArchived: false,
} satisfies Partial<Item>;
const OUTLET = { areas: [] } satisfies Partial<Outlet>;
const SUPPLIER = { email: null } satisfies Partial<Supplier>;

/** By kind of noun; what was said goes over it. */
export const BLANK: Readonly<Record<string, object>> = { item: ITEM, outlet: OUTLET, supplier: SUPPLIER };

/** Version 1 to 2. What entries said stays as it was said. */
export async function fillNewFields(transaction: Transaction): Promise<void> {
  const fill = (table: string, blank: object) =>
    transaction
      .table(table)
      .toCollection()
      .modify((row: object) => Object.assign(row, { ...blank, ...row }));
  await fill('items', ITEM);
  await fill('outlets', OUTLET);
  await fill('suppliers', SUPPLIER);
  await transaction
    .table('orders')
    .toCollection()
    .modify((row: OrderRow) => Object.assign(row, orderIndexes(row)));
}
