/** Command: an outlet is called something else. */

import * as v from 'valibot';
import type { OutletId } from '../../domain/nouns.ts';
import { aName, anId } from '../checks.ts';
import { findOutlet, nameKey } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface OutletChange {
  readonly outletId: OutletId;
  readonly name: string;
}

const schema = v.object({ outletId: anId<'outlet'>(), name: aName });

/** Refuses: `no-such-outlet`, `name-taken`. */
export function changeOutlet(book: Book, change: OutletChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeOutlet',
    write: async (draft, { outletId, name }) => {
      await findOutlet(book, outletId);
      const others = (await book.outlets.toArray()).filter((one) => one.id !== outletId);
      if (others.some((one) => nameKey(one.name) === nameKey(name))) refuse({ code: 'name-taken', name });
      draft.say({ kind: 'outlet', subject: outletId, born: false, fields: { name } });
      return { brought: {} };
    },
  });
}
