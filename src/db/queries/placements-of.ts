/** Query: what is said of items at one outlet only. */

import type { ItemId, OutletId, Placement } from '../../domain/nouns.ts';
import type { Book } from '../schema.ts';

/** By item; items of which nothing is said here are not in it. */
export async function placementsOf(book: Book, outletId: OutletId): Promise<ReadonlyMap<ItemId, Placement>> {
  // Ids begin with the outlet's.
  const rows = await book.placements.where('id').startsWith(`${outletId} `).toArray();
  return new Map(rows.map(({ id: _id, ...placement }) => [placement.itemId, placement]));
}
