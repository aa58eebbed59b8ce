/** Query: the book as it goes into files, its days of stock in steps. */

import { Dexie } from 'dexie';
import type { BookNouns } from '../../domain/files/write-nouns.ts';
import type { StockOfItem } from '../../domain/files/write-stock.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { SoldDay } from '../../domain/variance.ts';
import type { YearBlock } from '../facts.ts';
import type { Book } from '../schema.ts';
import { readUndone } from '../undone.ts';
import { joinYears } from '../year-blocks.ts';
import { byName } from './list-outlets.ts';
import { readSettings } from './read-settings.ts';
import { lastWords } from './sales.ts';

export async function readBookNouns(book: Book): Promise<BookNouns> {
  const [outlets, items, suppliers, dishes, calendar, settings] = await Promise.all([
    book.outlets.toArray(),
    book.items.toArray(),
    book.suppliers.toArray(),
    book.dishes.toArray(),
    book.calendarDays.orderBy('id').toArray(),
    readSettings(book),
  ]);
  return {
    outlets,
    items: items.sort(byName),
    suppliers: suppliers.sort(byName),
    dishes: dishes.sort(byName),
    calendar: calendar.sort((a, b) => (a.day < b.day ? -1 : 1)),
    currency: settings.currency,
  };
}

/** What every outlet sold, by day, as the youngest entry that stands tells it. */
export async function exportedSales(book: Book): Promise<readonly (SoldDay & { readonly outletId: OutletId })[]> {
  return lastWords(await book.sales.toArray(), await readUndone(book));
}

/** Year blocks read at a time: a few milliseconds of the page's time. */
const AT_ONCE = 128;

/** All series of all outlets, in steps, with how many of all year blocks have been read. */
export async function* exportedStock(
  book: Book,
): AsyncGenerator<{ readonly series: readonly StockOfItem[]; readonly done: number; readonly of: number }> {
  const outletName = new Map((await book.outlets.toArray()).map((one) => [one.id, one.name]));
  const itemById = new Map((await book.items.toArray()).map((one) => [one.id, one]));
  const of = await book.days.count();
  const toStock = (years: readonly YearBlock[]): StockOfItem[] => {
    const [outlet, item] = [outletName.get(years[0]!.outletId), itemById.get(years[0]!.itemId)];
    const series = joinYears(years);
    if (outlet === undefined || item === undefined || series === null) return [];
    return [{ outlet, item: item.name, baseUnit: item.baseUnit, price: item.price, series }];
  };
  let years: YearBlock[] = [];
  let done = 0;
  for (let after: unknown = Dexie.minKey; ; ) {
    const isFirst = after === Dexie.minKey;
    const blocks = await book.days
      .where('[outletId+itemId+year]')
      .between(after, Dexie.maxKey, isFirst)
      .limit(AT_ONCE)
      .toArray();
    const series: StockOfItem[] = [];
    for (const block of blocks) {
      if (years[0] !== undefined && (years[0].outletId !== block.outletId || years[0].itemId !== block.itemId)) {
        series.push(...toStock(years));
        years = [];
      }
      years.push(block);
    }
    done += blocks.length;
    const last = blocks.at(-1);
    const isLast = last === undefined || blocks.length < AT_ONCE;
    if (isLast && years.length > 0) series.push(...toStock(years));
    yield { series, done: Math.min(done, of), of };
    if (isLast) return;
    after = [last.outletId, last.itemId, last.year];
  }
}
