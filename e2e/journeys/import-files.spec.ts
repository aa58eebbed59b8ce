/** Files of every kind in and out: columns settled and remembered, errors told at once, the whole book exported and read back. */

import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import writeXlsx from 'write-excel-file/universal';
import { openKitchen } from '../pages/a-kitchen.ts';
import { expectAccessible } from '../pages/accessibility.ts';
import { daysAgo } from '../pages/made-up-days.ts';

test.use({ serviceWorkers: 'block', locale: 'en-MY' });
test.setTimeout(240_000);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function choose(page: Page, name: string, content: string | Buffer) {
  await page.goto('/#/today');
  await page.goto('/#/import');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name,
      mimeType: name.endsWith('xlsx') ? XLSX : 'text/csv',
      buffer: Buffer.from(content as Buffer),
    });
}

/** A till's workbook with headings of its own, dates as dates and a title above. */
async function tillWorkbook(sold: number): Promise<Buffer> {
  const blob = await writeXlsx([
    {
      sheet: 'Laporan',
      data: [
        [{ value: 'Laporan kasir' }],
        ['Tgl Transaksi', 'Kedai Mana', 'Menu', 'Laku'].map((value) => ({ value })),
        [
          { value: new Date(`${daysAgo(2)}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
          { value: 'Kemang' },
          { value: 'Nasi goreng' },
          { value: sold },
        ],
      ],
    },
  ]).toBlob();
  return Buffer.from(await blob.arrayBuffer());
}

test('a workbook with headings of its own is settled once, and remembered', async ({ page }) => {
  await openKitchen(page);
  await choose(page, 'kasir.xlsx', await tillWorkbook(31));
  await expect(page.getByText('Which column is which?')).toBeVisible();
  await page.getByRole('button', { name: /The sheet holds/ }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  const settle = async (header: string, column: string) => {
    await page.getByRole('button', { name: new RegExp(`${header} is taken as`) }).click();
    await page.getByRole('option', { name: new RegExp(`^${column}`) }).click();
  };
  await settle('Tgl Transaksi', 'Date');
  await settle('Kedai Mana', 'Outlet');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Read the file' }).click();
  await expect(page.getByText('1 new dish: Nasi goreng')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(page.getByRole('heading', { name: 'The file is in the book' })).toBeVisible();

  // The next file like it is read at once.
  await choose(page, 'kasir-2.xlsx', await tillWorkbook(44));
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(page.getByRole('heading', { name: 'The file is in the book' })).toBeVisible();
  await page.goto(`/#/sales/${daysAgo(2)}`);
  await expect(page.getByRole('textbox', { name: 'Nasi goreng' })).toHaveValue('44');
});

test('everything wrong is told at once, and only good rows are taken when asked to', async ({ page }) => {
  await openKitchen(page);
  const items = [
    'item;base_unit;pack_unit;pack_size;shelf_life_days;par',
    'Ayam;g;ekor;;3;5.000',
    'Minyak;ml;jerigen;18000;365;20.000,5',
    'Gula;karung;;;;',
    'beras;g;karung;25000;180;',
  ].join('\n');
  await choose(page, 'barang.csv', items);
  await expect(page.getByText('2 things are wrong in the file')).toBeVisible();
  await expect(page.getByText('A pack needs its name and its size')).toBeVisible();
  await expect(page.getByText('A unit nobody knows')).toBeVisible();
  await expect(page.getByText('1 new item: Minyak')).toBeVisible();
  await expect(page.getByText(/1 changes: Beras \(In a pack and Keeps for \(days\)\)/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import 2 good rows' }).click();
  await expect(page.getByRole('heading', { name: 'The file is in the book' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await page.goto('/#/stock');
  await expect(page.getByRole('link', { name: /Beras/ }).first()).toBeVisible();
  await expect(page.getByText('Minyak')).toBeHidden();

  // What does not fit the book is told before anything is done.
  await choose(page, 'barang.csv', 'item,base_unit\nBeras,pcs\n');
  await expect(page.getByText('Some rows do not fit the book.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import/ })).toBeHidden();
});

test('the whole book goes out as one workbook and comes back in an empty one', async ({ page, browser, baseURL }) => {
  await openKitchen(page);
  await choose(
    page,
    'resep.csv',
    'dish,item,quantity,unit,yield,price\nNasi telur,Beras,120,g,1,20000\nNasi telur,Telur,2,pcs,1,20000\n',
  );
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByRole('heading', { name: 'The file is in the book' })).toBeVisible();
  await page.goto('/#/settings/days');
  await page.getByRole('link', { name: 'Export' }).click();
  await expectAccessible(page);
  // The save dialogue belongs to the operating system.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByText('The file is ready')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const path = await (await download).path();
  const bytes = await readFile(path);
  expect((await download).suggestedFilename()).toMatch(/^papadin-book-\d{4}-\d\d-\d\d\.xlsx$/);

  const fresh = await browser.newContext({
    locale: 'en-MY',
    serviceWorkers: 'block',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const other = await fresh.newPage();
  await other.goto('/#/import');
  await other.locator('input[type=file]').first().setInputFiles({ name: 'book.xlsx', mimeType: XLSX, buffer: bytes });
  await expect(other.getByText('2 new items: Beras and Telur')).toBeVisible();
  await other.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
  await expect(other.getByRole('heading', { name: 'The days are in the book' })).toBeVisible();
  await other.goto('/#/recipes');
  await other.getByRole('link', { name: /Nasi telur/ }).click();
  await expect(other.getByText('30 portions').first()).toBeVisible();
  await fresh.close();
});
