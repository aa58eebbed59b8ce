/** A phone of 360 px: every place has its whole name, and no screen is wider than the phone, in each language. */

import { expect, type Page, test } from '@playwright/test';
import { openKitchen } from '../pages/a-kitchen.ts';
import { FramePage } from '../pages/frame.ts';

test.use({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });

const SCREENS = [
  ...['/today', '/stock', '/stock/archived', '/count', '/areas', '/receive', '/receive/delivery', '/receive/purchase'],
  ...['/receive/scan', '/waste', '/ran-out', '/transfers', '/use-first', '/orders', '/insights', '/insights/calendar'],
  ...['/recipes', '/sales', '/variance', '/export', '/import', '/settings', '/settings/general', '/settings/outlet'],
  ...['/settings/people', '/settings/backup', '/settings/days', '/settings/device', '/settings/learning'],
  ...['/settings/journal', '/settings/about'],
];

/** Until nothing was drawn for a while: screens and sections come by themselves, and a half-drawn one is narrow. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 250);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 250);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

for (const locale of ['en-MY', 'id-ID', 'ms-MY']) {
  test.describe(locale, () => {
    test.use({ locale });

    test('everything fits', async ({ page }) => {
      await openKitchen(page);
      const frame = new FramePage(page);
      await frame.visit('/stock');
      const item = await page.locator('main a[href^="#/stock/"]').first().getAttribute('href');
      for (const path of [...SCREENS, item!.slice(1), `${item!.slice(1)}/count`, `${item!.slice(1)}/edit`]) {
        await frame.visit(path);
        await settled(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
      }
      const labels = page.locator('header nav li a > span:last-child');
      await expect(labels).toHaveCount(6);
      for (const label of await labels.all()) {
        const { text, room, size } = await label.evaluate((element) => ({
          text: `${element.textContent}: ${element.scrollWidth} px`,
          room: element.clientWidth - element.scrollWidth,
          size: Number.parseFloat(getComputedStyle(element).fontSize),
        }));
        expect(room, text).toBeGreaterThanOrEqual(0);
        expect(size, text).toBeGreaterThanOrEqual(11);
      }
    });
  });
}
