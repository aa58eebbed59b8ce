/** What the imports of items, suppliers and recipes have in common. */

import * as v from 'valibot';
import { type Clash, type KnownNouns, nameKey, type SupplierNamed } from '../domain/files/plan.ts';
import type { SupplierId } from '../domain/nouns.ts';
import type { Draft } from './journal.ts';
import { newSupplier } from './new-supplier.ts';
import { refuse } from './outcome.ts';
import type { Book } from './schema.ts';

/** What an import of nouns came to. */
export interface ImportedNouns {
  readonly added: number;
  readonly changed: number;
}

/** The engine has read and checked the rows cell by cell; here only that they are rows. */
export const rowsOfFile = v.object({
  fileName: v.string(),
  rows: v.array(v.looseObject({ row: v.number(), name: v.pipe(v.string(), v.minLength(1)) })),
});

export async function readNouns(book: Book): Promise<KnownNouns> {
  const [items, suppliers, dishes] = await Promise.all([
    book.items.toArray(),
    book.suppliers.toArray(),
    book.dishes.toArray(),
  ]);
  return { items, suppliers, dishes };
}

/** Suppliers by name, made where the book has none of it. */
export function supplierMaker(draft: Draft, { suppliers }: KnownNouns): SupplierNamed {
  const byName = new Map<string, SupplierId>(suppliers.map((one) => [nameKey(one.name), one.id]));
  return (name) => {
    const known = byName.get(nameKey(name));
    if (known !== undefined) return known;
    const id = draft.newId<'supplier'>();
    byName.set(nameKey(name), id);
    draft.say({ kind: 'supplier', subject: id, born: true, fields: newSupplier({ name }) });
    return id;
  };
}

/** The screen shows clashes before anything is asked; here they mean that the book has changed since. */
export function refuseClashes(clashes: readonly Clash[]): void {
  if (clashes.length === 0) return;
  const problems = clashes.map(({ row, column, code, found }) => ({
    path: `${row} ${column}`,
    message: `${code} ${found}`,
  }));
  refuse({ code: 'bad-input', problems });
}
