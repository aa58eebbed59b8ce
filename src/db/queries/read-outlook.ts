/** Query: all that Today, Stock and Orders look ahead from, in one reading. */

import type { Day } from '../../domain/day.ts';
import type { SeriesForecast } from '../../domain/demand-forecast.ts';
import type { ItemId, Outlet, OutletId, Supplier } from '../../domain/nouns.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Book } from '../schema.ts';
import { learning, listForecasts } from './learning.ts';
import { outletOf } from './list-outlets.ts';
import { listStock, type StockLine } from './list-stock.ts';
import { listSuppliers } from './list-suppliers.ts';
import { type OpenOrder, openOrders } from './open-orders.ts';
import { placementsOf } from './placements-of.ts';
import { readSettings } from './read-settings.ts';

export interface KnownOfOutlet {
  readonly settings: Settings;
  readonly outlet: Outlet;
  /** By name. */
  readonly stock: readonly (StockLine & { readonly par: BaseQuantity | null })[];
  readonly suppliers: readonly Supplier[];
  /** The next to come first. */
  readonly openOrders: readonly OpenOrder[];
  readonly forecasts: ReadonlyMap<ItemId, SeriesForecast>;
  /** Last day of which any use or level is known. */
  readonly lastRecord: Day | null;
  /** Last day that the forecast serving now learned from. */
  readonly learnedThrough: Day | null;
}

/** What is known of the outlet whose book lies open; null when there is none. */
export function readOutlook(book: Book): Promise<KnownOfOutlet | null> {
  const { identity, settings, outlets, items, stock, placements, suppliers, orders, learnings, forecasts } = book;
  const tables = [identity, settings, outlets, items, stock, placements, suppliers, orders, learnings, forecasts];
  return book.transaction('r', tables, async () => {
    const set = await readSettings(book);
    const outlet = set.outletId === null ? null : await outletOf(book, set.outletId);
    return outlet === null ? null : await knownOf(book, set, outlet);
  });
}

async function knownOf(book: Book, settings: Settings, outlet: Outlet): Promise<KnownOfOutlet> {
  const outletId: OutletId = outlet.id;
  const [stock, suppliers, orders, rows, serving, placements] = await Promise.all([
    listStock(book, outletId),
    listSuppliers(book),
    openOrders(book, outletId),
    listForecasts(book, outletId),
    learning(book),
    placementsOf(book, outletId),
  ]);
  let lastRecord: Day | null = null;
  for (const { usedThrough } of stock) {
    if (usedThrough !== null && (lastRecord === null || usedThrough > lastRecord)) lastRecord = usedThrough;
  }
  return {
    settings,
    outlet,
    stock: stock.map((line) => ({ ...line, par: placements.get(line.item.id)?.par ?? null })),
    suppliers,
    openOrders: orders,
    forecasts: new Map(rows.map((row) => [row.itemId, row.forecast])),
    lastRecord,
    learnedThrough: serving?.latest.cutoff ?? null,
  };
}
