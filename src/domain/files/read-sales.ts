/** Reads the rows of a sales file, as tills write them. */

import type { Day } from '../day.ts';
import { parseDay } from '../day.ts';
import { wholeIn } from './read-figures.ts';
import { type CanonicalRow, readEach } from './read-part.ts';

/** Sales by outlet and day; dishes by name. */
export interface SalesOfFile {
  readonly days: readonly {
    readonly outlet: string;
    readonly day: Day;
    readonly lines: readonly { readonly dish: string; readonly sold: number }[];
  }[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** A year mistyped as 0225 would make a till of centuries. */
const EARLIEST = '1990-01-01';
const LATEST = '2100-12-31';

/** A dish told twice for one day and outlet is told wrong. Portions are whole and not negative. */
export function readSalesRows(rows: readonly CanonicalRow[]) {
  const seen = new Set<string>();
  const { found, told } = readEach(rows, (row, tell) => {
    const [outlet, dish] = [row.cell('outlet'), row.cell('dish')];
    for (const column of ['date', 'outlet', 'dish', 'sold']) if (row.cell(column) === '') tell(column, 'missing');
    const day = parseDay(row.cell('date'));
    if (row.cell('date') !== '' && (day === null || day < EARLIEST || day > LATEST)) tell('date', 'not-a-day');
    const sold = wholeIn(row, 'sold', tell, 1_000_000);
    if (day === null || sold === null) return null;
    const key = `${day}\n${outlet}\n${dish}`.toLowerCase();
    if (seen.has(key)) tell('dish', 'duplicate');
    seen.add(key);
    return { outlet, day, dish, sold };
  });
  const byDay = new Map<string, { outlet: string; day: Day; lines: { dish: string; sold: number }[] }>();
  for (const { outlet, day, dish, sold } of found) {
    const key = `${day}\n${outlet.toLowerCase()}`;
    const one = byDay.get(key);
    if (one === undefined) byDay.set(key, { outlet, day, lines: [{ dish, sold }] });
    else one.lines.push({ dish, sold });
  }
  const days = [...byDay.values()];
  const order = days.map((one) => one.day).sort();
  const read: SalesOfFile = { days, firstDay: order[0] ?? null, lastDay: order.at(-1) ?? null };
  return { found: read, told, goodRows: found.length };
}
