/** Command: stock sent to another outlet. It is out at once; it is in when the receiver says what came. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { Entered, ItemId, OutletId, PhotoId, TransferId } from '../../domain/nouns.ts';
import { aDay, anId, movementDetail, someQuantity } from '../checks.ts';
import { findItem, findOutlet } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface NewTransfer {
  readonly fromOutletId: OutletId;
  readonly toOutletId: OutletId;
  readonly day: Day;
  /** Whole base units, 1 or more; one line an item. */
  readonly lines: readonly { readonly itemId: ItemId; readonly quantity: number; readonly entered?: Entered }[];
  readonly note?: string;
  readonly photoId?: PhotoId;
}

const { entered, note, photoId } = movementDetail.entries;
const schema = v.object({
  fromOutletId: anId<'outlet'>(),
  toOutletId: anId<'outlet'>(),
  day: aDay,
  lines: v.pipe(
    v.array(v.object({ itemId: anId<'item'>(), quantity: someQuantity, entered })),
    v.minLength(1),
    v.check((lines) => new Set(lines.map(({ itemId }) => itemId)).size === lines.length, 'an item twice'),
    v.readonly(),
  ),
  note,
  photoId,
});

/** Refuses: `no-such-outlet`, `no-such-item`, `same-outlet`, `in-the-future`. */
export function sendTransfer(
  book: Book,
  transfer: NewTransfer,
): Promise<CommandOutcome<{ readonly transferId: TransferId }>> {
  return carryOut(book, schema, transfer, {
    name: 'sendTransfer',
    write: async (draft, { fromOutletId, toOutletId, day, lines, note: said, photoId: shown }) => {
      await findOutlet(book, fromOutletId);
      await findOutlet(book, toOutletId);
      if (fromOutletId === toOutletId) refuse({ code: 'same-outlet', outletId: toOutletId });
      const transferId = draft.newId<'transfer'>();
      for (const { itemId, quantity, entered: typed } of lines) {
        await findItem(book, itemId);
        const detail = given({ transferId, entered: typed, note: said || undefined, photoId: shown });
        draft.move({ outletId: fromOutletId, itemId, day, kind: 'transferOut', quantity, detail });
      }
      draft.say({
        kind: 'transfer',
        subject: transferId,
        born: true,
        fields: {
          fromOutletId,
          toOutletId,
          lines: lines.map(({ itemId, quantity }) => ({ itemId, quantity })),
          sentOn: day,
          status: 'sent',
          received: null,
        },
      });
      return { brought: { transferId } };
    },
  });
}
