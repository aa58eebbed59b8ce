/** Command: an outlet joins the book. */

import * as v from 'valibot';
import type { OutletId } from '../../domain/nouns.ts';
import { aName } from '../checks.ts';
import { nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ name: aName });

/** Refuses: `name-taken`. */
export function addOutlet(
  book: Book,
  input: { readonly name: string },
): Promise<CommandOutcome<{ readonly outletId: OutletId }>> {
  return carryOut(book, schema, input, {
    name: 'addOutlet',
    write: async (draft, fields) => {
      const others = await book.outlets.toArray();
      if (others.some((one) => nameKey(one.name) === nameKey(fields.name))) {
        refuse({ code: 'name-taken', name: fields.name });
      }
      const outletId = draft.newId<'outlet'>();
      draft.say({ kind: 'outlet', subject: outletId, born: true, fields });
      return { brought: { outletId } };
    },
  });
}
