/** Several outlets in one book, looked at side by side by whoever looks after them. */

import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { expectAppDrawn } from '../pages/installed-app.ts';
import { SettingsPage } from '../pages/settings.ts';
import { WelcomePage } from '../pages/welcome.ts';
import { wordsIn } from '../pages/words.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });

test('outlets stand side by side, in three languages and on a phone, and one tap goes to one of them', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  await page.goto('/#/insights');
  await page.getByRole('link', { name: 'Outlets side by side' }).click();
  const table = page.getByRole('region', { name: 'Outlets', exact: true });
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(3);
  const [, first, second] = await rows.allTextContents();
  expect(first).toMatch(/RM.*RM.*RM.*% of what left.*of 24/);
  expect(second).not.toEqual(first);
  await expectAccessible(page);

  // Fewer days, less money.
  const usedIn = async () => Number((await rows.nth(1).getByRole('cell').nth(1).textContent())!.replace(/[^\d]/g, ''));
  const inFourWeeks = await usedIn();
  await page.getByText('7 days', { exact: true }).click();
  await expect.poll(usedIn).toBeLessThan(inFourWeeks / 2);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const settings = new SettingsPage(page);
  for (const [language, itself] of [
    ['id', 'Bahasa Indonesia'],
    ['ms', 'Bahasa Melayu'],
  ] as const) {
    await settings.open('general');
    await settings.choose(itself);
    const { say } = wordsIn(language);
    await page.goto('/#/outlets');
    await expect(page.getByRole('heading', { level: 1, name: say('outlets:title') })).toBeVisible();
    await expect(page.getByRole('row')).toHaveCount(3);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }

  const other = page.getByRole('row').nth(2).getByRole('button');
  const name = (await other.textContent())!;
  await other.click();
  await expectAppDrawn(page);
  await expect(page).toHaveURL(/#\/today$/);
  await expect(page.getByRole('button', { name: new RegExp(name) }).first()).toBeVisible();
});
