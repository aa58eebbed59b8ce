/** Command: something about a supplier is different, or better known. */

import * as v from 'valibot';
import type { Supplier, SupplierId } from '../../domain/nouns.ts';
import { anId, supplierFields } from '../checks.ts';
import { findSupplier, nameKey } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface SupplierChange {
  readonly supplierId: SupplierId;
  /** Only what changes. */
  readonly fields: Partial<Omit<Supplier, 'id'>>;
}

const schema = v.object({ supplierId: anId<'supplier'>(), fields: v.partial(supplierFields) });

/** Refuses: `no-such-supplier`, `name-taken`. */
export function changeSupplier(book: Book, change: SupplierChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeSupplier',
    write: async (draft, { supplierId, fields }) => {
      await findSupplier(book, supplierId);
      const { name } = fields;
      if (name !== undefined) {
        const others = (await book.suppliers.toArray()).filter((one) => one.id !== supplierId);
        if (others.some((one) => nameKey(one.name) === nameKey(name))) refuse({ code: 'name-taken', name });
      }
      draft.say({ kind: 'supplier', subject: supplierId, born: false, fields: given(fields) });
      return { brought: {} };
    },
  });
}
