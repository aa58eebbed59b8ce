/** Query: what an outlet used beside what its recipes say of the dishes sold. */

import { type Day, dayToNumber } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { Dish, Item, ItemId, OutletId } from '../../domain/nouns.ts';
import { type Variance, varianceOf } from '../../domain/variance.ts';
import type { YearBlock } from '../facts.ts';
import type { Book } from '../schema.ts';
import { joinYears, yearOf } from '../year-blocks.ts';
import { readSettings } from './read-settings.ts';
import { salesOf } from './sales.ts';

export interface OutletVariance extends Variance {
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly dishes: readonly Dish[];
  readonly currency: Currency;
  /** Days of the period with sales. */
  readonly soldDays: number;
}

export async function outletVariance(book: Book, outletId: OutletId, from: Day, through: Day): Promise<OutletVariance> {
  const [dishes, items, { currency }, sold, years] = await Promise.all([
    book.dishes.toArray(),
    book.items.toArray(),
    readSettings(book),
    salesOf(book, outletId, from, through),
    yearsOf(book, outletId, from, through),
  ]);
  const dishById = new Map(dishes.map((dish) => [dish.id, dish]));
  const found = varianceOf({
    from,
    through,
    sold,
    dishById,
    items,
    seriesOf: (itemId) => joinYears(years.get(itemId) ?? []),
  });
  return { ...found, itemById: new Map(items.map((item) => [item.id, item])), dishes, currency, soldDays: sold.length };
}

/** Year blocks of one outlet that reach into the days asked for, by item. */
async function yearsOf(book: Book, outletId: OutletId, from: Day, through: Day) {
  const byItem = new Map<ItemId, YearBlock[]>();
  const [first, last] = [dayToNumber(from), dayToNumber(through)];
  await book.days
    .where('[outletId+itemId+year]')
    .between([outletId], [outletId, []])
    .filter(
      (block) => block.year >= yearOf(from) && block.year <= yearOf(through) && block.firstDay <= last && first <= last,
    )
    .each((block) => {
      const years = byItem.get(block.itemId);
      if (years === undefined) byItem.set(block.itemId, [block]);
      else years.push(block);
    });
  return byItem;
}
