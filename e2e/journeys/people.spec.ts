/** A shared tablet: who is here, by a PIN; who may do what; locking, waiting, forgetting the PIN. */

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { ImportPage } from '../pages/import.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { PeoplePage } from '../pages/people.ts';
import { ReceivePage } from '../pages/receive.ts';
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
  const shelf = page.getByRole('dialog').getByRole('status').first();
  await expect(shelf).toBeVisible();
  await page.keyboard.type('7');
  await expect(shelf).toContainText('7');
  await page.clock.fastForward(11 * 60_000);
  await expect(people.lock).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(people.lock).toBeHidden();
  await expect(shelf).toContainText('7');

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

test('staff count and receive but find nothing to edit; viewers find nothing to do', async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(20));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
  const stock = new StockPage(page);
  const edit = page.getByRole('link', { name: 'Edit item' });
  const count = page.getByRole('link', { name: 'Count', exact: true });
  const add = page.getByRole('button', { name: 'Add item' });
  const takeBack = stock.ledger.getByRole('button', { name: /^Take back/ });
  const tiles = page.getByRole('navigation', { name: 'Note something' }).getByRole('link');
  await stock.open();
  await expect(add).toBeVisible();
  await stock.openItem('Bayam');
  await expect(edit).toBeVisible();
  const bayam = new URL(page.url()).hash;
  await stock.count('5');
  await expect(takeBack.first()).toBeVisible();
  const people = new PeoplePage(page);
  await people.open();
  await people.nameManager('Ani', '1234');
  await people.add('Budi', 'Kitchen staff', null);
  await people.add('Citra', 'Viewer', null);

  await people.switchTo('Budi');
  await expect(people.lock).toBeHidden();
  await stock.open();
  await expect(add).toHaveCount(0);
  await stock.openItem('Bayam');
  await expect(count).toBeVisible();
  await expect(edit).toHaveCount(0);
  // The manager's own count is not theirs to take back; their own is.
  await expect(stock.ledgerRow('Counted 5 kg')).toBeVisible();
  await expect(takeBack).toHaveCount(0);
  await stock.count('4');
  await expect(stock.ledgerRow('Counted 4 kg')).toContainText('Budi');
  await expect(takeBack).toHaveCount(1);
  await page.goto(`/${bayam}/edit`);
  await expect(page.getByRole('heading', { level: 1, name: 'Bayam' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const receive = new ReceivePage(page);
  await receive.start('Purchase without paper');
  await receive.pick('Bayam');
  await receive.type('2');
  await receive.press(/^Next/);
  await receive.press('Book it');
  await expect(page.getByText('2 kg of Bayam booked')).toBeVisible();
  await page.goto('/#/import');
  await expect(page.getByRole('main')).toContainText('Only managers');
  await expect(importing.go).toHaveCount(0);

  await people.switchTo('Citra');
  await expect(people.lock).toBeHidden();
  await stock.open();
  await expect(add).toHaveCount(0);
  await stock.openItem('Bayam');
  await expect(page.getByRole('button', { name: 'Count', exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Count', exact: true })).toHaveAccessibleDescription('Not for viewers');
  await expect(count).toHaveCount(0);
  await expect(edit).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Ran out' })).toHaveCount(0);
  await expect(takeBack).toHaveCount(0);
  await expectAccessible(page);
  await receive.open();
  await expect(tiles).toHaveText(['Transfer', 'Use first']);
  // No card is left of which a viewer could use nothing.
  await page.goto('/#/count');
  await expect(page.getByRole('heading', { name: 'New count' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Begun on another device?' })).toHaveCount(0);
  for (const path of [
    '/receive/delivery',
    '/receive/purchase',
    '/receive/scan',
    '/waste',
    '/ran-out',
    '/import',
    '/areas',
  ]) {
    await page.goto(`/#${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not for whoever is signed in');
  }
  await expectAccessible(page);
  await page.goto('/#/settings/outlet');
  await expect(page.getByLabel('Name of the outlet')).toBeDisabled();
  await expect(page.getByLabel('Another outlet')).toHaveCount(0);
  await page.goto('/#/insights/calendar');
  await expect(page.getByRole('button', { name: 'Add a day' })).toBeDisabled();
});
