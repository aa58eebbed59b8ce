/** Ways in which a tablet fails, and what lies in the book afterwards, read past the app. */

import type { BrowserContext, Page } from '@playwright/test';

/** Kills the page's process as a crash would: no event is heard, nothing is tidied up. */
export async function killPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await Promise.race([session.send('Page.crash').catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1000))]);
  await page.close();
}

/** Rows of a table of the book, by IndexedDB itself; of the book that is in place now. */
export function rowsOf(page: Page, table: string): Promise<readonly Record<string, unknown>[]> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(localStorage.getItem('papadin.book') ?? 'papadin');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
    table,
  );
}

/** How many rows each of these tables has. */
export async function sizesOf(page: Page, tables: readonly string[]): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of tables) sizes[table] = (await rowsOf(page, table)).length;
  return sizes;
}

/** Names of the databases of this origin. */
export function databasesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());
}

/** Opens the app for measuring, at a screen that asks little of the book. */
export async function openApp(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // See `openMeasuredPage`.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure#/settings/about');
  await page.waitForFunction(() => window.papadin !== undefined);
  return page;
}

/** Bytes that the origin may keep; null lifts the limit. */
export async function limitStorage(page: Page, bytes: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send('Storage.overrideQuotaForOrigin', bytes === null ? { origin } : { origin, quotaSize: bytes });
}

/** Stores of version 1 and a small book in them, as that version wrote it: one outlet, one item, a count. */
export const VERSION_1 = {
  stores: {
    journal: 'id, undoes',
    movements: 'id, entryId, [outletId+itemId]',
    changes: 'id, entryId, [kind+subject]',
    importedDays: '[entryId+outletId+itemId+year], [outletId+itemId]',
    days: '[outletId+itemId+year], itemId',
    stock: '[outletId+itemId], itemId',
    outlets: 'id',
    items: 'id',
    suppliers: 'id',
    orders: 'id, outletId, *itemIds',
    calendarDays: 'id',
    settings: 'key',
    learnings: 'id',
    learnedModels: 'id',
    forecasts: '[learningId+outletId+itemId]',
    checkpoints: 'name',
    identity: 'key',
    engineLog: '++id',
  },
  rows: version1Rows(),
};

function version1Rows(): Record<string, readonly object[]> {
  const id = (n: number) => `01a202db-e546-7576-b708-00000000000${n}`;
  const [outletId, itemId, deviceId] = [id(1), id(2), id(3)];
  const entry = (n: number, command: string, input: object) => ({
    id: id(n),
    at: 1_741_046_400_000,
    deviceId,
    personId: 'manager',
    command,
    input,
    undoes: null,
  });
  const item = {
    name: 'Ayam',
    baseUnit: 'g',
    category: null,
    area: null,
    pack: null,
    shelfLifeDays: null,
    par: null,
    supplierId: null,
    aliases: [],
    price: null,
  };
  const day = '2025-03-03';
  return {
    journal: [
      entry(4, 'addOutlet', { name: 'Warung' }),
      entry(5, 'addItem', { name: 'Ayam', baseUnit: 'g' }),
      entry(6, 'countStock', { outletId, itemId, day, quantity: 700 }),
    ],
    changes: [
      { id: id(7), entryId: id(4), kind: 'outlet', subject: outletId, born: true, fields: { name: 'Warung' } },
      { id: id(8), entryId: id(5), kind: 'item', subject: itemId, born: true, fields: item },
    ],
    movements: [
      {
        id: id(9),
        entryId: id(6),
        outletId,
        itemId,
        day,
        at: 1_741_046_399_999,
        kind: 'counted',
        quantity: 700,
        voids: null,
      },
    ],
    days: [{ outletId, itemId, year: 2025, firstDay: 20_150, columns: { closing: Float32Array.of(700) } }],
    stock: [{ outletId, itemId, onHand: 700, countedOn: day, countedAt: 1_741_046_399_999, usedThrough: day }],
    outlets: [{ id: outletId, name: 'Warung' }],
    items: [{ id: itemId, ...item }],
    identity: [{ key: 'this', deviceId, personId: 'manager' }],
  };
}

/** Writes {@link VERSION_1} with IndexedDB alone, on a page of the origin that is not the app. */
export async function writeVersion1(page: Page): Promise<void> {
  await page.evaluate(
    ({ stores, rows }) =>
      new Promise<void>((resolve, reject) => {
        const pathOf = (text: string) => {
          const plain = text.replace(/^(\*|\+\+|&)/, '');
          return plain.startsWith('[') ? plain.slice(1, -1).split('+') : plain;
        };
        // Dexie counts in tenths.
        const opening = indexedDB.open('papadin', 10);
        opening.onupgradeneeded = () => {
          for (const [name, told] of Object.entries(stores)) {
            const [key = '', ...indexes] = told.split(', ');
            const store = opening.result.createObjectStore(name, {
              keyPath: pathOf(key),
              autoIncrement: key.startsWith('++'),
            });
            for (const one of indexes) {
              store.createIndex(one.replace('*', ''), pathOf(one), { multiEntry: one.startsWith('*') });
            }
          }
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = Object.keys(rows);
          const transaction = opening.result.transaction(names, 'readwrite');
          for (const name of names) {
            for (const row of rows[name]!) {
              const { columns } = row as { columns?: Record<string, Record<string, number>> };
              // What crosses to the page as plain data was numbers in a row.
              const mended =
                columns === undefined
                  ? row
                  : { ...row, columns: { closing: new Float32Array(Object.values(columns['closing']!)) } };
              transaction.objectStore(name).put(mended);
            }
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    VERSION_1,
  );
}
