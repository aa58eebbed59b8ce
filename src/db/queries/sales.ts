/** Query: what an outlet sold, each day as the youngest entry that stands tells it. */

import type { Day } from '../../domain/day.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { SoldDay } from '../../domain/variance.ts';
import type { SalesRow } from '../facts.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';

/** Days of which something is known, oldest first. */
export async function salesOf(book: Book, outletId: OutletId, from: Day, through: Day): Promise<readonly SoldDay[]> {
  const rows = await book.sales
    .where('[outletId+day]')
    .between([outletId, from], [outletId, through], true, true)
    .toArray();
  const undone = openUndone(book);
  await undone.learn(rows.map((row) => row.entryId));
  return lastWords(rows, undone);
}

/** Of each day and outlet the row of the youngest entry that is not undone, by day. */
export function lastWords<Row extends SalesRow>(
  rows: readonly Row[],
  undone: { has(id: Row['entryId']): boolean },
): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    if (undone.has(row.entryId)) continue;
    const key = `${row.outletId} ${row.day}`;
    const before = last.get(key);
    if (before === undefined || before.entryId < row.entryId) last.set(key, row);
  }
  return [...last.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.outletId < b.outletId ? -1 : 1));
}
