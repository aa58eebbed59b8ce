/** Counting: found by a slip of the finger, saved at once, undone, brought back, there after a reload. */

import { expect, test } from '@playwright/test';
import { ImportPage } from '../pages/import.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { StockPage } from '../pages/stock.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });

test.beforeEach(async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(30));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
});

test('count, undo, bring back, reload', async ({ page }) => {
  const stock = new StockPage(page);
  await stock.open();
  await stock.search.fill('potogn');
  await expect(stock.list.getByRole('link')).toHaveCount(1);
  await expect(stock.row('Ayam potong')).toContainText('Not counted');
  await stock.openItem('Ayam potong');
  await expect(stock.onHand()).toContainText('Uncounted is not zero');

  await stock.count('12.5');
  await expect(stock.onHand()).toContainText('12.5 kg');
  await expect(stock.ledgerRow('Counted 12.5 kg')).toContainText('Manager');
  await expect(stock.row('Ayam potong')).toContainText('12.5 kg');

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(stock.onHand()).toContainText('Not counted yet');
  await expect(stock.ledgerRow('Counted 12.5 kg').locator('del')).toBeVisible();

  await page.reload();
  await expect(stock.onHand()).toContainText('Not counted yet');
  await stock
    .ledgerRow('Counted 12.5 kg')
    .getByRole('button', { name: /^Bring back/ })
    .click();
  await expect(stock.onHand()).toContainText('12.5 kg');
  await page.reload();
  await expect(stock.onHand()).toContainText('12.5 kg');
});

test('none is a count, and an odd one is asked about while typing', async ({ page }) => {
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Telur ayam');
  await stock.count('0');
  await expect(stock.onHand()).toContainText('0 pcs');
  await expect(stock.onHand()).not.toContainText('Not counted');
  await stock.count('30');
  await page.getByRole('link', { name: 'Count', exact: true }).click();
  await page.keyboard.type('3000');
  await expect(stock.sheet).toContainText('100 times what was expected');
});

test('an item given a pack is counted in whole packs and a loose rest', async ({ page }) => {
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Ayam potong');
  await page.getByRole('link', { name: 'Edit item' }).click();
  await stock.sheet.getByLabel('Other names').fill('chicken');
  await stock.sheet.getByLabel('Pack name').fill('dus');
  await stock.sheet.getByRole('button', { name: 'Save' }).click();
  await expect(stock.sheet).toContainText('A pack needs both a name and its content');
  await stock.sheet.getByLabel('Content of a pack').fill('12,5');
  await stock.sheet.getByRole('button', { name: 'Save' }).click();
  await expect(stock.sheet).toBeHidden();

  await page.getByRole('link', { name: 'Count', exact: true }).click();
  await page.keyboard.type('3');
  await stock.sheet.getByRole('button', { name: 'Next: loose' }).click();
  await page.keyboard.type('1.5');
  await expect(stock.sheet).toContainText('39 kg in all');
  await stock.sheet.getByRole('button', { name: 'Save count' }).click();
  await expect(stock.onHand()).toContainText('3 × dus + 1.5 kg');
  await stock.search.fill('chiken');
  await expect(stock.row('Ayam potong')).toBeVisible();
});
