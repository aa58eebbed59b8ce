/** Command: the receiver says what came of a transfer. What is missing to it was sent all the same. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { ItemId, TransferId } from '../../domain/nouns.ts';
import { aDay, anId, aQuantity, movementDetail } from '../checks.ts';
import { findItem, findTransfer } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface TransferArrival {
  readonly transferId: TransferId;
  readonly day: Day;
  /** Whole base units; 0, or not naming an item, when none of it came. */
  readonly lines: readonly { readonly itemId: ItemId; readonly quantity: number }[];
  readonly note?: string;
}

const { note } = movementDetail.entries;
const schema = v.object({
  transferId: anId<'transfer'>(),
  day: aDay,
  lines: v.pipe(v.array(v.object({ itemId: anId<'item'>(), quantity: aQuantity })), v.readonly()),
  note,
});

/** Refuses: `no-such-transfer`, `transfer-closed`, `no-such-item`, `in-the-future`. */
export function receiveTransfer(book: Book, arrival: TransferArrival): Promise<CommandOutcome> {
  return carryOut(book, schema, arrival, {
    name: 'receiveTransfer',
    write: async (draft, { transferId, day, lines, note: said }) => {
      const { status, toOutletId } = await findTransfer(book, transferId);
      if (status !== 'sent') refuse({ code: 'transfer-closed', transferId });
      const received = lines.filter(({ quantity }) => quantity > 0);
      for (const { itemId, quantity } of received) {
        await findItem(book, itemId);
        const detail = { transferId, ...(said ? { note: said } : {}) };
        draft.move({ outletId: toOutletId, itemId, day, kind: 'transferIn', quantity, detail });
      }
      draft.say({ kind: 'transfer', subject: transferId, born: false, fields: { status: 'received', received } });
      return { brought: {} };
    },
  });
}
