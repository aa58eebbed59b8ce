/** Times the stock book on made-up days, in a book of its own that is thrown away afterwards. */

import { openBook } from '../../db/book.ts';
import { countStock } from '../../db/commands/count-stock.ts';
import { importRecords } from '../../db/commands/import-records.ts';
import { undo } from '../../db/commands/undo.ts';
import type { CommandOutcome } from '../../db/outcome.ts';
import { demandPanel } from '../../db/queries/demand-panel.ts';
import { itemHistory } from '../../db/queries/item-history.ts';
import { ledgerOf } from '../../db/queries/ledger-of.ts';
import { listStock } from '../../db/queries/list-stock.ts';
import { rebuildAll } from '../../db/rebuild-all.ts';
import { unknownSeries } from '../../domain/daily-records.ts';
import { addDays, type Day, dayAt } from '../../domain/day.ts';
import type { FileSeries, ReadRecords } from '../../domain/records-file.ts';
import type { BlockWatch } from './page-blocks.ts';

export interface StockSize {
  readonly outlets: number;
  readonly items: number;
  readonly days: number;
  /** Counts, and undos of them, that are timed. */
  readonly counts: number;
}

/** Milliseconds; `blocks` of the page while it imported. */
export interface StockTimes {
  readonly importAll: number;
  readonly longestBlock: number;
  /** From a closed book to every number of every series in hand. */
  readonly openAll: number;
  readonly listStock: number;
  readonly history: number;
  readonly ledger: number;
  readonly counts: readonly number[];
  readonly undos: readonly number[];
  readonly rebuildAll: number;
}

export async function measureStock(size: StockSize, blocks: BlockWatch): Promise<StockTimes> {
  const name = `papadin measured ${Date.now()}`;
  const read = madeUpFile(size);
  let book = openBook(name);
  await book.open();
  blocks.reset();
  const importAll = await timed(async () => done(await importRecords(book, { read, fileName: 'made up' })));
  const longestBlock = blocks.seen().longestMs;
  book.close();

  book = openBook(name);
  const openAll = await timed(() => demandPanel(book));
  const outletId = (await book.outlets.toCollection().first())!.id;
  const itemId = (await book.items.toCollection().first())!.id;
  const times = {
    listStock: await timed(() => listStock(book, outletId)),
    history: await timed(() => itemHistory(book, outletId, itemId)),
    ledger: await timed(() => ledgerOf(book, outletId, itemId)),
  };
  const counts: number[] = [];
  const undos: number[] = [];
  const day = dayAt(Date.now());
  for (let i = 0; i < size.counts; i++) {
    const began = performance.now();
    const { entryId } = done(await countStock(book, { outletId, itemId, day, quantity: i }));
    counts.push(performance.now() - began);
    undos.push(await timed(async () => done(await undo(book, entryId))));
  }
  const rebuilt = await timed(() => rebuildAll(book));
  await book.delete();
  return { importAll, longestBlock, openAll, ...times, counts, undos, rebuildAll: rebuilt };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function done<Outcome extends CommandOutcome>(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome as Extract<Outcome, { ok: true }>;
}

/** Deliveries every third day, use that follows the week, some waste; every day balances. */
function madeUpFile({ outlets, items, days }: StockSize): ReadRecords {
  const lastDay = addDays(dayAt(Date.now()), -1);
  const firstDay = addDays(lastDay, 1 - days);
  const series: FileSeries[] = [];
  for (let outlet = 0; outlet < outlets; outlet++) {
    for (let item = 0; item < items; item++) series.push(madeUpSeries(outlet, item, firstDay, days));
  }
  const rows = outlets * items * days;
  const columns: ReadRecords['columns'] = [];
  return {
    fileName: 'made up',
    rows,
    goodRows: rows,
    columns,
    missingColumns: [],
    problems: [],
    firstDay,
    lastDay,
    series,
  };
}

function madeUpSeries(outlet: number, item: number, firstDay: Day, days: number): FileSeries {
  const series = unknownSeries(firstDay, days);
  const { opening, received, used, wasted, closing } = series.amounts;
  let level = 5000;
  for (let i = 0; i < days; i++) {
    opening[i] = level;
    received[i] = i % 3 === 0 ? 3600 : 0;
    used[i] = Math.min(level, 900 + 40 * ((i * (item + 3) + outlet) % 7) + ((i * 7919 + item * 104_729) % 211));
    wasted[i] = i % 11 === 0 ? 20 : 0;
    level = Math.max(0, level + received[i]! - used[i]! - wasted[i]!);
    closing[i] = level;
  }
  return { outlet: `Outlet ${outlet + 1}`, item: `Item ${item + 1}`, baseUnit: 'g', series, price: null };
}
