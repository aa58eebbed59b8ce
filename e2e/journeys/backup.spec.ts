/** Backup: saved, locked, rehearsed, restored, taken back; taken in by another device; and kept by itself. */

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { BackupPage } from '../pages/backup.ts';
import { ImportPage } from '../pages/import.ts';
import { kitchenDays } from '../pages/made-up-days.ts';
import { StockPage } from '../pages/stock.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });

test.beforeEach(async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(20));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
});

test('a locked backup says what it would change, restores, and is taken back', async ({ page }) => {
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('3');
  const backup = new BackupPage(page);
  await backup.open();
  await expectAccessible(page);
  const path = await backup.make('sambal terasi');
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('5');
  await expect(stock.onHand()).toContainText('5 kg');

  await backup.open();
  await backup.choose(path);
  await page.getByLabel('Passphrase', { exact: true }).last().fill('sambal bajak');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(page.getByText('That is not the passphrase of this backup.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).last().fill('sambal terasi');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(page.getByText(/1 entry goes, made since/)).toBeVisible();
  await expect(page.getByText('1 count goes')).toBeVisible();
  await expectAccessible(page);
  await Promise.all([page.waitForEvent('load'), backup.restore.click()]);
  await stock.open();
  await stock.openItem('Bayam');
  await expect(stock.onHand()).toContainText('3 kg');
  await page.goto('/#/settings/journal');
  await expect(page.getByText(/^Restored a backup of/)).toBeVisible();

  await backup.open();
  await expect(page.getByText('The book as it was before')).toBeVisible();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Go back to it' }).click()]);
  await stock.open();
  await stock.openItem('Bayam');
  await expect(stock.onHand()).toContainText('5 kg');
});

test('what a tablet and a phone have entered apart comes together in both, and can be taken back', async ({
  page: tablet,
  browser,
}) => {
  const onTablet = { stock: new StockPage(tablet), backup: new BackupPage(tablet) };
  await onTablet.backup.open();
  const begun = await onTablet.backup.make();
  const context = await browser.newContext({
    ...{ locale: 'en-MY', serviceWorkers: 'block', viewport: { width: 390, height: 844 }, hasTouch: true },
  });
  const phone = await context.newPage();
  await phone.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const onPhone = { stock: new StockPage(phone), backup: new BackupPage(phone) };
  await onPhone.backup.open();
  await onPhone.backup.choose(begun);
  await expect(onPhone.backup.restore).toBeVisible();
  // A device that is still empty has nothing that it could be taken in beside.
  await expect(phone.getByRole('button', { name: /^Take in/ })).toHaveCount(0);
  await Promise.all([phone.waitForEvent('load'), onPhone.backup.restore.click()]);

  await onPhone.stock.open();
  await onPhone.stock.openItem('Bayam');
  await onPhone.stock.count('3');
  await expect(onPhone.stock.onHand()).toContainText('3 kg');
  await onTablet.stock.open();
  await onTablet.stock.openItem('Ayam potong');
  await onTablet.stock.count('5');
  await expect(onTablet.stock.onHand()).toContainText('5 kg');

  await onPhone.backup.open();
  const fromPhone = await onPhone.backup.make();
  await onTablet.backup.open();
  await onTablet.backup.choose(fromPhone);
  await expect(tablet.getByText('What taking it in would do')).toBeVisible();
  await expect(tablet.getByText('1 count comes in')).toBeVisible();
  await expect(tablet.getByText(/only this device has stays?$/)).toBeVisible();
  await expectAccessible(tablet);
  await Promise.all([tablet.waitForEvent('load'), onTablet.backup.takeIn.click()]);
  await expect(tablet.getByText(/of the other device (is|are) in the book now/)).toBeVisible();
  const shows = async ({ stock }: { readonly stock: StockPage }, item: string, amount: string) => {
    await stock.open();
    await stock.openItem(item);
    await expect(stock.onHand()).toContainText(amount);
  };
  await shows(onTablet, 'Bayam', '3 kg');
  await shows(onTablet, 'Ayam potong', '5 kg');
  await tablet.goto('/#/settings/journal');
  await expect(tablet.getByText(/^Took in \d+ entries of another device/)).toBeVisible();

  // The other way the phone hears of the tablet's count.
  await onTablet.backup.open();
  const fromTablet = await onTablet.backup.make();
  await onPhone.backup.open();
  await onPhone.backup.choose(fromTablet);
  await Promise.all([phone.waitForEvent('load'), onPhone.backup.takeIn.click()]);
  await shows(onPhone, 'Ayam potong', '5 kg');
  await shows(onPhone, 'Bayam', '3 kg');
  await context.close();

  await onTablet.backup.open();
  await Promise.all([tablet.waitForEvent('load'), tablet.getByRole('button', { name: 'Go back to it' }).click()]);
  await shows(onTablet, 'Ayam potong', '5 kg');
  await onTablet.stock.open();
  await onTablet.stock.openItem('Bayam');
  await expect(onTablet.stock.onHand()).not.toContainText('3 kg');
});

test('a damaged file, a foreign one and another tab', async ({ page, context }, info) => {
  const backup = new BackupPage(page);
  await backup.open();
  const path = await backup.make();
  const bytes = readFileSync(path);
  bytes[bytes.length - 60] = bytes[bytes.length - 60]! ^ 1;
  const damaged = info.outputPath('damaged.papadin');
  writeFileSync(damaged, bytes);
  await backup.choose(damaged);
  await expect(page.getByText('This file is damaged or not complete. The book is untouched.')).toBeVisible();
  const foreign = info.outputPath('notes.txt');
  writeFileSync(foreign, 'date,item\n');
  await backup.choose(foreign);
  await expect(page.getByText('This is no backup of Papadin.')).toBeVisible();

  const other = await context.newPage();
  await other.goto('/#/stock');
  await expect(other.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  await backup.choose(path);
  await expect(page.getByText('This backup holds what the book holds.')).toBeVisible();
  await Promise.all([page.waitForEvent('load'), backup.restore.click()]);
  await expect(other.getByText('This tab is older than the stock book')).toBeVisible();
});

test('a copy a day is kept inside the browser where no folder was chosen', async ({ page }) => {
  await page.clock.install();
  await page.reload();
  const backup = new BackupPage(page);
  await backup.open();
  await expect(page.getByText('No copy inside this browser yet.')).toBeVisible();
  await page.clock.fastForward(25_000);
  const copies = page.getByRole('list', { name: 'Inside this browser' });
  await expect(copies.getByRole('listitem')).toHaveCount(1);
  // A day goes by without a change: nothing new is worth keeping.
  await page.clock.fastForward(26 * 3_600_000);
  await page.clock.runFor(1000);
  await expect(copies.getByRole('listitem')).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    copies.getByRole('button', { name: /^Save/ }).click(),
  ]);
  await backup.choose(await download.path());
  // In those hours it may have learned by itself, which the copy does not hold.
  await expect(page.getByRole('heading', { name: /^Backup of/ })).toBeVisible();
  await expect(backup.restore).toBeVisible();
});

test('a copy a day goes into a folder that was chosen, and says so when the folder is gone', async ({ page }) => {
  // The folder picker belongs to the operating system; what it gives is a real folder, of the browser's own.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showDirectoryPicker', {
      value: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Kitchen stick', { create: true }),
    });
  });
  await page.clock.install();
  await page.reload();
  const backup = new BackupPage(page);
  await backup.open();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText(/Kitchen stick/)).toBeVisible();
  const inFolder = () =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Kitchen stick', {
        create: true,
      });
      const names: string[] = [];
      for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name);
      return names.filter((name) => name.endsWith('.papadin'));
    });
  await expect.poll(inFolder).toHaveLength(1);

  // A day later, with something new in the book, there is a second one; what it holds can be restored.
  const stock = new StockPage(page);
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('3');
  await page.clock.fastForward(25 * 3_600_000);
  await page.clock.runFor(1000);
  await expect.poll(inFolder).toHaveLength(2);

  // Nobody asks a person who is not there: where the folder may not be written into any more, the browser keeps the copy and says so.
  await page.evaluate(() => {
    Object.defineProperty(FileSystemHandle.prototype, 'queryPermission', { value: async () => 'prompt' });
  });
  await stock.open();
  await stock.openItem('Bayam');
  await stock.count('4');
  await page.clock.fastForward(25 * 3_600_000);
  await page.clock.runFor(1000);
  await backup.open();
  await expect(page.getByRole('list', { name: 'Inside this browser' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Allow writing into the folder' })).toBeVisible();
});
