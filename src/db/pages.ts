/** Gathers rows until there are enough to write at once. */

import type { ImportedBlock, YearBlock } from './facts.ts';
import type { Book } from './schema.ts';
import type { StockRow } from './worked-out.ts';

/**
 * Dexie notes every key of writes of less than 50 rows, so that live queries hear exactly what changed. Of a large import that would be tens
 * of thousands of keys, sorted in one go at its end while the page stands still; above 50 it notes the whole table instead. More rows than
 * this, and copying them out of the page takes long.
 */
const ROWS = 64;

export interface Pages {
  readonly importedDays: ImportedBlock[];
  readonly days: YearBlock[];
  readonly stock: StockRow[];
  /** Writes what has come to enough. */
  readonly writeFull: () => Promise<void>;
  readonly writeRest: () => Promise<void>;
}

export function openPages(book: Book): Pages {
  const importedDays: ImportedBlock[] = [];
  const days: YearBlock[] = [];
  const stock: StockRow[] = [];
  const write = async (least: number) => {
    while (importedDays.length >= least) await book.importedDays.bulkAdd(importedDays.splice(0, ROWS));
    while (days.length >= least || stock.length >= least) {
      await Promise.all([
        days.length >= least && book.days.bulkPut(days.splice(0, ROWS)),
        stock.length >= least && book.stock.bulkPut(stock.splice(0, ROWS)),
      ]);
    }
  };
  return { importedDays, days, stock, writeFull: () => write(ROWS), writeRest: () => write(1) };
}
