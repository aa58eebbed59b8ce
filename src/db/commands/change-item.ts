/** Command: something about an item is different, or better known. */

import * as v from 'valibot';
import type { Item, ItemId, OutletId } from '../../domain/nouns.ts';
import { anId, itemFields } from '../checks.ts';
import { findItem, findOutlet, findSupplier, nameKey } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { aPhoto, type Photo, storePhoto } from './keep-photo.ts';
import { type PlacementFields, placementFields, sayPlacement } from './place-item.ts';

export interface ItemChange {
  readonly itemId: ItemId;
  /** Only what changes. The base unit never does: its amounts are written in it. */
  readonly fields: Partial<Omit<Item, 'id' | 'baseUnit'>>;
  /** A new picture of it; goes over `photoId`. */
  readonly photo?: Photo;
  /** Where it is kept at an outlet, and how much there should be. */
  readonly placement?: { readonly outletId: OutletId; readonly fields: Partial<PlacementFields> };
}

/** What may come along with an item. */
export const besideItem = {
  photo: v.exactOptional(aPhoto),
  placement: v.exactOptional(v.object({ outletId: anId<'outlet'>(), fields: v.partial(placementFields) })),
};
const schema = v.object({
  itemId: anId<'item'>(),
  fields: v.partial(v.omit(itemFields, ['baseUnit'])),
  ...besideItem,
});

/** Refuses: `no-such-item`, `no-such-supplier`, `name-taken`. */
export function changeItem(book: Book, change: ItemChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeItem',
    write: async (draft, { itemId, fields, photo, placement }) => {
      await findItem(book, itemId);
      const { name, supplierId } = fields;
      if (supplierId) await findSupplier(book, supplierId);
      if (name !== undefined) {
        const others = (await book.items.toArray()).filter((one) => one.id !== itemId);
        if (others.some((one) => nameKey(one.name) === nameKey(name))) refuse({ code: 'name-taken', name });
      }
      const shown = photo === undefined ? {} : { photoId: await storePhoto(draft, photo) };
      draft.say({ kind: 'item', subject: itemId, born: false, fields: { ...given(fields), ...shown } });
      if (placement !== undefined) {
        await findOutlet(book, placement.outletId);
        await sayPlacement(draft, placement.outletId, itemId, given(placement.fields));
      }
      return {
        brought: {},
        journalled: { itemId, fields: { ...fields, ...shown }, ...(placement === undefined ? {} : { placement }) },
      };
    },
  });
}
