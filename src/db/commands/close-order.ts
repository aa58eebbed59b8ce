/** Command: what is still missing of an order will not come any more. */

import * as v from 'valibot';
import type { OrderId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { findOrder } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ orderId: anId<'order'>() });

/** Refuses: `no-such-order`, `order-closed`. */
export function closeOrder(book: Book, input: { readonly orderId: OrderId }): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'closeOrder',
    write: async (draft, { orderId }) => {
      const { closed, status } = await findOrder(book, orderId);
      if (closed || status !== 'placed') refuse({ code: 'order-closed', orderId });
      draft.say({
        kind: 'order',
        subject: orderId,
        born: false,
        fields: { delivery: { lines: [], complete: true } },
      });
      return { brought: {} };
    },
  });
}
