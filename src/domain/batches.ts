/** Which batches lie on a shelf and what of them will spoil: first expired, first out. */

import { addDays, type Day, numberToDay } from './day.ts';
import { type ExpectedDay, expectedOn, type PartDay } from './expected-use.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** What came in at one time and keeps for the same time. */
export interface Batch {
  /** null for what was there before, or was found without having been entered. */
  readonly arrivedOn: Day | null;
  /** The last day on which it is good; null when nobody knows. */
  readonly expiresOn: Day | null;
  /** Its own mark. */
  readonly mark: string | null;
  /** What is left of it. */
  readonly quantity: BaseQuantity;
  /** What there was of it. */
  readonly of: BaseQuantity;
}

/** A delivery that told its date or its mark. */
export interface MarkedArrival {
  readonly day: Day;
  readonly quantity: BaseQuantity;
  readonly expiresOn: Day | null;
  readonly mark: string | null;
}

type Amounts = ArrayLike<number>;

export interface BatchQuestion {
  readonly shelfLifeDays: number | null;
  /** Whole days since 1970-01-01 of the first number of each column. */
  readonly firstDay: number;
  /** Base units a day, of equal length; NaN is unknown. */
  readonly days: {
    readonly opening: Amounts;
    readonly received: Amounts;
    readonly transferIn: Amounts;
    readonly used: Amounts;
    readonly wasted: Amounts;
    readonly transferOut: Amounts;
    readonly closing: Amounts;
  };
  /** They are part of what `days` says was received. */
  readonly marked: readonly MarkedArrival[];
  /** What is on hand now; null when it was never counted. */
  readonly onHand: BaseQuantity | null;
}

/** The last day on which something that came in is good. A shelf life of one day, or none, is the day of arrival. */
export function expiryOf(arrivedOn: Day, shelfLifeDays: number | null): Day | null {
  return shelfLifeDays === null ? null : addDays(arrivedOn, Math.max(1, shelfLifeDays) - 1);
}

/**
 * The batches left, first to expire first. Whatever left the shelf is taken from what expires first, as a kitchen that works properly does;
 * a closing or the level now decides how much is left. What is there beyond all deliveries was found: its date is the latest it can be. The
 * sum is `onHand` where that is known (and not below zero).
 */
export function batchesOf({ shelfLifeDays, firstDay, days, marked, onHand }: BatchQuestion): readonly Batch[] {
  const shelf: Shelf = { batches: [], shelfLifeDays };
  const length = days.closing.length;
  const opening = days.opening[0] ?? Number.NaN;
  if (opening > 0) find(shelf, opening, numberToDay(firstDay - 1));
  for (let i = 0; i < length; i++) {
    const day = numberToDay(firstDay + i);
    const told = (column: Amounts) => (Number.isNaN(column[i]!) ? 0 : column[i]!);
    let unmarked = told(days.received) + told(days.transferIn);
    for (const { day: came, quantity, expiresOn, mark } of marked) {
      if (came !== day) continue;
      add(shelf, { arrivedOn: day, expiresOn: expiresOn ?? expiryOf(day, shelfLifeDays), mark, quantity });
      unmarked -= quantity;
    }
    if (unmarked > 0) {
      add(shelf, { arrivedOn: day, expiresOn: expiryOf(day, shelfLifeDays), mark: null, quantity: unmarked });
    }
    if (Number.isNaN(days.closing[i]!)) take(shelf, told(days.used) + told(days.wasted) + told(days.transferOut));
    else setLevel(shelf, days.closing[i]!, day);
  }
  if (onHand !== null) setLevel(shelf, onHand, numberToDay(firstDay + Math.max(0, length - 1)));
  return finish(shelf);
}

/** What is left after `amount` (0 or more) went, first from what expires first. */
export function takeFirst(batches: readonly Batch[], amount: number): readonly Batch[] {
  const shelf: Shelf = { batches: batches.map((batch) => ({ ...batch })), shelfLifeDays: null };
  take(shelf, amount);
  return finish(shelf);
}

export interface Spoilage {
  readonly batch: Batch;
  /** Base units of it that will probably not be used in time; all of it once it has expired. */
  readonly spoils: BaseQuantity;
}

/**
 * What will probably not be used before it expires, of batches that do so by `through`: expected use takes the batch that expires first and
 * is still good. `part` is what of today still lies ahead. Without a forecast nothing is expected to be used. In the order of the batches; those that will be used up are left out.
 */
export function foreseeSpoilage(
  batches: readonly Batch[],
  expected: readonly ExpectedDay[],
  today: Day,
  through: Day,
  part: PartDay | null = null,
): readonly Spoilage[] {
  const left = batches.map((batch) => ({ batch, amount: batch.quantity as number }));
  for (let day = today; day <= through; day = addDays(day, 1)) {
    let use = (expectedOn(expected, day)?.mean ?? 0) * (part?.day === day ? part.share : 1);
    for (const one of left) {
      if (use <= 0) break;
      if (one.batch.expiresOn !== null && one.batch.expiresOn < day) continue;
      const taken = Math.min(use, one.amount);
      one.amount -= taken;
      use -= taken;
    }
  }
  return left.flatMap(({ batch, amount }) => {
    const spoils = baseQuantity(Math.round(amount));
    return batch.expiresOn === null || batch.expiresOn > through || spoils === 0 ? [] : [{ batch, spoils }];
  });
}

interface Shelf {
  batches: { arrivedOn: Day | null; expiresOn: Day | null; mark: string | null; quantity: number; of: number }[];
  readonly shelfLifeDays: number | null;
}

function add(shelf: Shelf, batch: Omit<Shelf['batches'][number], 'of'>): void {
  if (batch.quantity > 0) shelf.batches.push({ ...batch, of: batch.quantity });
}

/** Something that nobody entered: it came on that day at the latest. */
function find(shelf: Shelf, quantity: number, day: Day): void {
  add(shelf, { arrivedOn: null, expiresOn: expiryOf(day, shelf.shelfLifeDays), mark: null, quantity });
}

function setLevel(shelf: Shelf, level: number, day: Day): void {
  const there = shelf.batches.reduce((sum, { quantity }) => sum + quantity, 0);
  if (there > level) take(shelf, there - Math.max(0, level));
  else if (there < level) find(shelf, level - there, day);
}

function take(shelf: Shelf, amount: number): void {
  let left = amount;
  if (left > 0) shelf.batches.sort(firstToExpire);
  for (const batch of shelf.batches) {
    if (left <= 0) break;
    const taken = Math.min(left, batch.quantity);
    batch.quantity -= taken;
    left -= taken;
  }
  shelf.batches = shelf.batches.filter(({ quantity }) => quantity > 0);
}

/** What nobody knows the date of comes last; of the same date what came first, and what was there before all. */
function firstToExpire(a: Shelf['batches'][number], b: Shelf['batches'][number]): number {
  const date = (day: Day | null) => day ?? '9999';
  if (a.expiresOn !== b.expiresOn) return date(a.expiresOn) < date(b.expiresOn) ? -1 : 1;
  return (a.arrivedOn ?? '') < (b.arrivedOn ?? '') ? -1 : (a.arrivedOn ?? '') > (b.arrivedOn ?? '') ? 1 : 0;
}

/** Imported amounts may be fractions of a base unit where a file was: what is shown is whole. */
function finish({ batches }: Shelf): readonly Batch[] {
  return batches
    .sort(firstToExpire)
    .map((batch) => ({
      ...batch,
      quantity: baseQuantity(Math.round(batch.quantity)),
      of: baseQuantity(Math.round(batch.of)),
    }))
    .filter(({ quantity }) => quantity > 0);
}
