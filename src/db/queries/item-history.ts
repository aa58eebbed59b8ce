/** Query: all days of one item at one outlet. */

import type { DailySeries } from '../../domain/daily-records.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { daysOf } from '../materialise.ts';
import type { Book } from '../schema.ts';
import { joinYears } from '../year-blocks.ts';

/** Consecutive days from the first to the last of which anything is known; null when nothing is. */
export async function itemHistory(book: Book, outletId: OutletId, itemId: ItemId): Promise<DailySeries | null> {
  return joinYears(await daysOf(book, [outletId, itemId]).toArray());
}
