/** How fast the stock book is: importing, opening a year of 200 items, counting and undoing. */

import { readArguments } from '../eval/arguments.ts';
import { machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type BenchResult, openNotebook } from './figures.ts';

const MEGA = 1_000_000;

/** `--outlets`, `--items` and `--days` make the book larger than a year of 200 items at one outlet. */
export async function benchStock(given: readonly string[]): Promise<BenchResult> {
  const { small, runs, outlets, items, days } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 200], otherwise: 0 },
    outlets: { kind: 'whole', range: [1, 100], otherwise: 1 },
    items: { kind: 'whole', range: [1, 1000], otherwise: 200 },
    days: { kind: 'whole', range: [1, 4000], otherwise: 365 },
  });
  const size = { outlets, items, days, counts: 20 };
  const notebook = openNotebook();
  const count = runs || (small ? 3 : 10);
  for (let run = 0; run < count; run++) {
    const { page, peakMemory, close } = await openMeasuredPage();
    try {
      const times = await page.evaluate((wanted) => window.papadin!.stock(wanted), size);
      notebook.note('open every series', 'ms', times.openAll);
      notebook.note('list the stock of an outlet', 'ms', times.listStock);
      notebook.note("one item's history", 'ms', times.history);
      notebook.note("one item's ledger", 'ms', times.ledger);
      for (const ms of times.counts) notebook.note('count an item', 'ms', ms);
      for (const ms of times.undos) notebook.note('undo a count', 'ms', ms);
      notebook.note('import', 'ms', times.importAll);
      notebook.note('import: longest block', 'ms', times.longestBlock);
      notebook.note('work all out anew', 'ms', times.rebuildAll);
      const files = await page.evaluate(() => window.papadin!.files());
      notebook.note('check 5,000 rows of CSV', 'ms', files.csv);
      notebook.note('check 5,000 rows of XLSX', 'ms', files.xlsx);
      const peak = await peakMemory();
      notebook.note('peak memory of the page', 'MB', peak === null ? null : peak / MEGA);
    } finally {
      await close();
    }
  }
  const records = outlets * items * days;
  return { bench: 'stock', machine: machine(), figures: notebook.figures(), notes: { outlets, items, days, records } };
}
