/** Query: the suppliers of the book. */

import type { Supplier } from '../../domain/nouns.ts';
import type { Book } from '../schema.ts';
import { byName } from './list-outlets.ts';

/** By name. */
export async function listSuppliers(book: Book): Promise<readonly Supplier[]> {
  return (await book.suppliers.toArray()).sort(byName);
}
