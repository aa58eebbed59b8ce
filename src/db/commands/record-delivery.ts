/** Command: what came in, against an order or without one. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { ItemId, OrderId, OutletId } from '../../domain/nouns.ts';
import { aDay, anId, someLines } from '../checks.ts';
import { findItems, findOrder, findOutlet } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface Delivery {
  readonly outletId: OutletId;
  readonly day: Day;
  /** Whole base units, 1 or more. */
  readonly lines: readonly { readonly itemId: ItemId; readonly quantity: number }[];
  readonly orderId?: OrderId;
  /** False keeps the order open for the rest; it closes otherwise, whatever came. */
  readonly complete?: boolean;
}

const schema = v.object({
  outletId: anId<'outlet'>(),
  day: aDay,
  lines: someLines,
  orderId: v.optional(anId<'order'>()),
  complete: v.optional(v.boolean(), true),
});

/** Refuses: `no-such-outlet`, `no-such-item`, `no-such-order`, `order-closed`, `in-the-future`. */
export function recordDelivery(book: Book, delivery: Delivery): Promise<CommandOutcome> {
  return carryOut(book, schema, delivery, {
    name: 'recordDelivery',
    write: async (draft, { outletId, day, lines, orderId, complete }) => {
      await findOutlet(book, outletId);
      await findItems(
        book,
        lines.map((line) => line.itemId),
      );
      for (const line of lines) draft.move({ outletId, day, kind: 'received', ...line });
      if (orderId !== undefined) {
        const order = await findOrder(book, orderId);
        if (order.closed || order.status !== 'placed' || order.outletId !== outletId) {
          refuse({ code: 'order-closed', orderId });
        }
        draft.say({ kind: 'order', subject: orderId, born: false, fields: { delivery: { lines, complete } } });
      }
      return { brought: {} };
    },
  });
}
