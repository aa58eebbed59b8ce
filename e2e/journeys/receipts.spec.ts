/** Papers: from the camera to the booked delivery without a network; and what is no paper, is not booked. */

import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { expectAppDrawn, waitForEnginesKept } from '../pages/installed-app.ts';
import {
  filmOf,
  type MadePaper,
  pdfOfPaper,
  photographCat,
  photographPaper,
  plainPicture,
} from '../pages/made-paper.ts';
import { daysAgo } from '../pages/made-up-days.ts';
import { ScanPage } from '../pages/scan.ts';
import { inStudio, startKitchen, test } from '../pages/scanning-kitchen.ts';
import { takeBack } from '../pages/toast.ts';

// Reading takes seconds on an idle machine, and a minute where others work.
test.setTimeout(300_000);
const READING = { timeout: 150_000 };

const [year, month, day] = daysAgo(1).split('-');
const SLIP: MadePaper = {
  head: [
    'TOKO SEMBAKO MAKMUR',
    'Jl. Pasar Minggu 12, Jakarta',
    `Tanggal: ${day}/${month}/${year} 08:15`,
    'No. Nota: SM-20455',
  ],
  lines: [
    ['AYAM POTONG', '12 kg x 38.500', '462.000'],
    ['BAYAM', '3 kg x 12.500', '37.500'],
    ['TELUR AYAM', '60 butir x 1.900', '114.000'],
    ['GULA PASIR', '5 kg x 17.500', '87.500'],
  ],
  foot: [
    ['SUBTOTAL', '701.000'],
    ['DISKON', '1.000'],
    ['TOTAL', '700.000'],
    ['TUNAI', '700.000'],
    ['KEMBALI', '0'],
  ],
};
const IN_DOLLARS: MadePaper = {
  head: ['GOLDEN GATE GROCERY', '12 Market Street, San Francisco', `Date: ${year}-${month}-${day}`],
  lines: [
    ['CHICKEN PIECES', '2 x $12.50', '$25.00'],
    ['SPINACH', '3 x $4.10', '$12.30'],
  ],
  foot: [
    ['SUBTOTAL', 'USD 37.30'],
    ['TOTAL', 'USD 37.30'],
    ['CASH', 'USD 40.00'],
    ['CHANGE', 'USD 2.70'],
  ],
};

const takePhotoOf = (paper: MadePaper, blur = 0) => inStudio((page) => photographPaper(page, paper, { blur }));

/** Rows of one table of the book, as it lies on the device. */
function rowsOf<Row>(page: Page, table: string): Promise<readonly Row[]> {
  return page.evaluate(
    (name) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        const opening = indexedDB.open('papadin');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction(name).objectStore(name).getAll();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result as Row[]);
          };
        };
      }),
    table,
  );
}

/** How many lines of the paper being checked have an item, as it lies on the device. */
async function keptLines(page: Page): Promise<number | undefined> {
  const [draft] = await rowsOf<{ readonly review: { readonly lines: readonly { readonly itemId: string | null }[] } }>(
    page,
    'paperDrafts',
  );
  return draft?.review.lines.filter(({ itemId }) => itemId !== null).length;
}

interface Came {
  readonly quantity: number;
  readonly detail?: { readonly cost?: number; readonly photoId?: string; readonly supplierId?: string };
}

test('a paper before the camera becomes a delivery, without a network, and is known again', async ({
  host,
  folder,
  openBrowser,
}) => {
  const film = join(folder, 'paper.mjpeg');
  filmOf(await takePhotoOf(SLIP), film);
  const page = await openBrowser(film);
  await startKitchen(page);
  await waitForEnginesKept(page);
  await host.stop();
  await page.context().setOffline(true);
  await page.reload();
  await expectAppDrawn(page);

  const scan = new ScanPage(page);
  await scan.open();
  // Held still before the camera it is taken by itself, and found sharp.
  await expect(scan.shots).toHaveCount(1, { timeout: 60_000 });
  await expect(scan.shots.getByText('Sharp')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await scan.read.click();
  await expect(page.getByRole('progressbar')).toBeVisible({ timeout: 2000 });
  await expect(scan.review).toBeVisible(READING);

  await expect(page.getByText('Adds up')).toBeVisible();
  const [year, month, date] = daysAgo(1).split('-');
  await expect(page.getByRole('group', { name: 'Date on the paper' }).getByRole('spinbutton')).toHaveText([
    date!,
    month!,
    year!,
  ]);
  await expect(scan.line('Ayam potong')).toContainText('12 kg');
  await expect(scan.line('Telur ayam')).toContainText('60 pcs');
  await expectAccessible(page);

  // A supplier and an item that the book does not know: two taps each.
  await page.getByRole('button', { name: /Supplier/ }).click();
  await page.getByRole('option', { name: /^New: / }).click();
  await scan.line('GULA PASIR').getByRole('button').first().click();
  await page.getByRole('button', { name: /^New item: Gula pasir/ }).click();
  await expect(scan.book).toHaveText('Book 4 lines');
  await expect.poll(() => keptLines(page)).toBe(4);

  // A reload in the middle loses nothing.
  await page.reload();
  await expect(scan.review).toBeVisible();
  await expect(scan.line('GULA PASIR')).toContainText('5 kg');
  await expect(scan.book).toHaveText('Book 4 lines');
  await scan.book.click();
  await expect(page.getByText(/^Delivery from .* booked: 4 lines$/)).toBeVisible();

  const came = (await rowsOf<Came>(page, 'movements')).filter(({ quantity }) => quantity > 0);
  expect(came.map(({ quantity }) => quantity).sort((a, b) => a - b)).toEqual([60, 3000, 5000, 12_000]);
  // The discount of the paper is spread: what the lines cost is what was paid.
  expect(came.reduce((sum, { detail }) => sum + detail!.cost!, 0)).toBe(700_000);
  expect(new Set(came.map(({ detail }) => detail!.supplierId)).size).toBe(1);
  const [proof] = await rowsOf<{ readonly id: string; readonly bytes: ArrayBuffer }>(page, 'photos');
  expect(came.every(({ detail }) => detail!.photoId === proof!.id)).toBe(true);

  // The same paper again: its lines map themselves, and it is known.
  await scan.open();
  await expect(scan.shots).toHaveCount(1, { timeout: 60_000 });
  await expect(scan.read).toBeEnabled({ timeout: 30_000 });
  await scan.read.click();
  await expect(scan.review).toBeVisible(READING);
  await expect(page.getByText(/A paper like this from .* is booked already/)).toBeVisible();
  await expect(scan.line('GULA PASIR')).toContainText('5 kg');
  await scan.book.click();
  const asked = page.getByRole('alertdialog', { name: 'Book it all the same?' });
  await expect(asked).toContainText('is booked already');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByText('Paper thrown away')).toBeVisible();
  expect((await rowsOf<Came>(page, 'movements')).length).toBe(came.length);
  await host.start();
});

test('what is booked from a PDF is taken back by one tap, and its review is there again', async ({ openBrowser }) => {
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const file = await pdfOfPaper(page, SLIP);
  const scan = new ScanPage(page);
  await scan.open();
  // No camera here: the screen says so and offers files.
  await expect(page.getByRole('heading', { name: /camera/ })).toBeVisible();
  await scan.choose('faktur.pdf', 'application/pdf', file);
  await expect(scan.shots).toHaveCount(1, { timeout: 30_000 });
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
  await scan.read.click();
  await expect(scan.review).toBeVisible(READING);
  await expect(page.getByText('Adds up')).toBeVisible();
  await scan.book.click();
  await expect(page.getByText(/^Delivery from .* booked: 3 lines$/)).toBeVisible();
  await takeBack(page, /booked: 3 lines/);
  await scan.open();
  await page.getByRole('link', { name: /SEMBAKO MAKMUR/i }).click();
  await expect(scan.review).toBeVisible();
  await expect(scan.book).toHaveText('Book 3 lines');
});

test('how a paper was read can be looked at, step by step', async ({ openBrowser }) => {
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const photo = await takePhotoOf(SLIP);
  const scan = new ScanPage(page);
  await scan.open();
  await scan.choose('slip.jpg', 'image/jpeg', photo);
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
  await scan.read.click();
  await expect(scan.review).toBeVisible(READING);
  const steps = page.getByRole('group', { name: 'How this was read' }).getByRole('listitem');
  await page.getByRole('button', { name: 'How this was read' }).click();
  await expect(page.getByText('from the photo as taken, done again')).toBeVisible();
  await expect(steps).toHaveCount(12, READING);
  await expect(steps.nth(3)).toContainText(/^Flattened\d+(\.\d)? ms$/);
  // The paper was cut out of the table it lies on.
  const [taken, flat] = await Promise.all(
    [0, 3].map((nth) =>
      steps
        .nth(nth)
        .getByRole('img')
        .evaluate((img: HTMLImageElement) => img.naturalWidth / img.naturalHeight),
    ),
  );
  expect(flat).not.toBeCloseTo(taken!, 1);
  await expectAccessible(page);
  // Nor does the paper, which a phone keeps in sight while lines are checked, lie on its steps.
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  const isSeen = steps
    .first()
    .getByRole('img')
    .evaluate((img: HTMLImageElement) => {
      img.scrollIntoView({ block: 'start' });
      const { x, y, width, height } = img.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === img;
    });
  expect(await isSeen).toBe(true);
  await page.setViewportSize(wide);

  // The photo as taken is not stored: after a reload the steps begin with the proof.
  await page.reload();
  await page.getByRole('button', { name: 'How this was read' }).click();
  await expect(page.getByText('from the page kept as proof')).toBeVisible();
  await expect(steps).toHaveCount(12, READING);
});

test('what is no paper is told in clear words, and nothing is booked', async ({ openBrowser }) => {
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const scan = new ScanPage(page);
  const png = 'image/png';
  const jpeg = 'image/jpeg';
  const cases = [
    {
      name: 'words.jpg',
      type: jpeg,
      file: Buffer.from('not a picture at all'),
      says: /no photo or PDF that can be opened/,
    },
    { name: 'plain.png', type: png, file: plainPicture(1200, 900), says: /nothing to see|does not look like|No print/ },
    { name: 'huge.png', type: png, file: plainPicture(10_000, 10_000), says: /too large/ },
    {
      name: 'cat.jpg',
      type: jpeg,
      file: await photographCat(page),
      says: /No print was found|does not look like a receipt/,
    },
    { name: 'broken.pdf', type: 'application/pdf', file: Buffer.from('%PDF-1.7\nbroken'), says: /PDF is broken/ },
  ];
  for (const { name, type, file, says } of cases) {
    await page.goto('/#/today');
    await scan.open();
    await scan.choose(name, type, file);
    const isTold = page.getByRole('main').getByText(says).first();
    // What the first look lets pass is found while reading.
    await expect(isTold.or(scan.read.and(page.locator(':enabled'))).first(), name).toBeVisible(READING);
    if (!(await isTold.isVisible())) await scan.read.click();
    await expect(isTold, name).toBeVisible(READING);
  }
  expect(await rowsOf(page, 'movements')).toEqual([]);
  expect(await rowsOf(page, 'paperDrafts')).toEqual([]);
});

test('a paper in another currency is not booked', async ({ openBrowser }) => {
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const photo = await takePhotoOf(IN_DOLLARS);
  const scan = new ScanPage(page);
  await scan.open();
  await scan.choose('dollars.jpg', 'image/jpeg', photo);
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
  await scan.read.click();
  await expect(scan.review).toBeVisible(READING);
  await expect(page.getByText(/The paper is in USD, the book in IDR: nothing is booked/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Book/ })).toBeDisabled();
  expect(await rowsOf(page, 'movements')).toEqual([]);
  // Misread, it is put right by a tap: 25.00 stays 25, and does not become 2,500.
  await expect(scan.line('CHICKEN PIECES')).toContainText('25.00');
  await page.getByRole('button', { name: /IDR$/ }).click();
  await expect(scan.line('CHICKEN PIECES')).toContainText(/Rp.25(?![.,]?\d)/);
});

test('a photo shared from another app opens the scan, and a paper nobody can read is entered by hand', async ({
  openBrowser,
}) => {
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const photo = await takePhotoOf(SLIP, 14);
  const came = await page.evaluate(async (bytes) => {
    const form = new FormData();
    form.append(
      'papers',
      new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], 'bon.jpg', { type: 'image/jpeg' }),
    );
    const answer = await fetch('share', { method: 'POST', body: form });
    return answer.redirected;
  }, photo.toString('base64'));
  // Where to, an answer does not tell: what stands behind # is the browser's own.
  expect(came).toBe(true);
  await page.goto('/#/receive/scan/shared');
  const scan = new ScanPage(page);
  await expect(scan.shots).toHaveCount(1, { timeout: 30_000 });
  // Blurred: said before any time is spent on reading.
  await expect(scan.shots.first()).toContainText(/blurred/, { timeout: 60_000 });
  await scan.byHand.click();
  await expect(scan.review).toHaveText('Enter the paper');
  await page.getByRole('button', { name: /Which item is this/ }).click();
  await page.getByRole('button', { name: 'Other item…' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('bayam');
  await page.getByRole('dialog').getByRole('button', { name: /Bayam/ }).click();
  await type(page, 'Amount', '2.5');
  await type(page, 'Costs', '30000');
  await page.getByRole('button', { name: '1 kg', exact: true }).click();
  await page.getByRole('button', { name: 'Right', exact: true }).click();
  await scan.book.click();
  await expect(page.getByText(/^Delivery from .* booked: 1 line$/)).toBeVisible();
  const [movement] = await rowsOf<Came>(page, 'movements');
  expect(movement).toMatchObject({ quantity: 2500, detail: { cost: 30_000 } });
  expect(await rowsOf(page, 'photos')).toHaveLength(1);
});

/** Types a figure of the open line on the keypad. */
async function type(page: Page, figure: string, digits: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${figure}`) }).click();
  const keys = page.getByRole('group', { name: figure });
  for (const key of digits)
    await keys.getByRole('button', { name: key === '.' ? 'Decimal sign' : key, exact: true }).click();
  await page.getByRole('button', { name: 'Take', exact: true }).click();
}
