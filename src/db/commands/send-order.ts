/** Command: a draft goes to its supplier; from now on it counts as coming. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { OrderId } from '../../domain/nouns.ts';
import { aDay, anId } from '../checks.ts';
import { findOrder } from '../find.ts';
import { carryOut } from '../journal.ts';
import { touchSeries } from '../materialise.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface OrderSent {
  readonly orderId: OrderId;
  readonly placedOn: Day;
  /** Not before `placedOn`. */
  readonly deliveryOn: Day;
}

const schema = v.pipe(
  v.object({ orderId: anId<'order'>(), placedOn: aDay, deliveryOn: aDay }),
  v.check((order) => order.deliveryOn >= order.placedOn, 'delivered before it was ordered'),
);

/** Refuses: `no-such-order`, `order-sent`. */
export function sendOrder(book: Book, sent: OrderSent): Promise<CommandOutcome> {
  return carryOut(book, schema, sent, {
    name: 'sendOrder',
    write: async (draft, { orderId, placedOn, deliveryOn }) => {
      const { status, outletId, itemIds } = await findOrder(book, orderId);
      if (status !== 'draft') refuse({ code: 'order-sent', orderId });
      draft.say({
        kind: 'order',
        subject: orderId,
        born: false,
        fields: { status: 'placed', placedOn, deliveryOn },
      });
      for (const itemId of itemIds) touchSeries(draft.touched, outletId, itemId);
      return { brought: {} };
    },
  });
}
