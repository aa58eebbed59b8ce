/** The frame and the first screens: three languages, any keyboard, readable for everybody, in light and dark. */

import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { FramePage, PLACES, type SpokenLanguage } from '../pages/frame.ts';
import { ImportPage } from '../pages/import.ts';
import { SECTIONS, SettingsPage } from '../pages/settings.ts';
import { WelcomePage } from '../pages/welcome.ts';

const GOOD = `date,outlet,item,unit,used,unit_cost
2026-09-01,Kemang,Ayam,kg,4,38000
2026-09-02,Kemang,Ayam,kg,5.5,38000
2026-09-01,Kemang,Telur,pcs,40,1900
`;
const BAD_ROWS = Array.from({ length: 150 }, (_, index) => `2026-10-01,Kemang,Cabai,kg,x${index}`).join('\n');
const BAD = `${GOOD}2026-02-30,Kemang,Telur,pcs,3,
2026-09-03,Kemang,Telur,pcs,-3,
2026-09-04,Kemang,Telur,pcs,2.5,
${BAD_ROWS}
`;

test.use({ locale: 'en-MY' });

test('speaks three languages, switching without a reload', async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  for (const [name, language, lang] of [
    ['Bahasa Indonesia', 'id', 'id-ID'],
    ['Bahasa Melayu', 'ms', 'ms-MY'],
    ['English', 'en', 'en-MY'],
  ] as const) {
    const before = await welcome.claim.textContent();
    await welcome.speak(name);
    await expect(welcome.claim).not.toHaveText(before ?? '');
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    expect(language in PLACES).toBe(true);
  }
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('the language chosen stays after a reload, in names, figures and the title', async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  const settings = new SettingsPage(page);
  const frame = new FramePage(page);
  for (const [name, language] of [
    ['Bahasa Indonesia', 'id'],
    ['Bahasa Melayu', 'ms'],
  ] as const satisfies readonly (readonly [string, SpokenLanguage])[]) {
    await settings.open('general');
    await settings.choose(name);
    await expect(frame.place('insights', language)).toBeVisible();
    await page.reload();
    await frame.place('orders', language).click();
    await expect(page).toHaveTitle(`${PLACES[language].orders} · Papadin`);
  }
});

test('all of the frame works by keyboard, and a new screen takes the focus to its heading', async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.startWithSample();
  const frame = new FramePage(page);
  await page.reload();
  await expect(frame.place('today')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the screen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(frame.main).toBeFocused();
  await frame.place('today').focus();
  for (const place of ['stock', 'receive', 'orders', 'insights', 'settings'] as const) {
    await page.keyboard.press('Tab');
    await expect(frame.place(place)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(frame.main.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await expect(frame.place('settings')).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle('Settings · Papadin');
});

test('the chosen look stays, against the look of the device', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const settings = new SettingsPage(page);
  await settings.open('general');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await settings.choose('Dark');
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await expect.poll(paper).toBe(dark);
});

test('says that it is offline, and that nothing is lost by it', async ({ page, context }) => {
  await new WelcomePage(page).open();
  await new WelcomePage(page).startWithSample();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Offline' }).click();
  await expect(page.getByRole('dialog', { name: 'Offline' })).toContainText('Everything works without a connection');
  await context.setOffline(false);
});

test('a screen that does not exist says so and leads back', async ({ page }) => {
  await page.goto('/#/nowhere');
  await page.getByRole('link', { name: 'Go to Today' }).click();
  await expect(new WelcomePage(page).sample).toBeVisible();
});

test('an import shows every bad row before anything is changed, and can be undone', async ({ page }, info) => {
  const screen = new ImportPage(page);
  await screen.open();
  const path = info.outputPath('september.csv');
  await writeFile(path, BAD);
  await screen.drop(path);
  await expect(page.getByText('4 rows join the book')).toBeVisible();
  await expect(page.getByText('152 rows are left out')).toBeVisible();
  await expect(screen.rows().filter({ hasText: '2026-02-30' })).toContainText('Not a date');
  await expect(screen.rows().filter({ hasText: 'Less than nothing' })).toContainText('-3');
  const grid = page.getByRole('grid', { name: 'What is wrong' });
  await grid.getByRole('row').nth(1).click();
  await page.keyboard.press('End');
  await expect(grid.getByText('x149')).toBeVisible();
  await screen.side(/^Changed/).click();
  await expect(screen.rows().filter({ hasText: '2.5' })).toContainText('Rounded');
  await screen.side(/^Items/).click();
  await expect(screen.rows().filter({ hasText: 'Ayam' })).toContainText('4.8 kg');
  await screen.go.click();
  await expect(screen.done).toBeVisible();
  await expect(new FramePage(page).place('stock')).toBeVisible();
  await screen.undo.click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await expect(new FramePage(page).place('stock')).toBeHidden();
});

test('says what is wrong with a file that is none', async ({ page }) => {
  const screen = new ImportPage(page);
  await screen.open();
  await screen.choose('stock.xlsx', 'PK\u0003\u0004rest of a spreadsheet');
  await expect(page.getByRole('alert')).toContainText('Save it again as XLSX, or as CSV');
  await screen.choose('other.csv', 'when,outlet,item\n2026-01-01,a,b\n');
  await expect(page.getByText('Still needed: Date.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read the file' })).toBeDisabled();
  await expect(screen.go).toBeHidden();
});

test('everything done stands in the journal and can be taken back and brought again', async ({ page }) => {
  const screen = new ImportPage(page);
  await screen.open();
  await screen.choose('september.csv', GOOD);
  await screen.go.click();
  await expect(screen.done).toBeVisible();
  const settings = new SettingsPage(page);
  await settings.open('outlet');
  await page.getByLabel('Name of the outlet').fill('Blok M');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await settings.open('journal');
  const renamed = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Renamed the outlet to Blok M' });
  await renamed.getByRole('button').click();
  const entry = page.getByRole('dialog');
  await expect(entry.getByRole('row').filter({ hasText: 'Kemang' })).toContainText('Blok M');
  await entry.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('banner')).toContainText('Kemang');
  await renamed.getByRole('button').click();
  await entry.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('banner')).toContainText('Blok M');
});

for (const [scheme, device, viewport] of [
  ['light', 'tablet', { width: 1180, height: 820 }],
  ['dark', 'phone', { width: 390, height: 844 }],
] as const) {
  test(`readable and usable by everybody: ${scheme}, ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const welcome = new WelcomePage(page);
    await welcome.open();
    await expectAccessible(page);
    const screen = new ImportPage(page);
    await screen.open();
    await expectAccessible(page);
    await screen.choose('september.csv', BAD);
    await expect(screen.go).toBeVisible();
    await expectAccessible(page);
    for (const side of [/^Changed/, /^Items/, /^First rows/, /^Columns/]) {
      await screen.side(side).click();
      await expectAccessible(page);
    }
    await screen.go.click();
    await expect(screen.done).toBeVisible();
    await expectAccessible(page);
    const settings = new SettingsPage(page);
    for (const section of SECTIONS) {
      await settings.open(section);
      await expectAccessible(page);
    }
    await page.goto('/#/settings');
    await page.getByRole('button', { name: 'Saved on this device' }).click();
    await expectAccessible(page);
  });
}

test('the sample restaurant is in the language and the money that stood on the first screen', async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await expect(page.getByRole('radio', { name: 'Ringgit', checked: true })).toBeAttached();
  await welcome.speak('Bahasa Indonesia');
  await expect(page.getByRole('radio', { name: 'Rupiah', checked: true })).toBeAttached();
  await welcome.startWithSample();
  await page.goto('/#/orders');
  await expect(new FramePage(page).main).toContainText(/Rp\s\d/);
});
