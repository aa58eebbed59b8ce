/** Times the checking of a file of 5,000 rows, as CSV and as a workbook, by the app's own engine. */

import { addDays, dayOf } from '../../domain/day.ts';
import type { Cell } from '../../domain/files/table.ts';
import { STOCK_HEADERS } from '../../domain/files/write-stock.ts';
import { numbers } from '../../jobs/engines.ts';
import { lookAtFile } from '../../jobs/file-parts.ts';

const ITEMS = 50;
const DAYS = 100;

/** Milliseconds from the chosen file to every row checked. */
export interface FileTimes {
  readonly csv: number;
  readonly xlsx: number;
}

export async function measureFiles(): Promise<FileTimes> {
  const rows: Cell[][] = [];
  for (let item = 0; item < ITEMS; item++) {
    for (let day = 0; day < DAYS; day++) {
      const used = 10 + ((item * 31 + day * 17) % 40);
      const cells: Cell[] = [addDays(dayOf('2025-01-01'), day), 'Kemang', `Item ${item}`, 'kg', null, used, used];
      rows.push([...cells, 0, null, null, null, null, 12.5, null, null]);
    }
  }
  const table = { name: 'stock', headers: STOCK_HEADERS, rows };
  const time = async (format: 'csv' | 'xlsx') => {
    const written = await numbers.ask('files.write', { format, tables: [table], stock: [], currency: 'MYR' });
    if (!written.ok) throw new Error(written.failure.message);
    const file = new File([written.value.bytes], `rows.${format}`);
    const began = performance.now();
    const looked = await lookAtFile(file, [], 'MYR');
    const took = performance.now() - began;
    if (!looked.ok || looked.value.parts?.[0]?.goodRows !== ITEMS * DAYS) throw new Error('rows were lost');
    return took;
  };
  return { csv: await time('csv'), xlsx: await time('xlsx') };
}
