/** Works tables out from facts: orders, then days and stock, then the nouns; the same whether one fact is new or all are. */

import { addUp } from '../domain/add-up.ts';
import { numberToDay } from '../domain/day.ts';
import type { ItemId, OrderId, OutletId } from '../domain/nouns.ts';
import { baseQuantity } from '../domain/quantity.ts';
import type { SeriesFacts } from '../domain/stock-facts.ts';
import type { NounChange, YearBlock } from './facts.ts';
import { foldNoun, foldOrder } from './fold-nouns.ts';
import { type CommandControl, refuse } from './outcome.ts';
import { openPages, type Pages } from './pages.ts';
import type { Book, SeriesKey } from './schema.ts';
import type { KnownUndone } from './undone.ts';
import { sameBlock, splitByYear } from './year-blocks.ts';

/** What a command has touched and is to be worked out anew. */
export interface Touched {
  readonly series: Map<string, SeriesKey>;
  /** Series of which nothing but movements was touched: what was ordered stands in their days as it did. */
  readonly onlyMoved: Set<string>;
  readonly nouns: Map<string, Pick<NounChange, 'kind' | 'subject'>>;
}

export function touchSeries(touched: Touched, outletId: OutletId, itemId: ItemId): void {
  const key = `${outletId} ${itemId}`;
  touched.series.set(key, [outletId, itemId]);
  touched.onlyMoved.delete(key);
}

/** As {@link touchSeries}, by a movement. */
export function touchMoved(touched: Touched, outletId: OutletId, itemId: ItemId): void {
  const key = `${outletId} ${itemId}`;
  if (!touched.series.has(key)) touched.onlyMoved.add(key);
  touched.series.set(key, [outletId, itemId]);
}

export function touchChange(touched: Touched, { kind, subject, ...change }: NounChange): void {
  touched.nouns.set(`${kind} ${subject}`, { kind, subject });
  if (kind !== 'order' || !('outletId' in change.fields) || !('lines' in change.fields)) return;
  const { outletId, lines } = change.fields;
  if (outletId !== undefined) for (const { itemId } of lines ?? []) touchSeries(touched, outletId, itemId);
}

/** Series worked out at a time: enough to keep IndexedDB busy, few enough that the page never waits long. */
const AT_ONCE = 8;

export async function materialise(
  book: Book,
  touched: Touched,
  undone: KnownUndone,
  control: CommandControl,
): Promise<void> {
  const nouns = [...touched.nouns.values()];
  for (const noun of nouns) if (noun.kind === 'order') await foldOrder(book, noun.subject as OrderId, undone);
  const series = [...touched.series.values()];
  const pages = openPages(book);
  const cameOrWent: SeriesKey[] = [];
  for (let done = 0; done < series.length; done += AT_ONCE) {
    if (control.signal?.aborted) refuse({ code: 'stopped' });
    const some = series.slice(done, done + AT_ONCE);
    const changed = await Promise.all(
      some.map((key) => materialiseSeries(book, key, { undone, pages, isMoved: touched.onlyMoved.has(key.join(' ')) })),
    );
    cameOrWent.push(...some.filter((_, i) => changed[i]));
    await pages.writeFull();
    control.onProgress?.({ doing: 'series', done: Math.min(done + AT_ONCE, series.length), of: series.length });
  }
  await pages.writeRest();
  // A noun whose entry is undone stays while days speak of it: it may come with its first day and go with its last.
  const spoken = new Map(nouns.map((noun) => [noun.subject as string, noun]));
  for (const [outletId, itemId] of cameOrWent) {
    spoken.set(outletId, { kind: 'outlet', subject: outletId });
    spoken.set(itemId, { kind: 'item', subject: itemId });
  }
  for (const noun of spoken.values()) if (noun.kind !== 'order') await foldNoun(book, noun, undone);
}

/** Works out days and stock of one series, to be written with `pages`; true when it had no days before or has none now. */
async function materialiseSeries(
  book: Book,
  key: SeriesKey,
  { undone, pages, isMoved }: { readonly undone: KnownUndone; readonly pages: Pages; readonly isMoved: boolean },
): Promise<boolean> {
  const reading = daysOf(book, key).toArray();
  const [old, facts] = await Promise.all([
    reading,
    readFacts(book, key, undone, isMoved ? reading.then(orderedIn) : undefined),
  ]);
  const before = new Map(old.map((block) => [block.year, block]));
  const worked = workOut(key, facts);
  for (const block of worked.blocks) {
    const same = before.get(block.year);
    if (same === undefined || !sameBlock(same, block)) pages.days.push(block);
    before.delete(block.year);
  }
  const [outletId, itemId] = key;
  if (before.size > 0) await book.days.bulkDelete([...before.keys()].map((year) => [outletId, itemId, year]));
  if (worked.stock === null) await book.stock.delete([outletId, itemId]);
  else pages.stock.push(worked.stock);
  return old.length === 0 || worked.blocks.length === 0;
}

/** Days and stock that the facts of one series come to; no stock when there are no days. */
export function workOut([outletId, itemId]: SeriesKey, facts: SeriesFacts) {
  const { series, stock } = addUp(facts, { steps: false });
  const blocks = series === null ? [] : splitByYear(outletId, itemId, series);
  return { blocks, stock: blocks.length === 0 ? null : { outletId, itemId, ...stock } };
}

/** The materialised years of one series. */
export function daysOf(book: Book, [outletId, itemId]: SeriesKey) {
  return book.days
    .where('[outletId+itemId+year]')
    .between([outletId, itemId, Number.NEGATIVE_INFINITY], [outletId, itemId, Number.POSITIVE_INFINITY]);
}

/** What was ordered by day, as worked-out days tell it. */
function orderedIn(blocks: readonly YearBlock[]): SeriesFacts['ordered'] {
  return blocks.flatMap(({ firstDay, columns }) =>
    [...(columns.ordered ?? [])].flatMap((quantity, i) =>
      Number.isNaN(quantity) ? [] : [{ day: numberToDay(firstDay + i), quantity: baseQuantity(quantity) }],
    ),
  );
}

/**
 * All facts of one series. Where nothing but movements has changed, `known` tells what was ordered: the orders of years are larger than all the
 * rest. Not where a file told of orders too, as then they cannot be told apart.
 */
export async function readFacts(
  book: Book,
  [outletId, itemId]: SeriesKey,
  undone: KnownUndone,
  known?: PromiseLike<SeriesFacts['ordered']>,
): Promise<SeriesFacts> {
  const [imported, movements] = await Promise.all([
    book.importedDays.where('[outletId+itemId]').equals([outletId, itemId]).toArray(),
    book.movements.where('[outletId+itemId]').equals([outletId, itemId]).toArray(),
  ]);
  const isTold = imported.some(({ columns }) => columns.ordered !== undefined);
  const [ordered] = await Promise.all([
    known === undefined || isTold ? readOrdered(book, [outletId, itemId]) : known,
    undone.learn(imported.map((block) => block.entryId)),
  ]);
  return { imported: imported.filter((block) => !undone.has(block.entryId)), movements, ordered };
}

async function readOrdered(book: Book, [outletId, itemId]: SeriesKey): Promise<SeriesFacts['ordered']> {
  const orders = await book.orders.where('series').equals(`${outletId} ${itemId}`).toArray();
  return orders
    .filter((order) => order.status === 'placed')
    .flatMap((order) =>
      order.lines
        .filter((line) => line.itemId === itemId)
        .map((line) => ({ day: order.placedOn, quantity: line.quantity })),
    );
}
