/** Query: the outlets of the book. */

import type { Outlet, OutletId } from '../../domain/nouns.ts';
import type { Book } from '../schema.ts';

/** By name. */
export async function listOutlets(book: Book): Promise<readonly Outlet[]> {
  return (await book.outlets.toArray()).sort(byName);
}

/** null when it is not in the book. */
export async function outletOf(book: Book, outletId: OutletId): Promise<Outlet | null> {
  return (await book.outlets.get(outletId)) ?? null;
}

/** Order of names as people read them: 2 before 10, whatever the case. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return collator.compare(a.name, b.name);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
