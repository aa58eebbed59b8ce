/** Command: there was none left. What was used that day is then less than was asked for. */

import * as v from 'valibot';
import { type Day, momentOn } from '../../domain/day.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { aDay, anId, movementDetail } from '../checks.ts';
import { findItem, findOutlet } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface RanOut {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  readonly day: Day;
  /** Minutes after midnight by the outlet's clock, 0–1439. */
  readonly minutes: number;
  readonly note?: string;
}

const { note } = movementDetail.entries;
const schema = v.object({
  outletId: anId<'outlet'>(),
  itemId: anId<'item'>(),
  day: aDay,
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1439)),
  note,
});

/** Refuses: `no-such-outlet`, `no-such-item`, `in-the-future` (a moment that is still to come). */
export function noteRanOut(book: Book, ranOut: RanOut): Promise<CommandOutcome> {
  return carryOut(book, schema, ranOut, {
    name: 'noteRanOut',
    write: async (draft, { outletId, itemId, day, minutes, note: said }) => {
      await findOutlet(book, outletId);
      await findItem(book, itemId);
      const noted = momentOn(day, minutes);
      if (noted > draft.at) refuse({ code: 'in-the-future', day });
      // Just now: after whatever was entered within this minute.
      const isNow = draft.at - noted < 60_000;
      draft.move({
        outletId,
        itemId,
        day,
        kind: 'ranOut',
        quantity: baseQuantity(0),
        ...(isNow ? {} : { at: noted }),
        detail: { ranOutAt: minutes, ...(said ? { note: said } : {}) },
      });
      return { brought: {} };
    },
  });
}
