/** Command: a count is done. Every level found becomes a movement at the moment its shelf was seen, all in one entry. */

import * as v from 'valibot';
import { type CountResult, resultOf } from '../../domain/count-result.ts';
import { areasOf } from '../../domain/count-sheet.ts';
import { dayToNumber } from '../../domain/day.ts';
import type { Count, CountId, ItemId, MovementDetail } from '../../domain/nouns.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import { endOfDay, findVoided } from '../../domain/stock-facts.ts';
import { anId } from '../checks.ts';
import type { CountLineRow } from '../drafts.ts';
import { utcOffsetAt } from '../event-time.ts';
import { findOpenCount } from '../find.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandOutcome, refuse } from '../outcome.ts';
import { linesOfCount } from '../queries/count-sheet.ts';
import type { Book } from '../schema.ts';

const schema = v.object({
  countId: anId<'count'>(),
  /** Items found on some of their shelves whose other shelves are empty. */
  restIsNone: v.pipe(v.array(anId<'item'>()), v.readonly()),
});

export interface Finish {
  readonly countId: CountId;
  readonly restIsNone?: readonly ItemId[];
}

/**
 * What came or went after a shelf was seen moves its level on, although it was entered before the count was finished: each level takes hold at
 * its line's own moment. Items skipped, not looked at, or seen on some of their shelves only keep the level they had. Answers how many levels
 * were set. Refuses: `no-such-count`, `count-closed`, `nothing-counted`.
 */
export function finishCount(
  book: Book,
  { countId, restIsNone = [] }: Finish,
): Promise<CommandOutcome<{ readonly levels: number }>> {
  return carryOut(
    book,
    schema,
    { countId, restIsNone },
    {
      name: 'finishCount',
      also: ['countLines'],
      write: async (draft, finish) => {
        const count = await findOpenCount(book, finish.countId);
        const lines = await linesOfCount(book, finish.countId);
        const results = await resultsOf(book, count, lines, new Set(finish.restIsNone));
        const levels = results.filter((result) => result.kind === 'level');
        if (levels.length === 0) refuse({ code: 'nothing-counted' });
        for (const level of levels) await setLevel(draft, finish.countId, count, level);
        draft.say({ kind: 'count', subject: finish.countId, born: false, fields: { status: 'finished' } });
        return {
          brought: { levels: levels.length },
          journalled: { ...finish, day: count.day, lines: lines.map(told) },
        };
      },
    },
  );
}

async function resultsOf(
  book: Book,
  count: Count,
  lines: readonly CountLineRow[],
  restIsNone: ReadonlySet<ItemId>,
): Promise<CountResult[]> {
  const linesOf = new Map<ItemId, CountLineRow[]>();
  for (const line of lines) linesOf.set(line.itemId, [...(linesOf.get(line.itemId) ?? []), line]);
  const ids = [...linesOf.keys()];
  const [items, placements] = await Promise.all([
    book.items.bulkGet(ids),
    book.placements.bulkGet(ids.map((id) => `${count.outletId} ${id}` as const)),
  ]);
  return items.flatMap((item, index) => {
    if (item === undefined) return [];
    const own = linesOf.get(item.id)!;
    const shelves = restIsNone.has(item.id) ? [] : areasOf(item, placements[index]);
    return [resultOf(item, shelves, own)];
  });
}

async function setLevel(
  draft: Draft,
  countId: CountId,
  { outletId, day }: Count,
  { item, quantity, at, pieces, entered, area }: CountResult & { readonly kind: 'level' },
): Promise<void> {
  const end = endOfDay(dayToNumber(day), utcOffsetAt(at));
  // Seen after midnight, or next morning: what came and went since then is taken out again.
  const since = at > end ? await movedBetween(draft.book, [outletId, item.id], end, at) : 0;
  const detail: MovementDetail = {
    countId,
    ...(pieces === null ? {} : { pieces }),
    ...(entered === null ? {} : { entered }),
    ...(area === null ? {} : { area }),
  };
  draft.move({
    outletId,
    itemId: item.id,
    day,
    kind: 'counted',
    quantity: baseQuantity(Math.max(0, quantity - since)),
    at: Math.min(at, end),
    detail,
  });
}

const SIGN: Readonly<Record<string, number>> = { received: 1, used: -1, wasted: -1, transferIn: 1, transferOut: -1 };

/** Base units that movements brought (negative: took) after `from` up to `to`. */
async function movedBetween(book: Book, key: [Count['outletId'], ItemId], from: number, to: number): Promise<number> {
  const movements = await book.movements.where('[outletId+itemId]').equals(key).toArray();
  const voided = findVoided(movements);
  return movements
    .filter((one) => one.at > from && one.at <= to && !voided.has(one.id))
    .reduce((sum, one) => sum + (SIGN[one.kind] ?? 0) * one.quantity, 0);
}

/** A line as the journal remembers it: a snapshot, whoever counted it. */
function told({
  countId: _same,
  isConfirmed: _asked,
  ...line
}: CountLineRow): Omit<CountLineRow, 'countId' | 'isConfirmed'> & { readonly quantity: BaseQuantity | null } {
  return line;
}
