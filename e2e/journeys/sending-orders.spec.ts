/** An order goes out the person's own way: the share sheet, closed again or broken, and a PDF in which no name is missing. */

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { ImportPage } from '../pages/import.ts';
import { daysAgo } from '../pages/made-up-days.ts';
import { OrdersPage } from '../pages/orders.ts';

declare global {
  interface Window {
    /** What the share sheet, which belongs to the operating system, does next. */
    sharing: 'takes' | 'closed' | 'broken';
  }
}

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(120_000);

const TOFU = '豆腐 tauhu';
const CURD = 'தயிர்';
/** Wider than a phone, and nowhere to break it. */
const OIL = 'Minyakgorengkelapasawitkemasanjerigenlimaliter';

async function openOrders(page: Page): Promise<OrdersPage> {
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    window.shared = [];
    window.sharing = 'takes';
    Object.defineProperty(navigator, 'share', {
      value: async ({ text }: { text: string }) => {
        if (window.sharing === 'closed') throw new DOMException('closed', 'AbortError');
        if (window.sharing === 'broken') throw new DOMException('not allowed', 'NotAllowedError');
        window.shared.push(text);
      },
    });
  });
  const lines = ['date,outlet,item,unit,used,unit_cost'];
  for (let ago = 30; ago >= 1; ago--) {
    lines.push(`${daysAgo(ago)},Kemang,${TOFU},pcs,30,2`, `${daysAgo(ago)},Kemang,${CURD},kg,2,9`);
    lines.push(`${daysAgo(ago)},Kemang,${OIL},l,4,6`);
  }
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', lines.join('\n'));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const orders = new OrdersPage(page);
  await orders.open();
  await orders.unfold('No supplier yet', TOFU);
  await orders.assignTo(TOFU, { name: 'Kedai 陳' });
  for (const item of [CURD, OIL]) {
    await orders.unfold('No supplier yet', item);
    await orders.assignToKnown(item, 'Kedai 陳');
  }
  for (const item of [TOFU, CURD, OIL]) {
    await orders.unfold('Kedai 陳', item);
    await orders.line('Kedai 陳', item).getByRole('button', { name: /^More/ }).click();
  }
  await orders.openSending('Kedai 陳');
  return orders;
}

/** What the device's share sheet does next. */
async function shareSheet(page: Page, next: Window['sharing']): Promise<void> {
  await page.evaluate((sharing) => {
    window.sharing = sharing;
  }, next);
}

test('shared through the device: taken, closed without choosing, or refused by the browser', async ({ page }) => {
  const orders = await openOrders(page);
  const share = orders.sheet.getByRole('button', { name: 'Share…' });
  await shareSheet(page, 'broken');
  await share.click();
  await expect(
    orders.sheet.getByText('The browser did not let the text out. Select it and copy it by hand.'),
  ).toBeVisible();
  await shareSheet(page, 'closed');
  await share.click();
  await expect(orders.sheet).toBeHidden();
  // It is in the book, and says that it may not have gone out; from the list it is sent again.
  await expect(orders.onTheWay).toContainText('Kedai 陳');
  await expect(page.getByText('Order noted, not sent yet')).toBeVisible();
  await shareSheet(page, 'takes');
  await orders.onTheWay.getByRole('button', { name: 'Send again' }).click();
  await share.click();
  await expect(orders.sheet).toBeHidden();
  const shared = await page.evaluate(() => window.shared);
  expect(shared).toHaveLength(1);
  expect(shared[0]).toContain(TOFU);
  expect(shared[0]).toContain(CURD);
  await expect(orders.onTheWay.getByRole('listitem')).toHaveCount(1);
});

test('a PDF has every name, in whatever letters', async ({ page }) => {
  const orders = await openOrders(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    orders.sheet.getByRole('button', { name: 'PDF' }).click(),
  ]);
  const text = readFileSync(await download.path()).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  // The supplier and both items are painted; each picture has its transparency beside it.
  expect(text.match(/\/Subtype\s*\/Image/g)?.length ?? 0).toBeGreaterThanOrEqual(6);
});

test('the sheet of an order fits a phone, however long a name', async ({ page }) => {
  const orders = await openOrders(page);
  await orders.sheet.getByRole('button', { name: 'Print' }).click();
  const paper = page.getByRole('article', { name: 'Order for Kemang' });
  await expect(paper.getByRole('row', { name: new RegExp(OIL) })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
