/** Keeps a line of an open count at every keystroke: one small put, no journal entry, since a draft is not a fact yet. */

import * as v from 'valibot';
import { type CountState, quantityOf, type TypedPart } from '../../domain/count-line.ts';
import { isErased } from '../../domain/count-merge.ts';
import { dayAt } from '../../domain/day.ts';
import type { CountId, ItemId } from '../../domain/nouns.ts';
import { type PieceWeight, weightOfPieces } from '../../domain/piece-weight.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import { anId } from '../checks.ts';
import type { CountLineRow } from '../drafts.ts';
import { momentWithin } from '../event-time.ts';
import { findOpenCount } from '../find.ts';
import { toRefusal } from '../journal.ts';
import type { Refusal } from '../outcome.ts';
import { demand, whoIsHere } from '../rights.ts';
import type { Book } from '../schema.ts';

export interface CountLineEntry {
  readonly countId: CountId;
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  readonly typed: readonly TypedPart[];
  readonly pieces: number | null;
  /** What a piece weighs, where it was learned: pieces alone then say how much it is. */
  readonly pieceWeight: PieceWeight | null;
  readonly isConfirmed: boolean;
}

const whole = v.pipe(v.number(), v.safeInteger());
/** What stands in one field. */
export const typedPart = v.object({
  key: v.string(),
  name: v.string(),
  isPack: v.boolean(),
  numerator: v.pipe(whole, v.minValue(1)),
  denominator: v.pipe(whole, v.minValue(1)),
  text: v.pipe(v.string(), v.regex(/^(\d{1,9}(\.\d{0,6})?)?$/)),
});
const schema = v.object({
  countId: anId<'count'>(),
  area: v.pipe(v.string(), v.maxLength(200)),
  itemId: anId<'item'>(),
  state: v.picklist(['counted', 'zero', 'skipped']),
  typed: v.pipe(v.array(typedPart), v.readonly()),
  pieces: v.nullable(v.pipe(whole, v.minValue(0))),
  isConfirmed: v.boolean(),
});

export type LineOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** A line from which everything was erased is not counted any more. Refuses: `no-such-count`, `count-closed`. */
export async function keepCountLine(book: Book, { pieceWeight, ...entry }: CountLineEntry): Promise<LineOutcome> {
  const checked = v.safeParse(schema, entry);
  if (!checked.success) {
    const problems = checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
    return { ok: false, refusal: { code: 'bad-input', problems } };
  }
  const { countId, area, itemId, state, typed, pieces, isConfirmed } = checked.output;
  try {
    return await book.transaction(
      'rw',
      [book.counts, book.countLines, book.identity, book.people, book.movements],
      async () => {
        const [here, last] = await Promise.all([whoIsHere(book), newestMovement(book), findOpenCount(book, countId)]);
        demand(here, 'keepCountLine');
        const { quantity, isEstimated } = amountOf(state, typed, pieces, pieceWeight);
        const now = Date.now();
        const row: CountLineRow = {
          countId,
          area,
          itemId,
          state,
          quantity,
          typed,
          pieces,
          isEstimated,
          isConfirmed,
          // A clock that was set back must not put this look at the shelf before what came onto it.
          at: momentWithin(dayAt(now), 'closing', now, last),
          personId: here.personId,
          deviceId: here.deviceId,
        };
        // A line that was erased stays as an empty one, so that devices it was handed to hear of it; one that never was is not begun.
        if (!isErased(row) || (await book.countLines.get([countId, area, itemId])) !== undefined) {
          await book.countLines.put(row);
        }
        return { ok: true } as const;
      },
    );
  } catch (error) {
    return { ok: false, refusal: toRefusal(error) };
  }
}

async function newestMovement(book: Book): Promise<string> {
  const keys = await book.movements.toCollection().reverse().limit(1).primaryKeys();
  return keys[0] ?? '';
}

function amountOf(
  state: CountState,
  typed: readonly TypedPart[],
  pieces: number | null,
  pieceWeight: PieceWeight | null,
): { readonly quantity: BaseQuantity | null; readonly isEstimated: boolean } {
  if (state === 'skipped') return { quantity: null, isEstimated: false };
  if (state === 'zero') return { quantity: baseQuantity(0), isEstimated: false };
  const weighed = quantityOf(typed);
  if (weighed !== null || pieces === null || pieceWeight === null) return { quantity: weighed, isEstimated: false };
  return { quantity: weightOfPieces(pieces, pieceWeight), isEstimated: true };
}
