/** Command: what was thrown away, why, and what it was worth; items themselves, or dishes with what their recipes take. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import { costOf, type MinorMoney, minorMoney } from '../../domain/money.ts';
import {
  type DishId,
  type Entered,
  type ItemId,
  type MovementDetail,
  type OutletId,
  type PhotoId,
  WASTE_REASONS,
  type WasteReason,
} from '../../domain/nouns.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import { explode } from '../../domain/recipe.ts';
import { aDay, anId, movementDetail, someQuantity } from '../checks.ts';
import { findItem, findOutlet } from '../find.ts';
import { given } from '../given.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface Waste {
  readonly outletId: OutletId;
  readonly day: Day;
  readonly reason: WasteReason;
  /** Whole base units, 1 or more. */
  readonly lines?: readonly {
    readonly itemId: ItemId;
    readonly quantity: number;
    readonly entered?: Entered;
    readonly pieces?: number;
    readonly batch?: string;
    /** Of the batch it came from. */
    readonly expiresOn?: Day;
  }[];
  /** Portions, or base units of a part made ahead; 1 or more. */
  readonly dishes?: readonly { readonly dishId: DishId; readonly portions: number }[];
  readonly note?: string;
  readonly photoId?: PhotoId;
}

const { batch, expiresOn, pieces, entered, note, photoId } = movementDetail.entries;
const schema = v.pipe(
  v.object({
    outletId: anId<'outlet'>(),
    day: aDay,
    reason: v.picklist(WASTE_REASONS),
    lines: v.optional(
      v.pipe(
        v.array(v.object({ itemId: anId<'item'>(), quantity: someQuantity, entered, pieces, batch, expiresOn })),
        v.readonly(),
      ),
      [],
    ),
    dishes: v.optional(v.pipe(v.array(v.object({ dishId: anId<'dish'>(), portions: someQuantity })), v.readonly()), []),
    note,
    photoId,
  }),
  v.check(({ lines, dishes }) => lines.length + dishes.length > 0, 'nothing was thrown away'),
);

/**
 * Each movement keeps what it was worth at the price of the day, where a price is known. Brings that sum.
 *
 * Refuses: `no-such-outlet`, `no-such-item`, `no-such-dish`, `recipe-loops`, `in-the-future`.
 */
export function throwAway(book: Book, waste: Waste): Promise<CommandOutcome<{ readonly worth: MinorMoney }>> {
  return carryOut(book, schema, waste, {
    name: 'throwAway',
    write: async (draft, { outletId, day, reason, lines, dishes, ...about }) => {
      await findOutlet(book, outletId);
      let worth = 0;
      const move = async (itemId: ItemId, quantity: BaseQuantity, more: MovementDetail) => {
        const { price } = await findItem(book, itemId);
        const cost = price === null ? undefined : costOf(quantity, price);
        worth += cost ?? 0;
        const detail = given({ ...more, ...given(about), note: about.note || undefined, reason, cost });
        draft.move({ outletId, day, itemId, quantity, kind: 'wasted', detail });
      };
      for (const { itemId, quantity, ...more } of lines) await move(itemId, quantity, given(more));
      if (dishes.length > 0) {
        const dishById = new Map((await book.dishes.toArray()).map((dish) => [dish.id, dish]));
        for (const { dishId, portions } of dishes) {
          const taken = explode(dishId, portions, dishById);
          if (!taken.ok) refuse(taken.trouble);
          for (const [itemId, quantity] of taken.items) if (quantity > 0) await move(itemId, quantity, { dishId });
        }
      }
      return { brought: { worth: minorMoney(worth) } };
    },
  });
}
