/** The book as files in the formats it reads: one CSV of one kind, or one workbook of all; written by the engine, chunk by chunk. */

import { type Outcome, type Progress, succeed } from '../../models/kit/control.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { exportedSales, exportedStock, readBookNouns } from '../db/queries/exported.ts';
import type { Book } from '../db/schema.ts';
import type { FileKind } from '../domain/files/formats.ts';
import { csvFileOf, type Table } from '../domain/files/table.ts';
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

export interface ExportWish {
  readonly format: 'csv' | 'xlsx';
  /** Several only in a workbook. */
  readonly kinds: readonly FileKind[];
}

export interface ExportedFile {
  readonly blob: Blob;
  readonly rows: number;
}

export interface ExportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

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
    if (kind !== 'stock') tables.push(await tableOf(book, kind, nouns));
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
  const stock: StockOfItem[] = [];
  if (kinds.includes('stock')) {
    for await (const { series, done, of } of exportedStock(book)) {
      if (options.signal?.aborted) break;
      stock.push(...series);
      options.onProgress?.({ doing: 'series', done, of });
    }
  }
  const written = await engine.ask('files.write', { format, tables, stock, currency }, { signal: options.signal });
  if (!written.ok) return written;
  return succeed({ blob: new Blob([written.value.bytes], { type: TYPES[format] }), rows: written.value.rows });
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
