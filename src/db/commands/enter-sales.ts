/** Command: what an outlet sold on one day, entered by hand. */

import * as v from 'valibot';
import { type Day, dayAt } from '../../domain/day.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { SoldDish } from '../../domain/variance.ts';
import { aDay, anId, soldDishes } from '../checks.ts';
import { findDish, findOutlet } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface SalesOfDay {
  readonly outletId: OutletId;
  readonly day: Day;
  /** The whole day: a dish left out sold nothing. */
  readonly lines: readonly SoldDish[];
}

const schema = v.object({ outletId: anId<'outlet'>(), day: aDay, lines: soldDishes });

/** Takes the place of what was known of that day. Refuses: `no-such-outlet`, `no-such-dish`, `in-the-future`. */
export function enterSales(book: Book, sales: SalesOfDay): Promise<CommandOutcome> {
  return carryOut(book, schema, sales, {
    name: 'enterSales',
    also: ['sales'],
    write: async (draft, { outletId, day, lines }) => {
      await findOutlet(book, outletId);
      for (const { dishId } of lines) await findDish(book, dishId);
      if (day > dayAt(draft.at + 86_400_000)) refuse({ code: 'in-the-future', day });
      await book.sales.add({ entryId: draft.entryId, outletId, day, lines });
      return { brought: {} };
    },
  });
}
