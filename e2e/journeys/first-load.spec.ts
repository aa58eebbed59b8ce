/** What a first visit costs, and that it can be installed. */

import { expect, test } from '@playwright/test';
import { sizesOf } from '../bench/shell.ts';
import { expectAppDrawn } from '../pages/installed-app.ts';

/** On a slow network every further 50 kB keep the first screen away for a quarter of a second. */
const SCRIPT_BUDGET_GZIP = 250_000;

test('a first visit fetches no more script than it may', async ({ page, baseURL }) => {
  await page.goto('/');
  await expectAppDrawn(page);
  await page.waitForLoadState('networkidle');
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );
  expect(scripts.length).toBeGreaterThan(0);
  const { gzip } = sizesOf(scripts, `${baseURL}/`);
  expect(gzip).toBeLessThanOrEqual(SCRIPT_BUDGET_GZIP);
});

test('the app can be installed: manifest, pictures in their sizes, shortcuts into the app', async ({ page }) => {
  await page.goto('/');
  const session = await page.context().newCDPSession(page);
  const { errors, url, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest: {
    readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
    readonly screenshots: readonly { readonly src: string; readonly sizes: string }[];
    readonly shortcuts: readonly { readonly url: string }[];
  } = JSON.parse(data ?? '{}');
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
    const address = new URL(src, url).href;
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, address);
    if (sizes !== 'any') expect(size).toBe(sizes);
  }
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const shortcut of manifest.shortcuts) {
    await page.goto(new URL(shortcut.url, url).href);
    await expectAppDrawn(page);
  }
  await page.goto('/');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('a visit that breaks off says so and can be tried again', async ({ page, context }) => {
  await context.route('**/assets/app-*.js', (route) => route.abort());
  await page.goto('/');
  const again = page.getByRole('button', { name: /could not be loaded/ });
  await expect(again).toBeVisible();
  await context.unroute('**/assets/app-*.js');
  await again.click();
  await expectAppDrawn(page);
});
