/** Command: an item joins the book. */

import * as v from 'valibot';
import type { ItemId } from '../../domain/nouns.ts';
import { itemFields } from '../checks.ts';
import { findOutlet, findSupplier, nameKey } from '../find.ts';
import { given as leaveOut } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type NewItem, newItem } from '../new-item.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { besideItem, type ItemChange } from './change-item.ts';
import { storePhoto } from './keep-photo.ts';
import { sayPlacement } from './place-item.ts';

const schema = v.object({
  ...v.partial(itemFields).entries,
  name: itemFields.entries.name,
  baseUnit: itemFields.entries.baseUnit,
  ...besideItem,
});

/** Refuses: `name-taken`, `no-such-supplier`. */
export function addItem(
  book: Book,
  input: NewItem & Pick<ItemChange, 'photo' | 'placement'>,
): Promise<CommandOutcome<{ readonly itemId: ItemId }>> {
  return carryOut(book, schema, input, {
    name: 'addItem',
    write: async (draft, { photo, placement, ...given }) => {
      const fields = newItem(given as NewItem);
      if (fields.supplierId !== null) await findSupplier(book, fields.supplierId);
      const others = await book.items.toArray();
      if (others.some((one) => nameKey(one.name) === nameKey(fields.name))) {
        refuse({ code: 'name-taken', name: fields.name });
      }
      const itemId = draft.newId<'item'>();
      const shown = photo === undefined ? {} : { photoId: await storePhoto(draft, photo) };
      draft.say({ kind: 'item', subject: itemId, born: true, fields: { ...fields, ...shown } });
      if (placement !== undefined) {
        await findOutlet(book, placement.outletId);
        await sayPlacement(draft, placement.outletId, itemId, leaveOut(placement.fields));
      }
      return {
        brought: { itemId },
        journalled: { ...given, ...shown, ...(placement === undefined ? {} : { placement }) },
      };
    },
  });
}
