/** Everything without a mouse or a finger: the palette, the letters, a count line and a dialog, by keys alone. */

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { CountingPage } from '../pages/counting.ts';
import { StockPage } from '../pages/stock.ts';
import { WelcomePage } from '../pages/welcome.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(150_000);

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  await page.getByRole('button', { name: 'Close' }).first().click();
});

test('the palette finds actions and items by a few letters and goes there', async ({ page }) => {
  await page.goto('/#/today');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  await expect(palette.getByRole('searchbox', { name: 'Screen, action or item' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('log wa');
  await expect(palette.getByRole('option')).toHaveText([/Log waste/]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Waste' })).toBeVisible();

  // By an alias, with a slip of the finger.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('beff');
  await expect(palette.getByRole('option', { name: /Beef/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Beef' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzz');
  await expect(palette.getByText('Nothing is called that')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('single letters go to screens, not while something is typed, and can be switched off', async ({ page }) => {
  await page.goto('/#/today');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.keyboard.press('s');
  const stock = new StockPage(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  await stock.search.focus();
  await page.keyboard.type('co');
  await expect(stock.search).toHaveValue('co');
  await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  await expectAccessible(page);
  await help.getByText('Single letters work').click();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
});

test('a count is begun, typed and finished by keys alone', async ({ page }) => {
  await page.goto('/#/today');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.keyboard.press('c');
  const counting = new CountingPage(page);
  await expect(counting.start).toBeVisible();
  await counting.start.focus();
  await page.keyboard.press('Enter');
  const freezer = page.getByRole('list', { name: 'Areas' }).getByRole('link', { name: 'Freezer 1' });
  await freezer.focus();
  await page.keyboard.press('Enter');
  await expect(counting.line('Beef')).toBeVisible();
  await page.keyboard.type('7');
  await expect(counting.field('Beef', 'bag 1 kg')).toContainText('7');
  await expect(counting.saved).toBeVisible();
  for (let presses = 0; presses < 3 && (await counting.line('Beef').isVisible()); presses++) {
    await page.keyboard.press('Enter');
  }
  await expect(counting.line('Beef')).toBeHidden();
  const back = page.getByRole('button', { name: 'All areas' }).first();
  await back.focus();
  await page.keyboard.press('Enter');
  await counting.finish.focus();
  await page.keyboard.press('Enter');
  await expect(counting.dialog).toBeVisible();
  // The focus is inside the dialog and stays there.
  for (let tabs = 0; tabs < 6; tabs++) {
    await page.keyboard.press('Tab');
    expect(await counting.dialog.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(counting.dialog).toBeHidden();
  await expect(counting.finish).toBeFocused();
  await page.keyboard.press('Enter');
  const confirm = counting.dialog.getByRole('button', { name: 'Finish', exact: true });
  await confirm.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Counted' }).getByRole('listitem')).toHaveCount(1);
});

test('a day is typed into its parts and chosen from the calendar by keys', async ({ page }) => {
  await page.goto('/#/settings/journal');
  const day = page.getByRole('group', { name: 'Day' });
  await expect(day.getByRole('spinbutton')).toHaveCount(3);
  // Day, month, year: never the month first.
  await expect(day.getByRole('spinbutton').first()).toHaveAccessibleName(/^day/);
  await day.getByRole('spinbutton').first().focus();
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  await page.keyboard.type(`${two(now.getDate())}${two(now.getMonth() + 1)}${now.getFullYear()}`);
  await expect(page.getByText('Added the sample restaurant')).toBeVisible();
  await page.getByRole('button', { name: 'Day: choose from the calendar' }).focus();
  await page.keyboard.press('Enter');
  const calendar = page.getByRole('dialog', { name: 'Day' });
  await expect(calendar.getByRole('grid')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(calendar).toBeHidden();
  const yesterday = new Date(now.getTime() - 86_400_000);
  await expect(day.getByRole('spinbutton').first()).toHaveText(two(yesterday.getDate()));
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(day.getByRole('spinbutton').first()).toHaveText('dd');
});
