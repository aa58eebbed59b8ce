/** Command: a count begins, of the whole outlet, of some areas, or of some items. */

import * as v from 'valibot';
import { addDays, type Day, dayAt } from '../../domain/day.ts';
import type { CountId, ItemId, OutletId } from '../../domain/nouns.ts';
import { aDay, anId } from '../checks.ts';
import { findItems, findOutlet } from '../find.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';

export interface CountWish {
  readonly outletId: OutletId;
  /** The day whose closing it tells. */
  readonly day: Day;
  /** null for all of them; '' stands for what has no area. */
  readonly areas: readonly string[] | null;
  /** null for all of them. */
  readonly itemIds: readonly ItemId[] | null;
  readonly isBlind: boolean;
}

const schema = v.object({
  outletId: anId<'outlet'>(),
  day: aDay,
  areas: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.readonly())),
  itemIds: v.nullable(v.pipe(v.array(anId<'item'>()), v.minLength(1), v.readonly())),
  isBlind: v.boolean(),
});

/** Lines of finished and dropped counts are kept so long, so that an undo finds them. */
const KEEP_LINES_DAYS = 60;

/** Refuses: `no-such-outlet`, `no-such-item`, `in-the-future`. */
export function startCount(book: Book, wish: CountWish): Promise<CommandOutcome<{ readonly countId: CountId }>> {
  return carryOut(book, schema, wish, {
    name: 'startCount',
    also: ['countLines'],
    write: async (draft, fields) => {
      await findOutlet(book, fields.outletId);
      await findItems(book, fields.itemIds ?? []);
      const today = dayAt(draft.at);
      if (fields.day > today) refuse({ code: 'in-the-future', day: fields.day });
      await forgetOldLines(book, addDays(today, -KEEP_LINES_DAYS));
      const countId = draft.newId<'count'>();
      draft.say({ kind: 'count', subject: countId, born: true, fields: { ...fields, status: 'open' } });
      return { brought: { countId } };
    },
  });
}

/** What became movements long ago needs no drafts any more. */
async function forgetOldLines(book: Book, before: Day): Promise<void> {
  const old = await book.counts.filter((count) => count.status !== 'open' && count.day < before).primaryKeys();
  for (const id of old) {
    await book.countLines.where('[countId+area+itemId]').between([id], [id, []]).delete();
  }
}
