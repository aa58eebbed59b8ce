/** Command: somebody has taken note of a price that jumped; Today does not tell it again. */

import * as v from 'valibot';
import type { ItemId, MovementId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { findItem } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ itemId: anId<'item'>(), movementId: anId<'movement'>() });

/** Refuses: `no-such-item`, `no-such-movement`. */
export function notePriceChange(
  book: Book,
  input: { readonly itemId: ItemId; readonly movementId: MovementId },
): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'notePriceChange',
    write: async (draft, { itemId, movementId }) => {
      await findItem(book, itemId);
      const movement = await book.movements.get(movementId);
      if (movement?.itemId !== itemId) refuse({ code: 'no-such-movement', movementId });
      draft.say({ kind: 'item', subject: itemId, born: false, fields: { priceNoted: movementId } });
      return { brought: {} };
    },
  });
}
