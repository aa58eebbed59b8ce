/** A shared tablet: who is here, by a PIN; who may do what; locking, waiting, forgetting the PIN. */

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { ImportPage } from '../pages/import.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { PeoplePage } from '../pages/people.ts';
import { StockPage } from '../pages/stock.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });

test('a manager names the staff, and each may do what their role may', async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(20));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const people = new PeoplePage(page);
  await people.open();
  await expect(page.getByText('Nobody is named yet')).toBeVisible();
  await expectAccessible(page);
  await people.nameManager('Ani', '1234');
  await people.add('Budi', 'Kitchen staff', '2580');
  await people.add('Citra', 'Viewer', null);
  await expectAccessible(page);

  await people.switchTo('Budi');
  await expectAccessible(page);
  await people.type('1111');
  await expect(people.lock).toContainText('That was not it. 4 more tries.');
  await people.type('2580');
  await expect(people.lock).toBeHidden();
  await expect(page.getByText('Only managers may add or change people.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0);
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('3');
  await expect(stock.onHand()).toContainText('3 kg');
  await expect(stock.ledgerRow('Counted 3 kg')).toContainText('Budi');

  await people.switchTo('Citra');
  await expect(people.lock).toBeHidden();
  await expect(page.getByText('You are looking. To enter something, switch person.')).toBeVisible();
});

test('locks by itself, keeps what was half typed beneath, and stays locked over a reload', async ({ page }) => {
  await page.clock.install();
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(20));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const people = new PeoplePage(page);
  await people.open();
  await people.nameManager('Ani', '1234');
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Bayam');
  await page.getByRole('link', { name: 'Count', exact: true }).click();
  await page.keyboard.type('7');
  await page.clock.fastForward(11 * 60_000);
  await expect(people.lock).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(people.lock).toBeHidden();
  await expect(page.getByRole('dialog').getByRole('status').first()).toContainText('7');

  await page.clock.fastForward(11 * 60_000);
  await expect(people.lock).toBeVisible();
  await page.reload();
  await expect(people.lock).toBeVisible();
  for (let tries = 0; tries < 5; tries++) await people.type('9999');
  await expect(people.lock).toContainText(/Too many wrong tries. Wait \d+ seconds?\./);
  await page.reload();
  await people.lock.getByRole('button', { name: '1', exact: true }).click();
  for (const key of '234') await people.lock.getByRole('button', { name: key, exact: true }).click();
  await people.lock.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(people.lock).toContainText('Too many wrong tries');
  await page.clock.fastForward(31_000);
  await people.type('1234');
  await expect(people.lock).toBeHidden();
});

test('a forgotten PIN is replaced by the recovery code', async ({ page }) => {
  const people = new PeoplePage(page);
  await people.open();
  const code = await people.nameManager('Ani', '1234');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await people.lock.getByRole('button', { name: 'Forgot the PIN?' }).click();
  await people.lock.getByLabel('Recovery code').fill(code.toLowerCase());
  await people.lock.getByLabel('New PIN').fill('4321');
  await expectAccessible(page);
  await people.lock.getByRole('button', { name: 'Set the PIN' }).click();
  await expect(people.lock).toContainText('Write this code down');
  await people.lock.getByRole('button', { name: 'I have written it down' }).click();
  await expect(people.lock).toBeHidden();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await people.type('4321');
  await expect(people.lock).toBeHidden();
});
