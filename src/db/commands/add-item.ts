/** Command: an item joins the book. */

import * as v from 'valibot';
import type { ItemId } from '../../domain/nouns.ts';
import { itemFields } from '../checks.ts';
import { findSupplier, nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type NewItem, newItem } from '../new-item.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({
  ...v.partial(itemFields).entries,
  name: itemFields.entries.name,
  baseUnit: itemFields.entries.baseUnit,
});

/** Refuses: `name-taken`, `no-such-supplier`. */
export function addItem(book: Book, input: NewItem): Promise<CommandOutcome<{ readonly itemId: ItemId }>> {
  return carryOut(book, schema, input, {
    name: 'addItem',
    write: async (draft, given) => {
      const fields = newItem(given as NewItem);
      if (fields.supplierId !== null) await findSupplier(book, fields.supplierId);
      const others = await book.items.toArray();
      if (others.some((one) => nameKey(one.name) === nameKey(fields.name))) {
        refuse({ code: 'name-taken', name: fields.name });
      }
      const itemId = draft.newId<'item'>();
      draft.say({ kind: 'item', subject: itemId, born: true, fields });
      return { brought: { itemId } };
    },
  });
}
