/** Recipes: a part made ahead and a dish are written, priced, sold by hand, and set against what was used. */

import { expect, type Page, test } from '@playwright/test';
import { openKitchen } from '../pages/a-kitchen.ts';
import { expectAccessible } from '../pages/accessibility.ts';
import { daysAgo } from '../pages/made-up-days.ts';
import { hear, takeBack } from '../pages/toast.ts';

test.use({ serviceWorkers: 'block', locale: 'en-MY' });
test.setTimeout(240_000);

async function writeDish(
  page: Page,
  name: string,
  lines: readonly (readonly [string, string])[],
  more: () => Promise<void>,
) {
  await page.getByRole('button', { name: 'Add a dish' }).first().click();
  const sheet = page.getByRole('dialog', { name: 'New dish' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const [what, amount] of lines) {
    await sheet.getByRole('searchbox', { name: 'Add an item or a part' }).fill(what);
    await sheet.getByRole('button', { name: new RegExp(`^${what}`) }).click();
    await sheet.getByRole('textbox', { name: what }).fill(amount);
  }
  await more();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
}

test('a dish is costed, sold, and its variance looked into', async ({ page }) => {
  await openKitchen(page);
  await page.getByRole('link', { name: 'Recipes' }).click();
  await expect(page.getByText('No recipes yet')).toBeVisible();
  const sheet = page.getByRole('dialog', { name: 'New dish' });
  await writeDish(page, 'Telur dadar', [['Telur', '2']], async () => {});
  await expect(page.getByRole('heading', { level: 1, name: 'Telur dadar' })).toBeVisible();
  await writeDish(
    page,
    'Nasi telur',
    [
      ['Beras', '0,12 kg'],
      ['Telur dadar', '1'],
    ],
    async () => {
      await sheet.getByRole('textbox', { name: 'A portion sells for' }).fill('20.000');
    },
  );
  // 120 g of rice at 15,000 a kilo and two eggs at 2,000: 5,800 of 20,000.
  const page1 = page.getByRole('region', { name: 'Details' });
  await expect(page1.getByText('5,800').first()).toBeVisible();
  await expect(page1.getByText('71%')).toBeVisible();
  await expect(page1.getByText('30 portions')).toBeVisible();
  await expect(page1.getByText('possible now, then Telur is gone')).toBeVisible();
  await expectAccessible(page);

  // A recipe cannot be part of itself: the part is not even offered.
  await page
    .getByRole('link', { name: /Telur dadar/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Telur dadar' });
  await edit.getByRole('searchbox', { name: 'Add an item or a part' }).fill('Nasi telur');
  await expect(edit.getByText('Nothing is called “Nasi telur”.')).toBeVisible();
  await edit.getByRole('button', { name: 'Cancel' }).click();

  await page.goto('/#/sales');
  await page.getByRole('textbox', { name: 'Nasi telur' }).fill('40');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save the day' }).click();
  await hear(page, /^Sales of .* saved/);

  await page.goto('/#/variance');
  const list = page.getByRole('list', { name: 'Items, the most money first' });
  // 40 portions should have used 4.8 kg of rice and 80 eggs; 6 kg and 30 eggs were used.
  await expect(list.getByRole('link').first()).toContainText('Telur');
  await expect(list.getByRole('link').first()).toContainText('50 pcs less than the recipes');
  await expect(list.getByRole('link').nth(1)).toContainText('1.2 kg more than the recipes');
  await expectAccessible(page);
  await list.getByRole('link', { name: /Beras/ }).click();
  await expect(page.getByRole('heading', { name: 'Look here first' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '+1.2' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open the ledger' }).click();
  await expect(page.getByRole('heading', { name: 'Behind the number' })).toBeVisible();

  // The day is told anew: the last word stands, and undo brings the one before back.
  await page.goto('/#/sales');
  await page.getByRole('textbox', { name: 'Nasi telur' }).fill('50');
  await page.getByRole('button', { name: 'Save the day' }).click();
  await takeBack(page, /^Sales of .* saved/);
  await expect(page.getByRole('textbox', { name: 'Nasi telur' })).toHaveValue('40');
});

test('a count says what was used since the one before', async ({ page }) => {
  await openKitchen(page);
  await page.goto('/#/stock');
  await page.getByRole('link', { name: /Beras/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Behind the number' })).toBeVisible();
  await page.getByRole('link', { name: 'Count', exact: true }).click();
  const sheet = page.getByRole('dialog');
  for (const key of ['1', '2']) await sheet.getByRole('button', { name: key, exact: true }).click();
  await sheet.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/so 8.kg used that day/)).toBeVisible();
});

test('days between two counts have the use spread, in picture and words', async ({ page }) => {
  await page.goto('/#/import');
  const lines = ['date,outlet,item,unit,opening,received,used,wasted,closing'];
  for (let ago = 40; ago >= 12; ago--) lines.push(`${daysAgo(ago)},Kemang,Beras,kg,20,6,6,0,20`);
  // Nothing is told of ten days; then a morning's opening tells what was left.
  lines.push(`${daysAgo(1)},Kemang,Beras,kg,9,0,2,0,7`);
  const file = { name: 'stock.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByRole('link', { name: 'See the stock' }).click();
  await page.getByRole('link', { name: /Beras/ }).first().click();
  await expect(page.getByRole('figure')).toContainText('spread between counts');
  await page.getByRole('button', { name: 'Figures as a table' }).click();
  await expect(page.getByRole('row').filter({ hasText: '(spread between counts)' })).toHaveCount(10);
  await expectAccessible(page);
  // Dates stay on one line on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  const date = page.getByRole('rowheader').first().locator('span');
  expect((await date.boundingBox())!.height).toBeLessThan(30);
});
