/** Command: a transfer that did not leave after all; what went out with it is back on the shelf. */

import * as v from 'valibot';
import type { TransferId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { findTransfer } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ transferId: anId<'transfer'>() });

/** Refuses: `no-such-transfer`, `transfer-closed`. */
export function withdrawTransfer(book: Book, input: { readonly transferId: TransferId }): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'withdrawTransfer',
    write: async (draft, { transferId }) => {
      const { status, fromOutletId, lines } = await findTransfer(book, transferId);
      if (status !== 'sent') refuse({ code: 'transfer-closed', transferId });
      const keys = lines.map(({ itemId }): [typeof fromOutletId, typeof itemId] => [fromOutletId, itemId]);
      const sent = await book.movements.where('[outletId+itemId]').anyOf(keys).toArray();
      for (const movement of sent) {
        if (movement.kind === 'transferOut' && movement.detail?.transferId === transferId) draft.voidMovement(movement);
      }
      draft.say({ kind: 'transfer', subject: transferId, born: false, fields: { status: 'withdrawn' } });
      return { brought: {} };
    },
  });
}
