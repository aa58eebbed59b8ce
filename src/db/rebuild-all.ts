/** Works everything out from the facts anew: after a merge, or when a figure is doubted. */

import { materialise, type Touched, touchSeries } from './materialise.ts';
import type { CommandControl } from './outcome.ts';
import type { Book, SeriesKey } from './schema.ts';
import { readUndone, wholly } from './undone.ts';

/** One transaction. Facts are left as they are; a sound book is the same afterwards. */
export async function rebuildAll(book: Book, control: CommandControl = {}): Promise<void> {
  const { journal, movements, changes, importedDays, learnings } = book;
  const { days, stock, outlets, items, suppliers, orders, calendarDays, settings } = book;
  const { placements, transfers, counts, dishes, people, papers, paperNames } = book;
  const nouns = [
    outlets,
    items,
    suppliers,
    orders,
    placements,
    transfers,
    counts,
    dishes,
    people,
    papers,
    paperNames,
    calendarDays,
  ];
  const derived = [days, stock, settings, ...nouns];
  await book.transaction('rw', [journal, movements, changes, importedDays, learnings, ...derived], async () => {
    const undone = wholly(await readUndone(book));
    for (const table of derived) await table.clear();
    const touched: Touched = { series: new Map(), onlyMoved: new Set(), nouns: new Map() };
    await changes.each(({ kind, subject }) => touched.nouns.set(`${kind} ${subject}`, { kind, subject }));
    const keys = [
      ...(await importedDays.orderBy('[outletId+itemId]').uniqueKeys()),
      ...(await movements.orderBy('[outletId+itemId]').uniqueKeys()),
    ] as unknown as readonly SeriesKey[];
    for (const [outletId, itemId] of keys) touchSeries(touched, outletId, itemId);
    await changes
      .where('[kind+subject]')
      .between(['order'], ['order', []])
      .each((change) => {
        if (change.kind !== 'order' || change.fields.outletId === undefined) return;
        for (const { itemId } of change.fields.lines ?? []) touchSeries(touched, change.fields.outletId, itemId);
      });
    await materialise(book, touched, undone, control);
    await learnings.toCollection().modify((row) => Object.assign(row, { undone: undone.has(row.id) }));
  });
}
