/** Counting an outlet: by area in walking order, kept at every keystroke, finished as one, on paper and by barcode. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { CountingPage } from '../pages/counting.ts';
import { FramePage } from '../pages/frame.ts';
import { ReceivePage } from '../pages/receive.ts';
import { StockPage } from '../pages/stock.ts';
import { WelcomePage } from '../pages/welcome.ts';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';
import { cameraArgs, drawEan13, writeFilm } from '../tools/fake-camera.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(180_000);

async function moveIn(page: Page): Promise<CountingPage> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  await page.getByRole('button', { name: 'Close' }).first().click();
  return new CountingPage(page);
}

test('a count goes by area, keeps every keystroke over a reload, and is finished, taken back and finished again', async ({
  page,
}) => {
  const counting = await moveIn(page);
  await counting.open();
  await expectAccessible(page);
  await counting.start.click();
  await expect(page.getByRole('list', { name: 'Areas' }).getByRole('link')).toHaveText([
    /Dry store/,
    /Bar/,
    /Chiller/,
    /Freezer 1/,
  ]);
  await expectAccessible(page);
  await counting.openArea('Freezer 1');
  await expect(counting.line('Beef')).toContainText('Expected');

  // Half a number is kept too, and a reload stands on the same line with it.
  await counting.press('12');
  await expect(counting.saved).toBeVisible();
  await page.reload();
  await expect(counting.field('Beef', 'bag 1 kg')).toContainText('12');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await page.keyboard.type('0.5');
  await expect(counting.line('Beef')).toContainText('7.5 kg in all');
  await expectAccessible(page);
  for (let presses = 0; presses < 2 && (await counting.line('Beef').isVisible()); presses++)
    await counting.next.click();

  // Skipped is neither counted nor none.
  await expect(counting.line('Peeled prawns')).toBeVisible();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('heading', { name: 'Freezer 1 is done' })).toBeVisible();
  await expect(counting.lines).toContainText('skipped');

  await page.getByRole('button', { name: 'All areas' }).last().click();
  await counting.openArea('Bar');
  await page.getByRole('button', { name: 'None' }).click();
  await expect(counting.line('Tea bags')).toBeVisible();
  await expect(counting.lines).toContainText('none');

  // Comes after the shelf was seen, though before the count is finished: on top of what was seen.
  const receive = new ReceivePage(page);
  await receive.start('Purchase without paper');
  await receive.pick('Beef');
  await receive.type('2');
  await receive.press(/^Next/);
  await receive.press('Book it');
  await expect(receive.sheet).toBeHidden();

  await counting.open();
  await expect(page.getByRole('list', { name: 'Still open' })).toContainText('3 of');
  await page.getByRole('list', { name: 'Still open' }).getByRole('link').click();
  await counting.finish.click();
  await expect(counting.dialog).toContainText('2 levels will be set');
  await expect(counting.dialog).toContainText('uncounted is not zero');
  await expectAccessible(page);
  await counting.dialog.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(
    page.getByText('Finished 2', { exact: false }).or(page.getByText('A finished count is a snapshot')),
  ).toBeVisible();
  await expect(page.getByRole('list', { name: 'Counted' })).toContainText('7.5 kg');
  await expectAccessible(page);
  await page.getByRole('list', { name: 'Counted' }).getByRole('link', { name: 'Beef' }).click();
  await expect(page.getByRole('region', { name: 'On hand' })).toContainText('9.5 kg');

  await page.goBack();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(counting.finish).toBeVisible();
  await expect(page.getByRole('list', { name: 'Areas' })).toContainText('done');
  await counting.finishNow();
  await expect(page.getByRole('list', { name: 'Counted' })).toContainText('7.5 kg');
});

test('odd figures are asked about once and gently; a blind count shows no expectation', async ({ page }) => {
  const counting = await moveIn(page);
  await counting.open();
  for (const area of ['Dry store', 'Bar', 'Chiller']) await page.getByText(area, { exact: true }).click();
  await counting.start.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Freezer 1' })).toBeVisible();
  await expect(counting.line('Beef')).toContainText(/Expected: (about )?([\d.]+)/);
  const [, said = '1'] = /Expected:(?: about)? ([\d.]+)/.exec(await counting.line('Beef').innerText())!;
  // A lost point: ten times what is there.
  await counting.press(String(Math.round(Number(said) * 10)));
  await counting.next.click();
  await counting.next.click();
  await expect(page.getByText('Is the unit right?')).toBeVisible();
  await page.getByRole('button', { name: 'It is right, next' }).click();
  await expect(counting.line('Peeled prawns')).toBeVisible();
  await page.getByRole('button', { name: 'Line before' }).click();
  await expect(counting.line('Beef')).toBeVisible();
  await page.waitForTimeout(1200);
  await expect(page.getByText('Is the unit right?')).toBeHidden();

  await page.getByRole('button', { name: 'All areas' }).click();
  await page.getByRole('button', { name: 'Drop count' }).click();
  await expect(counting.start).toBeVisible();
  for (const area of ['Dry store', 'Bar', 'Chiller']) await page.getByText(area, { exact: true }).click();
  await page.getByText('Blind count', { exact: true }).click();
  await counting.start.click();
  await expect(counting.line('Beef')).toBeVisible();
  await expect(page.getByText('Blind count')).toBeVisible();
  await expect(counting.line('Beef')).not.toContainText('Expected');
});

test('on a phone one thumb counts, in the dark too, and nothing lies on the keypad', async ({ page }) => {
  const counting = await moveIn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await counting.open();
  await page.getByRole('button', { name: /^Count these \d+$/ }).click();
  await page.getByRole('list', { name: 'Areas' }).getByRole('link').first().click();
  await expect(counting.next).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  for (const name of ['7', '3', 'Delete last digit', 'Skip', 'None']) {
    const key = page.getByRole('button', { name, exact: true });
    const isOnTop = await key.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return above !== null && element.contains(above) && top + height <= window.innerHeight;
    });
    expect(isOnTop, name).toBe(true);
  }
  await counting.press('5');
  await page.getByRole('button', { name: 'All lines' }).click();
  await expect(counting.lines).toContainText('5');
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('two people count one outlet at once, each in an area', async ({ page, context }) => {
  const counting = await moveIn(page);
  await counting.open();
  await counting.start.click();
  await expect(counting.finish).toBeVisible();
  const second = await context.newPage();
  await second.goto(page.url());
  const other = new CountingPage(second);
  await counting.openArea('Freezer 1');
  await other.openArea('Bar');
  await counting.press('6');
  await other.press('3');
  await expect(counting.saved).toBeVisible();
  await expect(other.saved).toBeVisible();
  await second.getByRole('button', { name: 'All areas' }).click();
  const areas = second.getByRole('list', { name: 'Areas' });
  await expect(areas.getByRole('link', { name: 'Freezer 1' })).toContainText('1 of 2');
  await expect(areas.getByRole('link', { name: 'Bar' })).toContainText('1 of 2');
  await other.finishNow();
  await expect(page.getByRole('heading', { name: 'There is nothing to count in this area.' })).toBeVisible();
  await second.close();
});

test('the sheet is printed by area in walking order, with boxes for packs and loose amounts', async ({ page }) => {
  await moveIn(page);
  await page.goto('/#/count/print');
  const paper = page.getByRole('article', { name: 'Count sheet' });
  await expect(paper.getByRole('heading')).toHaveText(['Dry store', 'Bar', 'Chiller', 'Freezer 1']);
  await expectAccessible(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(paper.getByRole('row', { name: /Mackerel/ })).toContainText('Pieces');
});

test('areas are put in walking order by hand', async ({ page }) => {
  await moveIn(page);
  await page.goto('/#/areas');
  const areas = page.getByRole('grid', { name: 'Areas' });
  await expectAccessible(page);
  await areas.getByRole('button', { name: 'Move Freezer 1 up' }).click();
  await expect(areas.getByRole('row')).toHaveText([/Dry store/, /Bar/, /Freezer 1/, /Chiller/]);
  await areas.getByRole('button', { name: 'Rename Bar' }).click();
  await page.getByRole('dialog').getByLabel('New name').fill('Coffee bar');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(areas.getByRole('row', { name: 'Coffee bar' })).toContainText('2 items');
  await page.getByLabel('New area').fill('Back yard');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(areas.getByRole('row')).toHaveCount(5);
  await page.reload();
  await expect(areas.getByRole('row')).toHaveText([/Dry store/, /Coffee bar/, /Freezer 1/, /Chiller/, /Back yard/]);
});

test('an item gets an area, a further pack, a barcode and a photo, and leaves use and comes back', async ({ page }) => {
  await moveIn(page);
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Beef');
  await page.getByRole('link', { name: 'Edit item' }).click();
  await expect(stock.sheet.getByLabel('Name', { exact: true })).toHaveValue('Beef');
  await stock.sheet.getByRole('button', { name: 'Chiller' }).click();
  await stock.sheet.getByRole('button', { name: /^Barcodes/ }).click();
  await stock.sheet.getByLabel('Barcode', { exact: true }).fill('2000000000046');
  await stock.sheet.getByRole('button', { name: /^Further packs/ }).click();
  await stock.sheet.getByRole('button', { name: 'Add', exact: true }).nth(1).click();
  await stock.sheet.getByRole('button', { name: 'Add a pack' }).click();
  await stock.sheet.getByLabel('Called').fill('carton');
  await stock.sheet.getByLabel('Content', { exact: true }).fill('12,5');
  const chooser = page.waitForEvent('filechooser');
  await stock.sheet.getByRole('button', { name: 'Choose a photo' }).click();
  const bytes = await page.screenshot();
  await (await chooser).setFiles({ name: 'beef.png', mimeType: 'image/png', buffer: bytes });
  await expect(stock.sheet.getByRole('img', { name: 'Photo of Beef' })).toBeVisible();
  await expectAccessible(page);
  await stock.sheet.getByRole('button', { name: 'Save' }).click();
  await expect(stock.sheet).toBeHidden();
  const main = page.getByRole('main');
  await expect(main).toContainText('Chiller and Freezer 1');
  await expect(main).toContainText('carton (12.5 kg)');
  await expect(page.getByRole('img', { name: 'Photo of Beef' })).toBeVisible();
  await expectAccessible(page);
  await stock.search.fill('2000000000046');
  await expect(stock.list.getByRole('link')).toHaveCount(1);

  await page.getByRole('link', { name: 'Edit item' }).click();
  await stock.sheet.getByRole('button', { name: 'Not used any more' }).click();
  await expect(main).toContainText('Beef is not used any more');
  await main.getByRole('button', { name: 'Use again: Beef' }).click();
  await expect(stock.onHand()).toBeVisible();
});

test('a barcode is read by the camera, and typed where there is none', async ({ baseURL }) => {
  const film = join(mkdtempSync(join(tmpdir(), 'papadin-camera-')), 'code.y4m');
  writeFilm(film, drawEan13('2000000000022'));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, ...cameraArgs(film)],
  });
  try {
    const context = await browser.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      locale: 'en-MY',
      serviceWorkers: 'block',
      permissions: ['camera'],
    });
    const page = await context.newPage();
    await moveIn(page);
    const stock = new StockPage(page);
    await stock.open();
    await page.getByRole('button', { name: 'Find by barcode' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tea bags' })).toBeVisible({ timeout: 30_000 });

    const counting = new CountingPage(page);
    await counting.open();
    await counting.start.click();
    await counting.openArea('Bar');
    await expect(counting.line('Condensed milk')).toBeVisible();
    await page.getByRole('button', { name: 'Scan a barcode' }).click();
    await expect(counting.line('Tea bags')).toBeVisible({ timeout: 30_000 });
  } finally {
    await browser.close();
  }
});

test('a code that nobody knows is given to an item', async ({ page }) => {
  await moveIn(page);
  await new FramePage(page).visit('/stock');
  await page.getByRole('button', { name: 'Find by barcode' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText(/Type the figures below the bars|type the figures below the bars/);
  await expectAccessible(page);
  await sheet.getByLabel('Figures of the code').fill('4006381333931');
  await sheet.getByRole('button', { name: 'Use' }).click();
  await expect(sheet).toContainText('No item has 4006381333931');
  await sheet.getByLabel('Find an item').fill('beras');
  await sheet.getByRole('button', { name: 'Rice', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rice' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('4006381333931');
});
