/** Command: a supplier joins the book. */

import type { Supplier, SupplierId } from '../../domain/nouns.ts';
import { supplierFields } from '../checks.ts';
import { nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

/** Refuses: `name-taken`. */
export function addSupplier(
  book: Book,
  supplier: Omit<Supplier, 'id'>,
): Promise<CommandOutcome<{ readonly supplierId: SupplierId }>> {
  return carryOut(book, supplierFields, supplier, {
    name: 'addSupplier',
    write: async (draft, fields) => {
      const others = await book.suppliers.toArray();
      if (others.some((one) => nameKey(one.name) === nameKey(fields.name))) {
        refuse({ code: 'name-taken', name: fields.name });
      }
      const supplierId = draft.newId<'supplier'>();
      draft.say({ kind: 'supplier', subject: supplierId, born: true, fields });
      return { brought: { supplierId } };
    },
  });
}
