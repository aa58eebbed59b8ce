/** Command: a draft of an order is put right before anybody has it. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { ItemId, OrderId } from '../../domain/nouns.ts';
import { aDay, anId, someLines } from '../checks.ts';
import { findItems, findOrder } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface OrderChange {
  readonly orderId: OrderId;
  /** All its lines as they are now; left out, they stay. */
  readonly lines?: readonly { readonly itemId: ItemId; readonly quantity: number }[];
  readonly deliveryOn?: Day;
}

const schema = v.object({
  orderId: anId<'order'>(),
  lines: v.optional(someLines),
  deliveryOn: v.optional(aDay),
});

/** Refuses: `no-such-order`, `order-sent`, `no-such-item`. */
export function changeOrder(book: Book, change: OrderChange): Promise<CommandOutcome> {
  return carryOut(book, schema, change, {
    name: 'changeOrder',
    write: async (draft, { orderId, ...fields }) => {
      const { status } = await findOrder(book, orderId);
      if (status !== 'draft') refuse({ code: 'order-sent', orderId });
      await findItems(
        book,
        (fields.lines ?? []).map((line) => line.itemId),
      );
      draft.say({ kind: 'order', subject: orderId, born: false, fields: given(fields) });
      return { brought: {} };
    },
  });
}
