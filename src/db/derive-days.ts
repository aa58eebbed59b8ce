/** Works the days of every series out anew in the transaction at hand: for an upgrade after which the same facts tell more. */

import { materialise, type Touched, touchSeries } from './materialise.ts';
import type { Book, SeriesKey } from './schema.ts';
import { readUndone, wholly } from './undone.ts';

/** Version 2 spreads use between two counts over the days between, which version 1 left unknown. */
export async function deriveDays(book: Book): Promise<void> {
  const touched: Touched = { series: new Map(), onlyMoved: new Set(), nouns: new Map() };
  const keys = (await book.days.toCollection().primaryKeys()) as unknown as readonly (readonly [
    ...SeriesKey,
    number,
  ])[];
  for (const [outletId, itemId] of keys) touchSeries(touched, outletId, itemId);
  await materialise(book, touched, wholly(await readUndone(book)), {});
}
