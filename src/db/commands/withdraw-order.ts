/** Command: an order called off with its supplier, or a draft given up. */

import * as v from 'valibot';
import type { OrderId } from '../../domain/nouns.ts';
import { anId } from '../checks.ts';
import { findOrder } from '../find.ts';
import { carryOut } from '../journal.ts';
import { touchSeries } from '../materialise.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

const schema = v.object({ orderId: anId<'order'>() });

/** Refuses: `no-such-order`, `order-closed`. */
export function withdrawOrder(book: Book, input: { readonly orderId: OrderId }): Promise<CommandOutcome> {
  return carryOut(book, schema, input, {
    name: 'withdrawOrder',
    write: async (draft, { orderId }) => {
      const { closed, status, outletId, itemIds } = await findOrder(book, orderId);
      if (closed || status === 'withdrawn') refuse({ code: 'order-closed', orderId });
      draft.say({ kind: 'order', subject: orderId, born: false, fields: { status: 'withdrawn' } });
      for (const itemId of itemIds) touchSeries(draft.touched, outletId, itemId);
      return { brought: {} };
    },
  });
}
