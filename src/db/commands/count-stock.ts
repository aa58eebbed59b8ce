/** Command: what was found on the shelf. */

import * as v from 'valibot';
import type { Day } from '../../domain/day.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { aDay, anId, aQuantity } from '../checks.ts';
import { findItem, findOutlet } from '../find.ts';
import { carryOut } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface Count {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  /** The day whose closing the count tells. */
  readonly day: Day;
  /** Whole base units, 0 or more: an item counted as none is 0, one not counted is not mentioned. */
  readonly quantity: number;
}

const schema = v.object({ outletId: anId<'outlet'>(), itemId: anId<'item'>(), day: aDay, quantity: aQuantity });

/** Refuses: `no-such-outlet`, `no-such-item`, `in-the-future`. */
export function countStock(book: Book, count: Count): Promise<CommandOutcome> {
  return carryOut(book, schema, count, {
    name: 'countStock',
    write: async (draft, { outletId, itemId, day, quantity }) => {
      await Promise.all([findOutlet(book, outletId), findItem(book, itemId)]);
      draft.move({ outletId, itemId, day, kind: 'counted', quantity });
      return { brought: {} };
    },
  });
}
