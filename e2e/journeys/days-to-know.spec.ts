/** Days to know: entered by touch, told with the feasts, taken away and undone, brought in from a file, readable for everybody. */

import { expect, type Page, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { expectAccessible } from '../pages/accessibility.ts';
import { takeBack } from '../pages/toast.ts';

test.use({ serviceWorkers: 'block', locale: 'en-MY' });

/** An outlet with a month of one item, and nothing that would learn by itself. */
async function openCalendar(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure');
  await page.waitForFunction(() => window.papadin !== undefined);
  await page.evaluate(async () => {
    const lines = ['date,outlet,item,unit,used'];
    for (let t = 30; t >= 1; t--) {
      const day = new Date(Date.now() - t * 86_400_000).toISOString().slice(0, 10);
      lines.push(`${day},Kemang,Rice,kg,${4 + (t % 7)}`, `${day},Menteng,Rice,kg,3`);
    }
    await window.papadin!.readRecords({ name: 'stock.csv', text: lines.join('\n'), currency: 'IDR' });
    await window.papadin!.importRead();
  });
  await page.goto('/?measure#/insights');
  await page.getByRole('link', { name: 'Days to know' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Days to know' })).toBeVisible();
}

test('a booking is entered, shown among the feasts, taken away and brought back', async ({ page }) => {
  await openCalendar(page);
  const coming = page.getByRole('list', { name: 'Coming' });
  await expect(coming.getByText('Nyepi')).toBeVisible();
  await page.getByRole('button', { name: 'Add a day' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add a day' });
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(sheet.getByText('Give it a name.')).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Wedding');
  await sheet.getByRole('textbox', { name: 'Guests beyond the usual' }).fill('120');
  await sheet.getByRole('button', { name: /Where/ }).click();
  await page.getByRole('option', { name: 'Kemang' }).click();
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  const wedding = coming.getByRole('listitem').filter({ hasText: 'Wedding' });
  await expect(wedding).toContainText('Booking · 120 guests · Kemang');
  await wedding.getByRole('button', { name: 'Take away: Wedding' }).click();
  await expect(wedding).toHaveCount(0);
  await takeBack(page, 'Wedding was taken away');
  await expect(wedding).toBeVisible();
  await page.reload();
  await expect(wedding).toBeVisible();
});

test('feasts follow the country, and a file brings many days, its bad rows named', async ({ page }) => {
  await openCalendar(page);
  const coming = page.getByRole('list', { name: 'Coming' });
  await page.getByRole('button', { name: /Feasts of/ }).click();
  await page.getByRole('option', { name: 'Malaysia' }).click();
  await expect(coming.getByText('Deepavali')).toBeVisible();
  await expect(coming.getByText('Nyepi')).toHaveCount(0);
  const year = new Date().getFullYear() + 1;
  const file = `date,name,outlet,kind,size\n${year}-02-03,Fair,,event,\n${year}-02-30,Nothing,,event,\n${year}-03-01,Repairs,Kemang,closed,\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'calendar.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(page.getByText('2 days in calendar.csv')).toBeVisible();
  await expect(page.getByText(`Row 3, date: ${year}-02-30`)).toBeVisible();
  await page.getByRole('button', { name: 'Add 2 days' }).click();
  await expect(coming.getByRole('listitem').filter({ hasText: 'Repairs' })).toContainText('Closed · Kemang');
  await expect(coming.getByRole('listitem').filter({ hasText: 'Fair' })).toContainText('All outlets');
});

for (const [name, size] of [
  ['tablet', { width: 1180, height: 820 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is readable for everybody on a ${name}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await openCalendar(page);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      if (process.env['PAPADIN_SHOTS']) {
        await page.screenshot({ path: `${process.env['PAPADIN_SHOTS']}/days-${name}-${colorScheme}.png` });
        await page.getByRole('button', { name: 'Add a day' }).click();
        await page.getByRole('dialog').waitFor();
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${process.env['PAPADIN_SHOTS']}/day-sheet-${name}-${colorScheme}.png` });
      }
    });
  }
}
