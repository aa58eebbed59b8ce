/** What comes in, goes out and runs out: deliveries, purchases without paper, waste, transfers, batches, orders on every way out, and Today's cards. */

import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { typeDay, typeTime } from '../pages/day-field.ts';
import { FramePage } from '../pages/frame.ts';
import { ImportPage } from '../pages/import.ts';
import { type Device, expectAppDrawn, takeDevice, waitForShellKept } from '../pages/installed-app.ts';
import { daysAgo } from '../pages/made-up-days.ts';
import { OrdersPage } from '../pages/orders.ts';
import { ReceivePage } from '../pages/receive.ts';
import { SettingsPage } from '../pages/settings.ts';
import { StockPage } from '../pages/stock.ts';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';

declare global {
  interface Window {
    /** Addresses opened beside the app. */
    opened: string[];
  }
}

test.setTimeout(120_000);

/** Two outlets that were counted last night. */
function countedDays(): string {
  const lines = ['date,outlet,item,unit,used,closing,unit_cost'];
  for (let ago = 10; ago >= 1; ago--) {
    const date = daysAgo(ago);
    for (const outlet of ['Kemang', 'Tebet']) {
      lines.push(`${date},${outlet},Ayam potong,kg,9,${20 + ago},38000`);
      lines.push(`${date},${outlet},Bayam,kg,2,${3 + ago},12000`);
    }
  }
  return `${lines.join('\n')}\n`;
}

async function importDays(page: Page): Promise<void> {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', countedDays());
  await importing.go.click();
  await expect(importing.done).toBeVisible();
}

/** Asks for six steps of both items from Pak Budi. */
async function askForBoth(page: Page): Promise<OrdersPage> {
  const orders = new OrdersPage(page);
  await orders.open();
  await orders.unfold('No supplier yet', 'Ayam potong');
  await orders.assignTo('Ayam potong', { name: 'Pak Budi', phone: '+62 812 3456', email: 'budi@pasar.id' });
  await orders.unfold('No supplier yet', 'Bayam');
  await orders.assignToKnown('Bayam', 'Pak Budi');
  for (const item of ['Ayam potong', 'Bayam']) {
    await orders.unfold('Pak Budi', item);
    const more = orders.line('Pak Budi', item).getByRole('button', { name: /^More/ });
    for (let i = 0; i < 6; i++) await more.press('Enter');
  }
  return orders;
}

test.describe('on a tablet', () => {
  test.use({ locale: 'en-MY', serviceWorkers: 'block', viewport: { width: 1180, height: 820 } });

  test('an order is drafted, sent on every way, received short and damaged and dearer, and closed', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      window.opened = [];
      window.open = (address) => {
        window.opened.push(String(address));
        return window;
      };
    });
    await importDays(page);
    const orders = await askForBoth(page);
    await orders.openSending('Pak Budi');
    await orders.sheet.getByRole('button', { name: 'Keep as draft' }).click();
    const drafts = orders.card('Drafts');
    await expect(drafts).toContainText('Ayam potong 12 kg');
    await expect(orders.onTheWay).toBeHidden();
    await drafts.getByRole('button', { name: 'Change' }).click();
    await orders.sheet.getByRole('button', { name: 'More: Order of Ayam potong' }).click();
    await orders.sheet.getByRole('button', { name: 'Save' }).click();
    await expect(drafts).toContainText('Ayam potong 13 kg');

    await drafts.getByRole('button', { name: 'Send draft' }).click();
    await orders.sheet.getByRole('button', { name: 'E-mail' }).click();
    await expect(orders.onTheWay).toContainText('Pak Budi');
    await expect(drafts).toBeHidden();
    const again = orders.onTheWay.getByRole('button', { name: 'Send again' });
    await again.click();
    await orders.sheet.getByRole('button', { name: 'WhatsApp' }).click();
    const [mail, chat] = await page.evaluate(() => window.opened);
    expect(mail).toMatch(/^mailto:budi@pasar\.id\?subject=Order%20for%20Kemang&body=Order/);
    expect(chat).toMatch(/^https:\/\/wa\.me\/628123456\?text=Order%20for%20Kemang/);
    await again.click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      orders.sheet.getByRole('button', { name: 'PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('Order-for-Kemang.pdf');
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await again.click();
    await orders.sheet.getByRole('button', { name: 'Print' }).click();
    const paper = page.getByRole('article', { name: 'Order for Kemang' });
    await expect(paper).toContainText('To Pak Budi');
    await expect(paper.getByRole('row', { name: /Ayam potong/ })).toContainText('13 kg');
    await expectAccessible(page);

    // The same again is asked about before it is sent.
    await orders.open();
    await orders.unfold('Pak Budi', 'Bayam');
    await orders.line('Pak Budi', 'Bayam').getByRole('button', { name: /^More/ }).click();
    await expect(orders.card('Pak Budi')).toContainText('is open already and brings Bayam');

    const receive = new ReceivePage(page);
    await receive.open();
    await receive.openOrder('Pak Budi');
    await receive.openLine('Ayam potong');
    await receive.type('4');
    await receive.press('Next: Paid in all');
    await receive.type('200000');
    await expect(receive.sheet).toContainText('+32% since last time');
    await receive.field('Damaged');
    await receive.type('1.5');
    await receive.sheet.getByRole('button', { name: /^Batch and date/ }).click();
    await typeDay(receive.sheet, 'Good until', daysAgo(-4));
    await receive.sheet.getByLabel('Batch mark').fill('A7');
    await receive.press('Keep');
    await expect(receive.line('Ayam potong')).toContainText('9 kg short');
    await expect(receive.line('Ayam potong')).toContainText('1.5 kg damaged');
    // What was typed is still there after a reload.
    await page.reload();
    await expect(receive.line('Ayam potong')).toContainText('1.5 kg damaged');
    await page.getByText('The rest is still coming').click();
    await receive.book();
    await expect(page.getByText(/Delivery from Pak Budi booked: 2 lines.*Price jumped: Ayam potong/)).toBeVisible();
    await expect(receive.expected.getByRole('link', { name: /Pak Budi/ })).toContainText('Partly here');
    await expect(receive.lately).toContainText('Delivery from Pak Budi, 2 lines');

    const stock = new StockPage(page);
    await stock.open();
    await stock.openItem('Ayam potong');
    // 21 kg last night and the 4 kg that were good.
    await expect(stock.onHand()).toContainText('25 kg');
    const batches = page.locator('section', { has: page.getByRole('heading', { name: 'Its batches' }) }).last();
    await expect(batches).toContainText('A7');
    await expect(page.getByRole('list', { name: 'What it has cost' })).toContainText('+32%');
    await expectAccessible(page);

    const frame = new FramePage(page);
    await frame.visit('/today');
    const price = page.getByRole('article').filter({ hasText: 'Ayam potong costs 32% more' });
    await price.getByRole('button', { name: 'Noted' }).click();
    await expect(price).toBeHidden();

    await orders.open();
    await orders.onTheWay.getByRole('button', { name: 'The rest will not come' }).click();
    await expect(orders.onTheWay).toBeHidden();
    await page.getByRole('button', { name: '1 earlier order' }).click();
    await expect(page.getByRole('list', { name: 'Earlier orders' })).toContainText('came short: Ayam potong');
  });

  test('a transfer is out when sent and in when the other outlet says what came', async ({ page }) => {
    await importDays(page);
    const receive = new ReceivePage(page);
    await receive.start('Transfer', 'Transfers');
    await page.getByRole('button', { name: 'Add an item' }).click();
    await receive.pick('Bayam', receive.sheet);
    await receive.type('3');
    await receive.press('Keep');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Not confirmed by the other outlet yet' })).toContainText('To Tebet');
    const stock = new StockPage(page);
    await stock.open();
    await expect(stock.row('Bayam')).toContainText('1 kg');

    await page.getByRole('button', { name: /Kemang/ }).click();
    await page.getByRole('option', { name: 'Tebet' }).click();
    const frame = new FramePage(page);
    await frame.visit('/today');
    const card = page.getByRole('article').filter({ hasText: 'What came from Kemang?' });
    await expect(card).toContainText('Bayam 3 kg');
    await card.getByRole('link', { name: 'Something differs' }).click();
    await page.getByRole('button', { name: 'Less: Received of Bayam' }).click();
    await expect(receive.line('Bayam')).toContainText('200 g short');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByRole('list', { name: 'Earlier' })).toContainText('Bayam: 200 g missing');
    await stock.open();
    await expect(stock.row('Bayam')).toContainText('6.8 kg');
    await frame.visit('/today');
    await expect(card).toBeHidden();
  });

  test('what is past its date is told on Today and thrown away in one tap', async ({ page }) => {
    await importDays(page);
    const receive = new ReceivePage(page);
    await receive.start('Delivery without an order');
    await page.getByRole('button', { name: 'Add an item' }).click();
    await receive.pick('Bayam', receive.sheet);
    await receive.type('2');
    await receive.press('Next: Paid in all');
    await receive.sheet.getByRole('button', { name: /^Batch and date/ }).click();
    await typeDay(receive.sheet, 'Good until', daysAgo(1));
    await receive.press('Keep');
    await receive.book();
    const frame = new FramePage(page);
    await frame.visit('/use-first');
    const list = page.getByRole('list', { name: 'Past its date' });
    await expect(list).toContainText('Bayam');
    await frame.visit('/today');
    const card = page.getByRole('article').filter({ hasText: 'Bayam: 2 kg past its date' });
    await expect(card).toContainText('Rp 24,000');
    await card.getByRole('button', { name: 'Thrown away' }).click();
    await expect(card).toBeHidden();
    const told = page.getByRole('alertdialog').filter({ hasText: 'thrown away as past its date' });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(card).toBeVisible();
    await frame.visit('/use-first');
    await list.getByRole('button', { name: 'Thrown away' }).click();
    await expect(list).toBeHidden();
    await receive.open();
    await expect(receive.lately).toContainText('Waste: Past its date');
  });

  test('every screen is readable by everybody, and no wider than a phone in any language', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await importDays(page);
    const frame = new FramePage(page);
    const receive = new ReceivePage(page);
    const places = [
      '/receive',
      '/receive/delivery',
      '/receive/purchase',
      '/waste',
      '/ran-out',
      '/transfers',
      '/use-first',
    ];
    for (const [width, height, colorScheme] of [
      [1180, 820, 'light'],
      [390, 844, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      for (const place of places) {
        await frame.visit(place);
        await expectAccessible(page);
      }
      await frame.visit('/receive/purchase');
      await receive.pick('Bayam');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await frame.visit('/waste');
      await receive.pick('Bayam');
      // A real keyboard types as well, and Enter goes on.
      await page.keyboard.press('2');
      await receive.press('Next: why');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
    }
    await page.setViewportSize({ width: 360, height: 780 });
    const settings = new SettingsPage(page);
    for (const language of ['Bahasa Indonesia', 'Bahasa Melayu']) {
      await settings.open('general');
      await settings.choose(language);
      for (const place of [...places, '/today', '/orders']) {
        await frame.visit(place);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${place} in ${language}`).toBeLessThanOrEqual(0);
      }
    }
  });
});

test.describe('on a phone without a network', () => {
  let host: StaticHost;
  let device: Device;
  let browser: BrowserContext;

  test.beforeEach(async () => {
    host = await startStaticHost(process.env['PAPADIN_DIST'] ?? 'dist');
    device = takeDevice();
    browser = await device.open(host.address);
  });
  test.afterEach(async () => {
    await browser.close();
    await host.stop();
    device.forget();
  });

  test('a purchase without paper, waste with a photo, and running out; all of it survives a restart', async () => {
    const page = await browser.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    await expectAppDrawn(page);
    await waitForShellKept(page);
    await importDays(page);
    await host.stop();
    await browser.setOffline(true);
    await page.reload();
    await expectAppDrawn(page);

    const receive = new ReceivePage(page);
    await receive.start('Purchase without paper');
    await receive.pick('Bayam');
    await receive.type('2.5');
    await receive.press('Next: Paid in all');
    await receive.type('30000');
    await receive.press('Book it');
    await expect(page.getByText('2.5 kg of Bayam booked')).toBeVisible();
    // The next one starts where the last ended, with what was bought lately on top.
    await expect(
      page.getByRole('group', { name: 'Lately bought' }).getByRole('button', { name: 'Bayam' }),
    ).toBeVisible();

    await receive.start('Waste');
    await receive.pick('Ayam potong');
    await receive.type('1');
    await receive.press('Next: why');
    await receive.sheet
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'bin.png', mimeType: 'image/png', buffer: readFileSync('public/icons/icon-192.png') });
    await expect(receive.sheet.getByRole('img', { name: 'Photo' })).toBeVisible();
    await receive.press('Dropped');
    await expect(page.getByText(/Waste noted: 1\skg of Ayam potong, worth Rp/)).toBeVisible();

    await receive.start('Ran out');
    await receive.pick('Bayam');
    await expect(page.getByText(/^Bayam ran out at \d\d:\d\d$/)).toBeVisible();
    await page.getByRole('button', { name: 'Ayam potong ran out earlier' }).click();
    await typeDay(receive.sheet, 'Day', daysAgo(1));
    await typeTime(receive.sheet, 'Time', '19:40');
    await receive.press('Note it');
    await expect(page.getByText('Ayam potong ran out at 19:40')).toBeVisible();

    await receive.open();
    await receive.lately.getByRole('button', { name: 'Take back: Ran out at 19:40' }).click();
    await expect(receive.lately.getByRole('button', { name: 'Bring back: Ran out at 19:40' })).toBeVisible();

    await browser.close();
    browser = await device.open(host.address);
    await browser.setOffline(true);
    const again = await browser.newPage();
    const kept = new StockPage(again);
    await kept.open();
    await expect(kept.row('Bayam')).toContainText('today0 g');
    // 21 kg last night, less what fell.
    await expect(kept.row('Ayam potong')).toContainText('20 kg');
  });
});
