/** The main road: a kitchen's own days in, learned from, ordered by, sent, received. */

import { expect, test } from '@playwright/test';
import { ImportPage } from '../pages/import.ts';
import { InsightsPage } from '../pages/insights.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { OrdersPage } from '../pages/orders.ts';

declare global {
  interface Window {
    /** Texts handed to the device's share sheet. */
    shared: string[];
  }
}

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(180_000);

test('import, learn, order, send, receive', async ({ page }) => {
  // The share sheet belongs to the operating system; here it only notes what it was given.
  await page.addInitScript(() => {
    window.shared = [];
    Object.defineProperty(navigator, 'share', {
      value: async ({ text }: { text: string }) => void window.shared.push(text),
    });
  });
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(80));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  await importing.learn.click();

  const insights = new InsightsPage(page);
  await insights.open();
  await insights.waitLearned();
  // What each method costs, of all that competed: a forest takes room, a plain mean none.
  await page.getByRole('button', { name: 'What each method costs this device' }).first().click();
  const costs = page.getByRole('region', { name: 'Time and room, by method' }).filter({ visible: true });
  await expect(costs.getByRole('row', { name: /^Random forest .*[kM]B$/ })).toBeVisible();
  await expect(costs.getByRole('row', { name: /^Weekday average .*–$/ })).toBeVisible();
  await insights.openItem('Ayam potong');
  await expect(insights.verdict()).toBeVisible();
  await expect(insights.bars().getByRole('row', { name: /Weekday average/ })).toBeVisible();
  await expect(page.getByRole('figure')).toContainText('expected over the next 7 days');
  // Every competitor has its score, and says what it would have said of each of the days.
  const methods = await insights.bars().getByRole('rowheader').count();
  expect(methods).toBeGreaterThanOrEqual(10);
  await page.getByRole('button', { name: 'What the others would have said' }).click();
  const others = page.getByRole('region', { name: /^Expected use a day, by method/ });
  // Those with too few held-out days to be judged speak as well.
  await expect.poll(() => others.getByRole('rowheader').count()).toBeGreaterThanOrEqual(methods);
  await expect(others.getByRole('row', { name: /^Boosted trees/ }).getByRole('cell')).toHaveText(Array(7).fill(/\d/));

  const orders = new OrdersPage(page);
  await orders.open();
  await expect(orders.line('No supplier yet', 'Ayam potong')).toContainText('Not counted');
  await orders.assignAllTo({ name: 'Pak Budi', minOrder: '9.000.000' });
  const chicken = orders.line('Pak Budi', 'Ayam potong');
  await chicken.getByRole('button', { name: 'Why?' }).click();
  await expect(chicken).toContainText('It was never counted');
  await expect(orders.card('Pak Budi')).toContainText('below the minimum order');

  const proposed = await orders.amount('Pak Budi', 'Ayam potong').textContent();
  await chicken.getByRole('button', { name: /^More/ }).click();
  await expect(orders.amount('Pak Budi', 'Ayam potong')).not.toHaveText(proposed ?? '');
  const chosen = await orders.amount('Pak Budi', 'Ayam potong').textContent();
  await page.reload();
  await expect(orders.amount('Pak Budi', 'Ayam potong')).toHaveText(chosen ?? '');

  await orders.openSending('Pak Budi');
  await orders.sheet.getByRole('button', { name: 'Share…' }).click();
  await expect(orders.sheet).toBeHidden();
  const [text] = await page.evaluate(() => window.shared);
  expect(text).toMatch(/^Order for Kemang\nDelivery: /);
  expect(text).toContain(`• ${chosen} Ayam potong`);
  await expect(orders.onTheWay).toContainText('Pak Budi');
  await expect(orders.card('Pak Budi')).toContainText('3 more items need nothing');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(orders.onTheWay).toBeHidden();
  await expect(chicken).toBeVisible();

  await orders.openSending('Pak Budi');
  await orders.note();
  await page.reload();
  await expect(orders.onTheWay).toContainText('Pak Budi');
  await orders.receive('Pak Budi');
  await expect(page.getByText('Delivery from Pak Budi booked: 3 lines')).toBeVisible();
  await expect(orders.onTheWay).toBeHidden();
});

test('learning can be stopped, and what was there before stays', async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(200));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const insights = new InsightsPage(page);
  await insights.open();
  await insights.learn.click();
  await expect(insights.stop).toBeVisible();
  // Learning goes on while another screen is looked at.
  await new OrdersPage(page).open();
  await insights.open();
  await insights.stop.click();
  await expect(page.getByText('Stopped. What was learned before still serves.')).toBeVisible();
  await expect(page.getByText('no forecast', { exact: true }).first()).toBeVisible();
});
