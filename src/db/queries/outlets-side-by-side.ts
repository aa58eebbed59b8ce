/** Query: what every outlet of the book came to over some days. */

import { type Day, dayToNumber } from '../../domain/day.ts';
import type { Item, Outlet, OutletId } from '../../domain/nouns.ts';
import { type FiguredItem, figuresOf, type OutletFigures } from '../../domain/outlet-figures.ts';
import type { YearBlock } from '../facts.ts';
import type { Book } from '../schema.ts';
import { joinColumn, yearOf } from '../year-blocks.ts';
import { listOutlets } from './list-outlets.ts';

/** Items whose years are read in one go: more would keep the page from answering. */
const AT_ONCE = 60;

export interface OutletBeside extends OutletFigures {
  readonly outlet: Outlet;
}

/** By name of the outlet; `from` to `through` inclusive. Archived items count too: they were used and thrown away. */
export async function outletsSideBySide(book: Book, from: Day, through: Day): Promise<readonly OutletBeside[]> {
  const [outlets, items] = await Promise.all([listOutlets(book), book.items.toArray()]);
  const itemById = new Map(items.map((item) => [item.id, item]));
  const found: OutletBeside[] = [];
  // One after the other: together they would hold the years of a whole chain in memory.
  for (const outlet of outlets) {
    found.push({ outlet, ...figuresOf(await itemsOf(book, outlet.id, itemById, from, through), from, through) });
  }
  return found;
}

async function itemsOf(
  book: Book,
  outletId: OutletId,
  itemById: ReadonlyMap<Item['id'], Item>,
  from: Day,
  through: Day,
): Promise<readonly FiguredItem[]> {
  const stock = await book.stock.where('[outletId+itemId]').between([outletId], [outletId, []]).toArray();
  const [first, last] = [dayToNumber(from), dayToNumber(through)];
  const years = Array.from({ length: yearOf(through) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  const found: FiguredItem[] = [];
  for (let at = 0; at < stock.length; at += AT_ONCE) {
    const rows = stock.slice(at, at + AT_ONCE);
    const keys = rows.flatMap(({ itemId }) =>
      years.map((year) => [outletId, itemId, year] as [OutletId, Item['id'], number]),
    );
    const blocks = await book.days.bulkGet(keys);
    for (const [i, { itemId, onHand, countedOn }] of rows.entries()) {
      const own = blocks
        .slice(i * years.length, (i + 1) * years.length)
        .filter((one): one is YearBlock => one !== undefined);
      const column = (name: 'used' | 'wasted' | 'closing' | 'ranOutAt') =>
        joinColumn(own, name, first, last - first + 1);
      found.push({
        price: itemById.get(itemId)?.price ?? null,
        onHand,
        countedOn,
        used: column('used'),
        wasted: column('wasted'),
        closing: column('closing'),
        ranOutAt: column('ranOutAt'),
      });
    }
  }
  return found;
}
