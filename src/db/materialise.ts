/** Works tables out from facts: orders, then days and stock, then the nouns; the same whether one fact is new or all are. */

import { addUp } from '../domain/add-up.ts';
import type { EntryId, ItemId, OrderId, OutletId } from '../domain/nouns.ts';
import { foldNoun, foldOrder } from './fold-nouns.ts';
import { type CommandControl, refuse } from './outcome.ts';
import type { Book, ImportedBlock, NounChange, SeriesKey } from './schema.ts';
import { sameBlock, splitByYear } from './year-blocks.ts';

/** What a command has touched and is to be worked out anew. */
export interface Touched {
  readonly series: Map<string, SeriesKey>;
  readonly nouns: Map<string, Pick<NounChange, 'kind' | 'subject'>>;
}

export function touchSeries(touched: Touched, outletId: OutletId, itemId: ItemId): void {
  touched.series.set(`${outletId} ${itemId}`, [outletId, itemId]);
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
  undone: ReadonlySet<EntryId>,
  control: CommandControl,
): Promise<void> {
  const nouns = [...touched.nouns.values()];
  for (const noun of nouns) if (noun.kind === 'order') await foldOrder(book, noun.subject as OrderId, undone);
  const series = [...touched.series.values()];
  for (let done = 0; done < series.length; done += AT_ONCE) {
    if (control.signal?.aborted) refuse({ code: 'stopped' });
    await Promise.all(series.slice(done, done + AT_ONCE).map((key) => materialiseSeries(book, key, undone)));
    control.onProgress?.({ doing: 'series', done: Math.min(done + AT_ONCE, series.length), of: series.length });
  }
  // A noun whose entry is undone stays while days speak of it.
  const spoken = new Map(nouns.map((noun) => [noun.subject as string, noun]));
  for (const [outletId, itemId] of series) {
    spoken.set(outletId, { kind: 'outlet', subject: outletId });
    spoken.set(itemId, { kind: 'item', subject: itemId });
  }
  for (const noun of spoken.values()) if (noun.kind !== 'order') await foldNoun(book, noun, undone);
}

/** Works out days and stock of one series. `fresh` are all its facts when the caller has them at hand. */
export async function materialiseSeries(
  book: Book,
  [outletId, itemId]: SeriesKey,
  undone: ReadonlySet<EntryId>,
  fresh: readonly ImportedBlock[] | null = null,
): Promise<void> {
  const facts =
    fresh === null
      ? await readFacts(book, [outletId, itemId], undone)
      : { imported: fresh, movements: [], ordered: [] };
  const { series, stock } = addUp(facts, { steps: false });
  const blocks = series === null ? [] : splitByYear(outletId, itemId, series);
  if (fresh === null) {
    const before = new Map((await daysOf(book, [outletId, itemId]).toArray()).map((block) => [block.year, block]));
    const changed = blocks.filter((block) => {
      const old = before.get(block.year);
      before.delete(block.year);
      return old === undefined || !sameBlock(old, block);
    });
    await book.days.bulkPut(changed);
    await book.days.bulkDelete([...before.keys()].map((year) => [outletId, itemId, year]));
  } else await book.days.bulkAdd(blocks);
  if (blocks.length === 0) await book.stock.delete([outletId, itemId]);
  else await book.stock.put({ outletId, itemId, ...stock });
}

/** The materialised years of one series. */
export function daysOf(book: Book, [outletId, itemId]: SeriesKey) {
  return book.days
    .where('[outletId+itemId+year]')
    .between([outletId, itemId, Number.NEGATIVE_INFINITY], [outletId, itemId, Number.POSITIVE_INFINITY]);
}

/** All facts of one series. */
export async function readFacts(book: Book, [outletId, itemId]: SeriesKey, undone: ReadonlySet<EntryId>) {
  const [imported, movements, orders] = await Promise.all([
    book.importedDays.where('[outletId+itemId]').equals([outletId, itemId]).toArray(),
    book.movements.where('[outletId+itemId]').equals([outletId, itemId]).toArray(),
    book.orders.where('itemIds').equals(itemId).toArray(),
  ]);
  return {
    imported: imported.filter((block) => !undone.has(block.entryId)),
    movements,
    ordered: orders
      .filter((order) => order.outletId === outletId && order.status === 'placed')
      .flatMap((order) =>
        order.lines
          .filter((line) => line.itemId === itemId)
          .map((line) => ({ day: order.placedOn, quantity: line.quantity })),
      ),
  };
}
