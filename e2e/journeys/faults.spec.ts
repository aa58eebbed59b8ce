/** What goes wrong with tablets: nothing that was confirmed is lost, and nothing half-done remains. */

import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { BOOK_OF_VERSION_1, STORES_OF_VERSION_1 } from '../../src/db/testing/version-1.ts';
import { BackupPage } from '../pages/backup.ts';
import { databasesOf, killPage, limitStorage, openApp, rowsOf, sizesOf, writeFrozen } from '../pages/faults.ts';
import { StockPage } from '../pages/stock.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(180_000);

const FACTS = ['journal', 'movements', 'changes', 'importedDays', 'days', 'stock', 'outlets', 'items'];
const SMALL = { outlets: 1, items: 12, days: 60, entries: 200 };

async function filledApp(context: BrowserContext): Promise<Page> {
  const page = await openApp(context);
  await page.evaluate((size) => window.papadin!.chain.fill(size), SMALL);
  return page;
}

/** A year of so many items, ready to be imported. */
async function readLargeFile(page: Page, items: number): Promise<void> {
  await page.evaluate(async (count) => {
    const lines = ['date,outlet,item,unit,used'];
    for (let ago = 360; ago >= 1; ago--) {
      const day = new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
      for (let item = 0; item < count; item++)
        lines.push(`${day},Cabang baru,Barang ${item},kg,${1 + ((ago + item) % 9)}`);
    }
    await window.papadin!.readRecords({ name: 'stock.csv', text: lines.join('\n'), currency: 'IDR' });
  }, items);
}

test('the page is killed in the middle of an import: nothing of it is in the book', async ({ context }) => {
  let page = await filledApp(context);
  const before = await sizesOf(page, FACTS);
  await readLargeFile(page, 400);
  await page.evaluate(() => {
    void window.papadin!.importRead().then(() => {
      document.title = 'imported';
    });
  });
  // Reading the file comes first.
  await page.getByRole('button', { name: /^Importing/ }).waitFor({ timeout: 90_000 });
  expect(await page.title()).not.toBe('imported');
  await killPage(page);
  page = await openApp(context);
  expect(await sizesOf(page, FACTS)).toEqual(before);
  // And it goes on: the same file comes in whole.
  await readLargeFile(page, 20);
  expect(await page.evaluate(() => window.papadin!.importRead())).toMatchObject({ ok: true });
  expect((await rowsOf(page, 'items')).length).toBe(before['items']! + 20);
});

test('the page is killed in the middle of a count: every line typed is there', async ({ context }) => {
  let page = await filledApp(context);
  const kept = await page.evaluate(() => window.papadin!.keepCountLines(12));
  void page.evaluate(() => window.papadin!.keepCountLines(500)).catch(() => {});
  await page.waitForTimeout(300);
  await killPage(page);
  page = await openApp(context);
  const lines = await rowsOf(page, 'countLines');
  const open = await rowsOf(page, 'counts');
  expect(open.filter(({ status }) => status === 'open').length).toBeGreaterThanOrEqual(1);
  const found = new Map(
    lines.map((line) => [`${String(line['countId'])} ${String(line['itemId'])}`, line['quantity']]),
  );
  expect(kept.map(({ countId, itemId }) => typeof found.get(`${countId} ${itemId}`))).toEqual(kept.map(() => 'number'));
  // A line is whole or not there.
  expect(lines.every((line) => typeof line['quantity'] === 'number' && line['state'] === 'counted')).toBe(true);
});

test('the page is killed in the middle of a restore: the book is as it was, and the scraps are cleared away', async ({
  context,
}) => {
  let page = await openApp(context);
  await page.evaluate(() => window.papadin!.chain.fill({ outlets: 2, items: 60, days: 400, entries: 20_000 }));
  const backup = new BackupPage(page);
  await backup.open();
  const path = await backup.make();
  expect(readFileSync(path).length).toBeGreaterThan(100_000);
  await page.goto('/?measure#/settings/backup');
  await page.waitForFunction(() => window.papadin !== undefined);
  await page.evaluate(() => window.papadin!.count(3));
  const before = await sizesOf(page, FACTS);
  await backup.choose(path);
  await expect(page.getByText(/3 entries go/)).toBeVisible({ timeout: 60_000 });
  await backup.restore.click();
  await expect(page.getByText('Writing the restored book').first()).toBeVisible();
  await expect.poll(async () => (await databasesOf(page)).length).toBe(2);
  await killPage(page);
  page = await openApp(context);
  expect(await sizesOf(page, FACTS)).toEqual(before);
  await expect.poll(() => databasesOf(page), { timeout: 30_000 }).toEqual(['papadin']);
});

test('two tabs write at once: every entry is there, once, in one order', async ({ context }) => {
  const one = await filledApp(context);
  const other = await openApp(context);
  const before = (await rowsOf(one, 'journal')).length;
  const [ofOne, ofOther] = await Promise.all([
    one.evaluate(() => window.papadin!.count(25)),
    other.evaluate(() => window.papadin!.count(25)),
  ]);
  const written = [...ofOne, ...ofOther];
  expect(new Set(written).size).toBe(50);
  const journal = (await rowsOf(other, 'journal')).map(({ id }) => id);
  expect(journal.length).toBe(before + 50);
  expect(journal).toEqual(expect.arrayContaining(written));
  // The level is what the last of them found, whichever tab it came from.
  const movements = await rowsOf(one, 'movements');
  const last = movements.at(-1)!;
  const level = (await rowsOf(one, 'stock')).find(({ itemId }) => itemId === last['itemId'])!;
  expect(level['onHand']).toBe(last['quantity']);
});

test('the storage is full: the command says so and leaves nothing behind; room made, it goes on', async ({
  context,
}) => {
  const page = await filledApp(context);
  const before = await sizesOf(page, FACTS);
  await readLargeFile(page, 400);
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await limitStorage(page, used + 50_000);
  // Chromium goes by the room it saw last for half a minute.
  await page.waitForTimeout(31_000);
  const refused = await page.evaluate(() => window.papadin!.importRead());
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'storage-full' } });
  await limitStorage(page, null);
  expect(await sizesOf(page, FACTS)).toEqual(before);
  expect((await page.evaluate(() => window.papadin!.count(1))).length).toBe(1);
});

test('the clock is set back: what is entered later is later, and counts', async ({ context }) => {
  const page = await openApp(context);
  await page.evaluate((size) => window.papadin!.chain.fill(size), SMALL);
  const [first] = await page.evaluate(() => window.papadin!.count(1));
  await page.clock.install({ time: Date.now() - 40 * 86_400_000 });
  await page.goto('/?measure#/settings/about');
  await page.reload();
  await page.waitForFunction(() => window.papadin !== undefined);
  const ids = await page.evaluate(() => window.papadin!.count(4));
  expect(ids[0]! > first!).toBe(true);
  expect([...ids].sort()).toEqual([...ids]);
  const journal = await rowsOf(page, 'journal');
  expect(journal.at(-1)!['id']).toBe(ids.at(-1));
});

test('a book of version 1 is upgraded with all that is in it', async ({ page }) => {
  await page.goto('/licences.md');
  await writeFrozen(page, { version: 1, stores: STORES_OF_VERSION_1, rows: BOOK_OF_VERSION_1 });
  const stock = new StockPage(page);
  await stock.open();
  await expect(stock.row('Ayam')).toContainText('700 g');
  await stock.openItem('Ayam');
  await stock.count('900');
  await expect(stock.onHand()).toContainText('900 g');
  const [item] = await rowsOf(page, 'items');
  expect(item).toMatchObject({ name: 'Ayam', packs: [], isArchived: false });
  expect((await rowsOf(page, 'journal')).map(({ command }) => command)).toEqual([
    'addOutlet',
    'addItem',
    'importRecords',
    'countStock',
    'countStock',
  ]);
  // Days of the years before, figure by figure.
  const used = (row: Record<string, unknown>) => [...((row['columns'] as { used?: Float32Array }).used ?? [])];
  expect((await rowsOf(page, 'importedDays')).map(used)).toEqual([[20, 65]]);
  expect((await rowsOf(page, 'days')).flatMap(used).slice(0, 3)).toEqual([20, 65, 0]);
});
