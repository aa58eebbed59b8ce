/** Command: something about an item is different, or better known. */

import * as v from 'valibot';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { anId, itemFields } from '../checks.ts';
import { findItem, findSupplier, nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface ItemChange {
  readonly itemId: ItemId;
  /** Only what changes. The base unit never does: its amounts are written in it. */
  readonly fields: Partial<Omit<Item, 'id' | 'baseUnit'>>;
}

const schema = v.object({ itemId: anId<'item'>(), fields: v.partial(v.omit(itemFields, ['baseUnit'])) });

/** Refuses: `no-such-item`, `no-such-supplier`, `name-taken`. */
export function changeItem(book: Book, change: ItemChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeItem',
    write: async (draft, { itemId, fields }) => {
      await findItem(book, itemId);
      const { name, supplierId } = fields;
      if (supplierId) await findSupplier(book, supplierId);
      if (name !== undefined) {
        const others = (await book.items.toArray()).filter((one) => one.id !== itemId);
        if (others.some((one) => nameKey(one.name) === nameKey(name))) refuse({ code: 'name-taken', name });
      }
      draft.say({ kind: 'item', subject: itemId, born: false, fields: given(fields) });
      return { brought: {} };
    },
  });
}

/** Without the fields that were left undefined. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}
