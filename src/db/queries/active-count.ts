/** Query: the dozen items whose recount is worth most tonight. */

import { chooseActiveCount, type WorthCounting } from '../../domain/active-count.ts';
import { type Day, dayAt } from '../../domain/day.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { expectedDaysOf } from '../../domain/outlook.ts';
import type { Book } from '../schema.ts';
import { itemHistory } from './item-history.ts';
import { listForecasts } from './learning.ts';
import { listStock } from './list-stock.ts';
import { placementsOf } from './placements-of.ts';

/** Known days that tell how much the use of an item varies, where it has no forecast. */
const LATELY = 28;

/** Dearest first, at most twelve; empty when every level is fresh. */
export async function activeCount(
  book: Book,
  outletId: OutletId,
  today: Day = dayAt(Date.now()),
): Promise<readonly WorthCounting[]> {
  const [stock, forecasts, placements] = await Promise.all([
    listStock(book, outletId),
    listForecasts(book, outletId),
    placementsOf(book, outletId),
  ]);
  const forecastOf = new Map(forecasts.map((row) => [row.itemId, row.forecast]));
  const questions = await Promise.all(
    stock.map(async ({ item, onHand, countedOn }) => {
      const forecast = forecastOf.get(item.id);
      const expected = forecast === undefined ? [] : expectedDaysOf(forecast);
      const usedLately = expected.length > 0 ? [] : await usedBy(book, outletId, item.id);
      return { item, par: placements.get(item.id)?.par ?? item.par, onHand, countedOn, expected, usedLately };
    }),
  );
  return chooseActiveCount(questions, today);
}

async function usedBy(book: Book, outletId: OutletId, itemId: ItemId): Promise<readonly number[]> {
  const history = await itemHistory(book, outletId, itemId);
  return history === null ? [] : [...history.amounts.used].filter((used) => !Number.isNaN(used)).slice(-LATELY);
}
