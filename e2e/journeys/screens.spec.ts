/** Today, Stock, Orders and Insights in use: readable by everybody, in light and dark, on tablet and phone, in three languages. */

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { FramePage } from '../pages/frame.ts';
import { ImportPage } from '../pages/import.ts';
import { InsightsPage } from '../pages/insights.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { OrdersPage } from '../pages/orders.ts';
import { SettingsPage } from '../pages/settings.ts';
import { StockPage } from '../pages/stock.ts';
import { WelcomePage } from '../pages/welcome.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(300_000);

test('every screen of the day passes the checker, whatever the light and the device', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(80));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const frame = new FramePage(page);
  await frame.visit('/today');
  await page.getByRole('button', { name: 'Learn now' }).click();
  const insights = new InsightsPage(page);
  await expect(insights.stop).toBeVisible();
  await expectAccessible(page);
  await insights.open();
  await expectAccessible(page);
  await insights.waitLearned();
  const orders = new OrdersPage(page);
  await orders.open();
  await orders.assignTo('Ayam potong', { name: 'Pak Budi' });
  await orders.openSending('Pak Budi');
  await orders.note();
  const stock = new StockPage(page);
  for (const [width, height] of [
    [1180, 820],
    [390, 844],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await test.step(`${width} ${colorScheme}`, async () => {
        const lookInto = async (open: () => Promise<void>) => {
          await open();
          await expectAccessible(page);
          await page.getByRole('button', { name: 'Close' }).last().click();
          await expect(page.getByRole('dialog')).toBeHidden();
        };
        await frame.visit('/today');
        await expect(page.getByRole('heading', { name: /^Tomorrow/ })).toBeVisible();
        await expectAccessible(page);
        await orders.open();
        await page.getByRole('button', { name: 'Why?' }).first().click();
        await expectAccessible(page);
        await lookInto(() => orders.openSending('No supplier yet'));
        await page.getByRole('link', { name: 'Arrived' }).click();
        await expect(page.getByRole('button', { name: 'Book the delivery' })).toBeVisible();
        await expectAccessible(page);
        await orders.open();
        await lookInto(() => page.getByRole('button', { name: 'New supplier' }).click());
        await stock.open();
        await expectAccessible(page);
        await stock.openItem('Ayam potong');
        await expect(page.getByRole('figure')).toBeVisible();
        await expectAccessible(page);
        await lookInto(() => page.getByRole('link', { name: 'Count', exact: true }).click());
        await lookInto(() => page.getByRole('link', { name: 'Edit item' }).click());
        await insights.open();
        await expectAccessible(page);
        await insights.openItem('Ayam potong');
        await page.getByRole('button', { name: 'What the others would have said' }).click();
        await expectAccessible(page);
      });
    }
  }
});

test('no screen is wider than a phone, in any language', async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  await page.setViewportSize({ width: 360, height: 780 });
  const settings = new SettingsPage(page);
  for (const language of ['English', 'Bahasa Indonesia', 'Bahasa Melayu']) {
    await settings.open('general');
    await settings.choose(language);
    for (const path of ['/today', '/stock', '/receive', '/orders', '/insights']) {
      await new FramePage(page).visit(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} in ${language}`).toBeLessThanOrEqual(0);
    }
  }
});
