/** The book as files: one CSV of one kind, or one workbook of all, in the formats it reads and in tables for reading; written chunk by chunk. */

import { fail, type Outcome, type Progress, succeed } from '../../models/kit/control.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { exportedSales, exportedStock, readBookNouns } from '../db/queries/exported.ts';
import { readNames } from '../db/reports/names.ts';
import { reportRows } from '../db/reports/report-rows.ts';
import type { Book } from '../db/schema.ts';
import type { FileKind } from '../domain/files/formats.ts';
import { REPORTS, type ReportKind } from '../domain/files/reports.ts';
import { type Cell, csvFileOf, csvOf, type Table } from '../domain/files/table.ts';
import {
  type BookNouns,
  calendarTable,
  itemTable,
  recipeTable,
  salesTable,
  supplierTable,
} from '../domain/files/write-nouns.ts';
import { STOCK_HEADERS, type StockOfItem } from '../domain/files/write-stock.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';

export type ExportKind = FileKind | ReportKind;

export interface ExportWish {
  readonly format: 'csv' | 'xlsx';
  /** Several only in a workbook. */
  readonly kinds: readonly ExportKind[];
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly rows: number;
}

export interface ExportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Rows that one sheet of a workbook can hold beside its headings. */
const MOST_ROWS = 1_048_575;

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Reads in steps, so that the page stays free; the book as it is while it is read. Fails with `too-many-rows` in `detail.problem` where a sheet is too small. */
export async function exportBook(
  book: Book,
  { format, kinds }: ExportWish,
  options: ExportOptions = {},
  engine: Engine<NumbersMethods> = numbers,
): Promise<Outcome<ExportedFile>> {
  const nouns = await readBookNouns(book);
  const tables: Table[] = [];
  for (const kind of kinds) {
    if (kind !== 'stock' && !isReportKind(kind)) tables.push(await tableOf(book, kind, nouns));
  }
  const { currency } = nouns;
  const parts: BlobPart[] = [];
  let rows = 0;
  if (format === 'csv' && kinds.includes('stock')) {
    parts.push(csvFileOf({ name: 'stock', headers: STOCK_HEADERS, rows: [] }));
    for await (const { series, done, of } of exportedStock(book)) {
      const lines = await engine.ask('files.stock', { series, currency }, { signal: options.signal });
      if (!lines.ok) return lines;
      rows += lines.value.rows;
      parts.push(lines.value.bytes);
      options.onProgress?.({ doing: 'series', done, of });
    }
    return succeed({ blob: new Blob(parts, { type: TYPES.csv }), rows });
  }
  const reports = kinds.filter(isReportKind);
  if (format === 'csv' && reports.length > 0) return reportFile(book, reports[0]!, options);
  const stock: StockOfItem[] = [];
  if (kinds.includes('stock')) {
    for await (const { series, done, of } of exportedStock(book)) {
      if (options.signal?.aborted) break;
      stock.push(...series);
      options.onProgress?.({ doing: 'series', done, of });
    }
  }
  const names = reports.length > 0 ? await readNames(book) : null;
  for (const kind of reports) {
    const rows: (readonly Cell[])[] = [];
    for await (const step of reportRows(book, kind, names!)) {
      if (options.signal?.aborted) break;
      for (const row of step.rows) rows.push(row);
      // More than a sheet holds: no use in reading on.
      if (rows.length > MOST_ROWS) return fail('bad-input', `${kind} has too many rows`, { problem: 'too-many-rows' });
      options.onProgress?.({ doing: 'series', done: step.done, of: step.of });
    }
    tables.push({ name: kind, headers: REPORTS[kind], rows });
  }
  const written = await engine.ask('files.write', { format, tables, stock, currency }, { signal: options.signal });
  if (!written.ok) return written;
  return succeed({ blob: new Blob([written.value.bytes], { type: TYPES[format] }), rows: written.value.rows });
}

const isReportKind = (kind: ExportKind): kind is ReportKind => Object.hasOwn(REPORTS, kind);

/** One table for reading as CSV, written as it is read: a journal of a million entries never lies in memory whole. */
async function reportFile(book: Book, kind: ReportKind, options: ExportOptions): Promise<Outcome<ExportedFile>> {
  const parts: BlobPart[] = [csvFileOf({ name: kind, headers: REPORTS[kind], rows: [] })];
  let rows = 0;
  for await (const step of reportRows(book, kind, await readNames(book))) {
    if (options.signal?.aborted) return fail('cancelled', 'writing was cancelled');
    rows += step.rows.length;
    parts.push(csvOf(step.rows));
    options.onProgress?.({ doing: 'series', done: step.done, of: step.of });
  }
  return succeed({ blob: new Blob(parts, { type: TYPES.csv }), rows });
}

async function tableOf(book: Book, kind: Exclude<FileKind, 'stock'>, nouns: BookNouns): Promise<Table> {
  switch (kind) {
    case 'items':
      return itemTable(nouns);
    case 'suppliers':
      return supplierTable(nouns);
    case 'recipes':
      return recipeTable(nouns);
    case 'sales':
      return salesTable(nouns, await exportedSales(book));
    case 'calendar':
      return calendarTable(nouns);
  }
}
