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

/** A book as an earlier version wrote it. */
export interface FrozenBook {
  readonly version: number;
  /** Indexes, as Dexie spells them. */
  readonly stores: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

/** Writes such a book with IndexedDB alone, on a page of the origin that is not the app. */
export async function writeFrozen(page: Page, book: FrozenBook): Promise<void> {
  await page.evaluate(
    ({ version, stores, rows }) =>
      new Promise<void>((resolve, reject) => {
        const pathOf = (text: string) => {
          const plain = text.replace(/^(\*|\+\+|&)/, '');
          return plain.startsWith('[') ? plain.slice(1, -1).split('+') : plain;
        };
        // Dexie counts in tenths.
        const opening = indexedDB.open('papadin', version * 10);
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
          const transaction = opening.result.transaction(Object.keys(rows), 'readwrite');
          for (const [name, some] of Object.entries(rows)) {
            for (const row of some) transaction.objectStore(name).put(row);
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    book,
  );
}
