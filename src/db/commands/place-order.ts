/** Command: an order sent to a supplier, or kept as a draft until it is. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { ItemId, OrderId, OutletId, SupplierId } from '../../domain/nouns.ts';
import { aDay, anId, someLines } from '../checks.ts';
import { findItems, findOutlet, findSupplier } from '../find.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface NewOrder {
  readonly outletId: OutletId;
  /** null for what is bought without a supplier of the book, at the market. */
  readonly supplierId: SupplierId | null;
  /** Whole base units, 1 or more. */
  readonly lines: readonly { readonly itemId: ItemId; readonly quantity: number }[];
  readonly placedOn: Day;
  /** Not before `placedOn`. */
  readonly deliveryOn: Day;
  /** Kept for later: nobody has it, and nothing counts as coming. */
  readonly isDraft?: boolean;
}

const schema = v.pipe(
  v.object({
    outletId: anId<'outlet'>(),
    supplierId: v.nullable(anId<'supplier'>()),
    lines: someLines,
    placedOn: aDay,
    deliveryOn: aDay,
    isDraft: v.optional(v.boolean(), false),
  }),
  v.check((order) => order.deliveryOn >= order.placedOn, 'delivered before it was ordered'),
);

/** Refuses: `no-such-outlet`, `no-such-supplier`, `no-such-item`. */
export function placeOrder(book: Book, order: NewOrder): Promise<CommandOutcome<{ readonly orderId: OrderId }>> {
  return carryOut(book, schema, order, {
    name: 'placeOrder',
    write: async (draft, { isDraft, ...fields }) => {
      await findOutlet(book, fields.outletId);
      if (fields.supplierId !== null) await findSupplier(book, fields.supplierId);
      await findItems(
        book,
        fields.lines.map((line) => line.itemId),
      );
      const status = isDraft ? 'draft' : 'placed';
      const orderId = draft.newId<'order'>();
      draft.say({ kind: 'order', subject: orderId, born: true, fields: { ...fields, status } });
      return { brought: { orderId } };
    },
  });
}
