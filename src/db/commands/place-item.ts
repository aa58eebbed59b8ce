/** Command: where an item is kept at an outlet, and how much of it there should be. */

import * as v from 'valibot';
import type { ItemId, OutletId, Placement } from '../../domain/nouns.ts';
import { aName, anId, aQuantity } from '../checks.ts';
import type { PlacementId } from '../facts.ts';
import { findItem, findOutlet } from '../find.ts';
import { given } from '../given.ts';
import { carryOut, type Draft } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

export type PlacementFields = Omit<Placement, 'outletId' | 'itemId'>;

export const placementFields = v.object({
  par: v.nullable(aQuantity),
  areas: v.nullable(v.pipe(v.array(aName), v.readonly())),
  position: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

const schema = v.object({ outletId: anId<'outlet'>(), itemId: anId<'item'>(), fields: v.partial(placementFields) });

/** Only what is given changes. Refuses: `no-such-outlet`, `no-such-item`. */
export function placeItem(
  book: Book,
  input: { readonly outletId: OutletId; readonly itemId: ItemId; readonly fields: Partial<PlacementFields> },
): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'placeItem',
    write: async (draft, { outletId, itemId, fields }) => {
      await findOutlet(book, outletId);
      await findItem(book, itemId);
      await sayPlacement(draft, outletId, itemId, given(fields));
      return { brought: {} };
    },
  });
}

/** As part of another command. */
export async function sayPlacement(
  draft: Draft,
  outletId: OutletId,
  itemId: ItemId,
  fields: Partial<PlacementFields>,
): Promise<void> {
  const subject: PlacementId = `${outletId} ${itemId}`;
  const before = await draft.book.placements.get(subject);
  const blank = { outletId, itemId, par: null, areas: null, position: null };
  draft.say({
    kind: 'placement',
    subject,
    born: before === undefined,
    fields: before === undefined ? { ...blank, ...fields } : fields,
  });
}
