/** A day without a network: the host is gone, the page is reloaded, and importing, learning, counting and ordering all go on. */

import { type BrowserContext, expect, test } from '@playwright/test';
import { ImportPage } from '../pages/import.ts';
import { InsightsPage } from '../pages/insights.ts';
import {
  type Device,
  expectAppDrawn,
  takeDevice,
  waitForEnginesKept,
  waitForShellKept,
} from '../pages/installed-app.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { OrdersPage } from '../pages/orders.ts';
import { StockPage } from '../pages/stock.ts';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';

test.setTimeout(240_000);

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

test('reload without a network, import, learn, count and order; a restart of the browser keeps it all', async () => {
  const page = await browser.newPage();
  await page.goto('/');
  await expectAppDrawn(page);
  await waitForShellKept(page);
  await waitForEnginesKept(page);
  await host.stop();
  await browser.setOffline(true);
  await page.reload();
  await expectAppDrawn(page);

  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(60));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  await importing.learn.click();
  const insights = new InsightsPage(page);
  await insights.open();
  await insights.waitLearned();

  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('1.5');
  await expect(stock.onHand()).toContainText('1.5 kg');

  const orders = new OrdersPage(page);
  await orders.open();
  await expect(orders.line('No supplier yet', 'Ayam potong')).toBeVisible();

  await browser.close();
  browser = await device.open(host.address);
  await browser.setOffline(true);
  const again = await browser.newPage();
  await again.goto('/#/insights');
  const learned = new InsightsPage(again);
  await learned.waitLearned();
  await learned.openItem('Bayam');
  await expect(learned.verdict()).toBeVisible();
  const counted = new StockPage(again);
  await counted.open();
  await expect(counted.row('Bayam')).toContainText('1.5 kg');
});
