/** Command: an open count is given up. Its lines stay, so that taking this back brings it all back. */

import * as v from 'valibot';
import type { CountId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { findOpenCount } from '../find.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

/** Refuses: `no-such-count`, `count-closed`. */
export function dropCount(book: Book, input: { readonly countId: CountId }): Promise<CommandOutcome> {
  return carryOut(book, v.object({ countId: anId<'count'>() }), input, {
    name: 'dropCount',
    write: async (draft, { countId }) => {
      await findOpenCount(book, countId);
      draft.say({ kind: 'count', subject: countId, born: false, fields: { status: 'dropped' } });
      return { brought: {} };
    },
  });
}
