/** Books and files for tests, on real Dexie; a test imports `fake-indexeddb/auto` before anything else. */

import { type DailyAmount, unknownSeries } from '../../domain/daily-records.ts';
import { dayOf } from '../../domain/day.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import type { FileSeries, ReadRecords } from '../../domain/records-file.ts';
import { openBook } from '../book.ts';
import { addItem } from '../commands/add-item.ts';
import { addOutlet } from '../commands/add-outlet.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book, TableName } from '../schema.ts';

let books = 0;

/** An empty book of its own. */
export function freshBook(): Book {
  books += 1;
  return openBook(`book ${books}`);
}

/** What a command brought; throws when it was refused. */
export function done<Brought extends object>(outcome: CommandOutcome<Brought>) {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}

/** A book with one outlet and one item in grams. */
export async function smallBook(): Promise<{ book: Book; outletId: OutletId; itemId: ItemId }> {
  const book = freshBook();
  const { outletId } = done(await addOutlet(book, { name: 'Warung' }));
  const { itemId } = done(await addItem(book, { name: 'Ayam', baseUnit: 'g' }));
  return { book, outletId, itemId };
}

/** One series of a file; `null` is unknown. */
export function fileSeries(
  firstDay: string,
  amounts: Readonly<Partial<Record<DailyAmount, readonly (number | null)[]>>>,
  { outlet = 'Warung', item = 'Ayam' } = {},
): FileSeries {
  const days = Math.max(...Object.values(amounts).map((column) => column.length));
  const series = unknownSeries(dayOf(firstDay), days);
  for (const [name, column] of Object.entries(amounts)) {
    column.forEach((amount, i) => {
      if (amount !== null) series.amounts[name as DailyAmount][i] = amount;
    });
  }
  return { outlet, item, baseUnit: 'g', series, price: null };
}

/** A file that was read without a problem. */
export function readFile(...series: readonly FileSeries[]): ReadRecords {
  return {
    fileName: 'stock.csv',
    rows: 0,
    goodRows: 0,
    columns: [],
    missingColumns: [],
    problems: [],
    firstDay: null,
    lastDay: null,
    series,
  };
}

const FACTS = ['journal', 'movements', 'changes', 'importedDays', 'sales'] as const satisfies readonly TableName[];
const DERIVED = [
  'days',
  'stock',
  'outlets',
  'items',
  'suppliers',
  'orders',
  'calendarDays',
  'papers',
  'paperNames',
  'settings',
] as const satisfies readonly TableName[];

/** Every row that is worked out from facts. */
export async function derivedRows(book: Book): Promise<Record<string, unknown>> {
  const rows = DERIVED.map(async (name) => [name, await book.table(name).toArray()] as const);
  return Object.fromEntries(await Promise.all(rows));
}

/** Every row of the book, identity and logs included. */
export async function allRows(book: Book): Promise<Record<string, unknown>> {
  const rows = book.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(rows));
}

/** Adds the facts of one book to another, as a merge does. */
export async function addFacts(from: Book, to: Book): Promise<void> {
  for (const name of FACTS) await to.table(name).bulkPut(await from.table(name).toArray());
}
