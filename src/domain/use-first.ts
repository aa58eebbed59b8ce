/** What to cook with first: batches by the day they expire, and what of them will probably spoil all the same. */

import { type Batch, foreseeSpoilage, takeFirst } from './batches.ts';
import { addDays, type Day } from './day.ts';
import { costOf, type MinorMoney } from './money.ts';
import type { ItemId } from './nouns.ts';
import type { ItemOutlook } from './outlook.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** How far ahead the list looks. */
export const USE_FIRST_DAYS = 7;
/** Less than this share of what came is within what nobody weighs out. */
const SMALLEST_SHARE = 0.05;

export interface UseFirstLine {
  readonly outlook: ItemOutlook;
  readonly batch: Batch;
  readonly expiresOn: Day;
  /** Its last good day is over. */
  readonly isExpired: boolean;
  /** Base units that will probably not be used in time, all of it once it has expired; null when there is no forecast to say. */
  readonly spoils: BaseQuantity | null;
  /** What that is worth; null without a price, and where it is not known. */
  readonly worth: MinorMoney | null;
}

/**
 * Batches that expire within {@link USE_FIRST_DAYS}, first to expire first, of the same day the dearest loss first. What was probably used
 * since the last count is taken off before.
 */
export function listUseFirst(
  outlooks: readonly ItemOutlook[],
  batchesById: ReadonlyMap<ItemId, readonly Batch[]>,
  today: Day,
  ahead: number = USE_FIRST_DAYS,
): readonly UseFirstLine[] {
  const through = addDays(today, ahead);
  const lines = outlooks.flatMap((outlook) => {
    const batches = leftNow(outlook, batchesById.get(outlook.item.id) ?? []);
    const spoilage = new Map(
      foreseeSpoilage(batches, outlook.expected, today, through, outlook.part).map((one) => [one.batch, one.spoils]),
    );
    return batches.flatMap((batch): UseFirstLine[] => {
      const { expiresOn } = batch;
      if (expiresOn === null || expiresOn > through || batch.quantity < SMALLEST_SHARE * batch.of) return [];
      const found = spoilage.get(batch) ?? 0;
      const isExpired = expiresOn < today;
      const isKnown = isExpired || outlook.expected.length > 0;
      const spoils = isKnown ? baseQuantity(found < SMALLEST_SHARE * batch.of ? 0 : found) : null;
      const { price } = outlook.item;
      const worth = price === null || spoils === null ? null : costOf(spoils, price);
      return [{ outlook, batch, expiresOn, isExpired, spoils, worth }];
    });
  });
  return lines.sort((a, b) =>
    a.expiresOn === b.expiresOn ? (b.worth ?? 0) - (a.worth ?? 0) : a.expiresOn < b.expiresOn ? -1 : 1,
  );
}

/** The batches as they probably are: less what was expected to be used since the last count. */
export function leftNow({ proposal }: ItemOutlook, batches: readonly Batch[]): readonly Batch[] {
  const { usedSinceCount } = proposal.proof;
  return usedSinceCount === 0 ? batches : takeFirst(batches, usedSinceCount);
}
