/** The facts of one item's stock at one outlet, and what they add up to: a level and a ledger. */

import { DAILY_AMOUNTS, type DailyAmount } from './daily-records.ts';
import type { Day } from './day.ts';
import type { EntryId, Movement, MovementId, MovementKind } from './nouns.ts';
import type { BaseQuantity } from './quantity.ts';

export type DailyColumn = DailyAmount | 'ranOutAt';
export const DAILY_COLUMNS: readonly DailyColumn[] = [...DAILY_AMOUNTS, 'ranOutAt'];

/** Days that one import brought, as columns of equal length; NaN or a missing column is unknown. */
export interface ImportedDays {
  readonly entryId: EntryId;
  /** Whole days since 1970-01-01 of the first number. */
  readonly firstDay: number;
  readonly columns: Readonly<Partial<Record<DailyColumn, Float32Array | Float64Array>>>;
  /** When the import was made, milliseconds since the epoch: what it says of a day that was not over held until then. */
  readonly readAt: number;
  /** Minutes ahead of UTC of the clock that imported. */
  readonly utcOffset: number;
}

/** The use between two levels that a count told, where no one recorded it. */
export interface DerivedUse {
  /** Base units; negative when the count found more than could be there. */
  readonly quantity: number;
  /** Days it was used on; more than one means that each day's part is what is likely. */
  readonly days: number;
}

export interface SeriesFacts {
  /** Of entries that stand. */
  readonly imported: readonly ImportedDays[];
  /** All of them, voided and voiding ones included. */
  readonly movements: readonly Movement[];
  readonly ordered: readonly { readonly day: Day; readonly quantity: BaseQuantity }[];
}

export interface StockLevel {
  /** Last level known and what is known to have moved since; null when there never was a level, which is not zero. */
  readonly onHand: BaseQuantity | null;
  /** Day of that level. */
  readonly countedOn: Day | null;
  /** Moment of that level, milliseconds since the epoch. */
  readonly countedAt: number | null;
  /** Last day whose use is already out of `onHand`; without a level, the last day whose use is known. */
  readonly usedThrough: Day | null;
}

/** One line of the ledger. */
export interface LedgerStep {
  /** `imported`: a day as an import told it. */
  readonly kind: Exclude<MovementKind, 'voided'> | 'imported';
  readonly day: Day;
  /** Moment it took hold, milliseconds since the epoch; null for an imported day that was over when it was imported. */
  readonly at: number | null;
  /** By how much stock changed; null when the level before was unknown, or the line does not count. */
  readonly change: number | null;
  /** Level after this line; null when unknown. */
  readonly balance: BaseQuantity | null;
  /** The amount entered (a movement), or what is known of the day (imported). */
  readonly quantity: BaseQuantity | null;
  readonly amounts: Readonly<Partial<Record<DailyAmount, number>>> | null;
  /** The use that this line tells of, being a level with one before it; null when it tells none. */
  readonly derived: DerivedUse | null;
  /** The entry to undo in order to take this line back. */
  readonly entryId: EntryId;
  readonly movementId: MovementId | null;
  /**
   * `counts`: part of the balance. `voided`: taken back. `superseded`: a later import tells the same day's amount, so this one is within it.
   */
  readonly state: 'counts' | 'voided' | 'superseded';
}

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** The last millisecond of a day by a clock that many minutes ahead of UTC. */
export function endOfDay(day: number, utcOffset: number): number {
  return (day + 1) * MS_PER_DAY - utcOffset * MS_PER_MINUTE - 1;
}

/** Movements that are cancelled: voided by one that is not voided itself. */
export function findVoided(movements: readonly Movement[]): ReadonlyMap<MovementId, EntryId> {
  const voided = new Map<MovementId, EntryId>();
  const youngestFirst = movements.filter((one) => one.voids !== null).sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const one of youngestFirst) if (one.voids !== null && !voided.has(one.id)) voided.set(one.voids, one.entryId);
  return voided;
}
