/** Query: the dishes of the book, with what they are made of and what there is to make them from. */

import type { Currency, Price } from '../../domain/money.ts';
import type { Dish, Item, ItemId, OutletId } from '../../domain/nouns.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { Book } from '../schema.ts';
import { byName } from './list-outlets.ts';
import { readSettings } from './read-settings.ts';

/** By name, archived ones too. */
export async function listDishes(book: Book): Promise<readonly Dish[]> {
  return (await book.dishes.toArray()).sort(byName);
}

export interface Menu {
  /** By name. */
  readonly dishes: readonly Dish[];
  /** By name. */
  readonly items: readonly Item[];
  readonly currency: Currency;
  readonly outletId: OutletId | null;
  /** On hand at the outlet that lies open; null when it was never counted. */
  readonly onHandOf: (itemId: ItemId) => BaseQuantity | null;
  readonly priceOf: (itemId: ItemId) => Price | null;
}

/** Dishes with all that their cost and possible portions are worked out from. */
export async function readMenu(book: Book): Promise<Menu> {
  const [dishes, items, settings] = await Promise.all([listDishes(book), book.items.toArray(), readSettings(book)]);
  const { outletId, currency } = settings;
  const rows =
    outletId === null ? [] : await book.stock.where('[outletId+itemId]').between([outletId], [outletId, []]).toArray();
  const onHand = new Map(rows.map((row) => [row.itemId, row.onHand]));
  const price = new Map(items.map((item) => [item.id, item.price]));
  return {
    dishes,
    items: items.sort(byName),
    currency,
    outletId,
    onHandOf: (itemId) => onHand.get(itemId) ?? null,
    priceOf: (itemId) => price.get(itemId) ?? null,
  };
}
