import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { unpackBackup } from './backup/backup-file.ts';
import { openBook } from './book.ts';
import { countStock } from './commands/count-stock.ts';
import { undo } from './commands/undo.ts';
import { itemHistory } from './queries/item-history.ts';
import { forecastOf, learnedModel } from './queries/learning.ts';
import { listStock } from './queries/list-stock.ts';
import { recentEntries } from './queries/recent-entries.ts';
import { rebuildAll } from './rebuild-all.ts';
import { NEWEST_VERSION, VERSION_1, VERSION_2 } from './schema.ts';
import { derivedRows, done } from './testing/fresh-book.ts';
import { BOOK_OF_VERSION_1, STORES_OF_VERSION_1 } from './testing/version-1.ts';
import { BOOK_OF_VERSION_2, bytesOf, STORES_OF_VERSION_2 } from './testing/version-2.ts';
import { holdsKitchenOfVersion2 } from './testing/version-2-kitchen.ts';
import type { StockRow } from './worked-out.ts';

/**
 * Every version that was ever shipped stays here as it was: its stores and a small book written with them. When the schema changes, add the
 * version to `schema.ts` with its upgrade, freeze it beside `testing/version-2.ts`, and open it here; its backup is restored in
 * `backup/earlier-backups.test.ts`.
 */
const SHIPPED = [{ version: 1, stores: STORES_OF_VERSION_1, rows: BOOK_OF_VERSION_1 }];

describe('a book of an earlier version', () => {
  it('of every version up to the newest is frozen and opened here', () => {
    expect(NEWEST_VERSION).toBe(2);
    expect(VERSION_1).toEqual(STORES_OF_VERSION_1);
    const known: Record<string, string> = { ...VERSION_1, ...VERSION_2 };
    expect(known).toEqual(STORES_OF_VERSION_2);
  });

  it('of version 2 opens with all that is in it, goes on and is worked out to the same', async () => {
    const name = 'book of version 2';
    const old = new Dexie(name);
    old.version(2).stores(STORES_OF_VERSION_2);
    await old.open();
    const tables: string[] = [];
    for await (const { table, rows } of unpackBackup(new Blob([bytesOf(BOOK_OF_VERSION_2)]), 2, null)) {
      await old.table(table).bulkAdd(rows);
      tables.push(table);
    }
    old.close();
    // No table of it is without a row but those that a kitchen on a quiet day leaves empty.
    const isEmpty = new Set(['checkpoints', 'engineLog', 'papers', 'safekeeping']);
    expect(Object.keys(STORES_OF_VERSION_2).filter((one) => !tables.includes(one) && !isEmpty.has(one))).toEqual([]);

    const book = openBook(name);
    await holdsKitchenOfVersion2(book);
    const [{ outletId, itemId }] = (await book.stock.toArray()) as [StockRow];
    // Figures of forecasts were not packed then.
    expect((await forecastOf(book, outletId, itemId))!.forecast.days.weekday_mean).toMatchObject([{ mean: 60 }]);
    expect((await learnedModel(book))!.learned).toEqual({ weights: new Float32Array([1, 2]).buffer });
    const before = await derivedRows(book);
    await rebuildAll(book);
    expect(await derivedRows(book)).toEqual(before);
    const { entryId } = done(await countStock(book, { outletId, itemId, day: '2026-03-04' as never, quantity: 5 }));
    done(await undo(book, entryId));
    expect((await book.stock.get([outletId, itemId]))!.onHand).toBe(1400);
    expect(book.verno).toBe(NEWEST_VERSION);
  });

  it.each(SHIPPED)(
    'of version $version opens, reads, goes on and is worked out to the same',
    async ({ version, stores, rows }) => {
      const name = `book of version ${version}`;
      const old = new Dexie(name);
      old.version(version).stores(stores);
      await old.open();
      for (const [table, some] of Object.entries(rows)) await old.table(table).bulkAdd(structuredClone(some));
      old.close();

      const book = openBook(name);
      const outletId = rows.outlets[0]!.id as never;
      const itemId = rows.items[0]!.id as never;
      expect((await listStock(book, outletId)).map((line) => [line.item.name, line.onHand])).toEqual([['Ayam', 700]]);
      expect([...(await itemHistory(book, outletId, itemId))!.amounts.used]).toEqual([20, 65, 0]);
      expect((await recentEntries(book, 9)).map((entry) => entry.command)).toEqual([
        'countStock',
        'importRecords',
        'addItem',
        'addOutlet',
      ]);
      // Screens count on every field.
      expect((await book.items.toArray()).map(({ aliases, packs }) => [aliases, packs])).toEqual([[[], []]]);
      const before = await derivedRows(book);
      await rebuildAll(book);
      expect(await derivedRows(book)).toEqual(before);
      const count = { outletId, itemId, day: '2025-03-04' as never, quantity: 5 };
      const { entryId } = done(await countStock(book, count));
      done(await undo(book, entryId));
      expect((await book.stock.get([outletId, itemId]))!.onHand).toBe(700);
      expect(book.verno).toBe(NEWEST_VERSION);
    },
  );

  it('of version 1 learns what its counts tell of the days between them', async () => {
    const name = 'book of version 1 with a gap';
    const old = new Dexie(name);
    old.version(1).stores(STORES_OF_VERSION_1);
    await old.open();
    for (const [table, some] of Object.entries(BOOK_OF_VERSION_1)) {
      await old.table(table).bulkAdd(structuredClone(some) as unknown[]);
    }
    const [last] = (await old.table('movements').toArray()).filter((one) => one.kind === 'counted').slice(-1);
    const later = {
      ...last,
      id: `${last.id.slice(0, -1)}f`,
      day: '2025-03-08',
      at: last.at + 5 * 86_400_000,
      quantity: 100,
    };
    await old.table('movements').add(later);
    old.close();
    const book = openBook(name);
    const history = (await itemHistory(book, last.outletId, last.itemId))!;
    expect([...history.spreadOver].filter((days) => !Number.isNaN(days)).length).toBeGreaterThan(1);
    const before = await derivedRows(book);
    await rebuildAll(book);
    expect(await derivedRows(book)).toEqual(before);
  });
});
