/** Query: the items of the book. */

import type { Item, ItemId } from '../../domain/nouns.ts';
import type { Book } from '../schema.ts';
import { byName } from './list-outlets.ts';

/** By name. */
export async function listItems(book: Book): Promise<readonly Item[]> {
  return (await book.items.toArray()).sort(byName);
}

/** null when it is not in the book. */
export async function itemOf(book: Book, itemId: ItemId): Promise<Item | null> {
  return (await book.items.get(itemId)) ?? null;
}
