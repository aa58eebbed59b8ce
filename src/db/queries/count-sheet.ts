/** Queries: the sheet of a count, its lines as they stand, and the counts of an outlet. */

import { isErased } from '../../domain/count-merge.ts';
import { layOut, type SheetArea, sheetOf } from '../../domain/count-sheet.ts';
import type { Count, CountId, EntryId, ItemId, Movement, Outlet, OutletId, PersonId } from '../../domain/nouns.ts';
import type { CountLineRow } from '../drafts.ts';
import { momentOfId } from '../ids.ts';
import type { Book } from '../schema.ts';
import { outletOf } from './list-outlets.ts';
import { listStock } from './list-stock.ts';
import { placementsOf } from './placements-of.ts';

export interface CountSheet {
  readonly count: Count;
  readonly outlet: Outlet;
  /** In walking order. */
  readonly areas: readonly SheetArea[];
  /** All areas of an item here, also those that the count does not go through. */
  readonly shelvesOf: ReadonlyMap<ItemId, readonly string[]>;
}

/** All shelves of an outlet in walking order, items in use only. */
export async function layOutOutlet(book: Book, outletId: OutletId): Promise<readonly SheetArea[]> {
  const [outlet, stock, placements] = await Promise.all([
    outletOf(book, outletId),
    listStock(book, outletId),
    placementsOf(book, outletId),
  ]);
  return outlet === null
    ? []
    : layOut(
        outlet,
        stock.map((line) => line.item),
        placements,
      );
}

/** null when it is not in the book. */
export async function countSheet(book: Book, countId: CountId): Promise<CountSheet | null> {
  const count = await book.counts.get(countId);
  if (count === undefined) return null;
  const [outlet, all] = await Promise.all([outletOf(book, count.outletId), layOutOutlet(book, count.outletId)]);
  if (outlet === null) return null;
  const shelvesOf = new Map<ItemId, string[]>();
  for (const { area, items } of all) {
    for (const item of items) shelvesOf.set(item.id, [...(shelvesOf.get(item.id) ?? []), area]);
  }
  return { count, outlet, areas: sheetOf(count, all), shelvesOf };
}

/** In no order, without those that were erased again. */
export async function linesOfCount(book: Book, countId: CountId): Promise<readonly CountLineRow[]> {
  return (await allLinesOfCount(book, countId)).filter((line) => !isErased(line));
}

/** Those that were erased again as well. */
export async function allLinesOfCount(book: Book, countId: CountId): Promise<readonly CountLineRow[]> {
  return book.countLines.where('[countId+area+itemId]').between([countId], [countId, []]).toArray();
}

/** How far one area has come. */
export interface AreaProgress {
  /** '' for what has none. */
  readonly area: string;
  readonly lines: number;
  /** Counted, none or skipped. */
  readonly done: number;
  readonly skipped: number;
  /** Who typed last there, and when; null while nobody has. */
  readonly last: { readonly at: number; readonly personId: PersonId } | null;
}

export interface OpenCount {
  readonly count: Count;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly areas: readonly AreaProgress[];
  readonly lines: number;
  readonly done: number;
}

/** Counts that are neither finished nor dropped, the newest first, with how far each has come. */
export async function openCounts(book: Book, outletId: OutletId): Promise<readonly OpenCount[]> {
  const open = (await book.counts.where('outletId').equals(outletId).toArray()).filter((one) => one.status === 'open');
  if (open.length === 0) return [];
  const all = await layOutOutlet(book, outletId);
  const counts = await Promise.all(
    open.map(async (count) => progressOf(count, sheetOf(count, all), await linesOfCount(book, count.id))),
  );
  return counts.sort((a, b) => b.startedAt - a.startedAt);
}

/** A line whose item is not on the sheet any more does not count. */
export function progressOf(count: Count, areas: readonly SheetArea[], lines: readonly CountLineRow[]): OpenCount {
  const lineOf = new Map(lines.map((line) => [`${line.area} ${line.itemId}`, line]));
  const told = areas.map(({ area, items }): AreaProgress => {
    const own = items.flatMap((item) => lineOf.get(`${area} ${item.id}`) ?? []);
    const done = own.filter((line) => line.state === 'skipped' || line.quantity !== null);
    const newest = own.reduce<CountLineRow | null>((last, line) => (line.at > (last?.at ?? 0) ? line : last), null);
    return {
      area,
      lines: items.length,
      done: done.length,
      skipped: own.filter((line) => line.state === 'skipped').length,
      last: newest === null ? null : { at: newest.at, personId: newest.personId },
    };
  });
  return {
    count,
    startedAt: momentOfId(count.id),
    areas: told,
    lines: told.reduce((sum, one) => sum + one.lines, 0),
    done: told.reduce((sum, one) => sum + one.done, 0),
  };
}

export interface FinishedCount {
  readonly count: Count;
  readonly entryId: EntryId;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
}

/** The newest `limit` finished counts of an outlet. */
export async function finishedCounts(book: Book, outletId: OutletId, limit = 5): Promise<readonly FinishedCount[]> {
  const finished = (await book.counts.where('outletId').equals(outletId).toArray())
    .filter((count) => count.status === 'finished')
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit);
  const found = await Promise.all(finished.map(async (count) => ({ count, entry: await finishOf(book, count.id) })));
  return found.flatMap(({ count, entry }) =>
    entry === null ? [] : [{ count, entryId: entry, finishedAt: momentOfId(entry) }],
  );
}

/** The entry that finished a count; null while it is open. */
export async function finishOf(book: Book, countId: CountId): Promise<EntryId | null> {
  const changes = await book.changes.where('[kind+subject]').equals(['count', countId]).sortBy('id');
  const finishing = changes.filter((one) => one.kind === 'count' && one.fields.status === 'finished');
  return finishing.at(-1)?.entryId ?? null;
}

/** The levels that a finished count set, as they were then. */
export async function levelsOfCount(book: Book, countId: CountId): Promise<readonly Movement[]> {
  const entryId = await finishOf(book, countId);
  if (entryId === null) return [];
  return (await book.movements.where('entryId').equals(entryId).toArray()).filter((one) => one.kind === 'counted');
}
