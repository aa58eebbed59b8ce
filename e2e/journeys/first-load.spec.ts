/** What a first visit costs, and that it can be installed. */

import { expect, test } from '@playwright/test';
import { sizesOf } from '../bench/shell.ts';
import { expectAppDrawn, waitForShellKept } from '../pages/installed-app.ts';
import { WelcomePage } from '../pages/welcome.ts';
import { wordsIn } from '../pages/words.ts';

/** On a slow network every further 50 kB keep the first screen away for a quarter of a second. */
const SCRIPT_BUDGET_GZIP = 200_000;

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

for (const [device, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['tablet', { width: 1180, height: 820 }],
] as const) {
  test(`what the app is stands there before the app has come, and stays where it is: ${device}`, async ({
    browser,
  }) => {
    const { say } = wordsIn('id');
    const context = await browser.newContext({ locale: 'id-ID', viewport });
    const page = await context.newPage();
    await page.addInitScript(gatherShifts);
    let letCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route('**/assets/app-*.js', async (route) => {
      await mayCome;
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    const claim = page.getByRole('heading', { level: 1, name: say('opening:claim') });
    const lead = page.getByText(say('opening:lead'));
    await expect(claim).toBeVisible();
    await expect(page.locator('#root')).toBeEmpty();
    await page.evaluate(() => document.fonts.ready);
    const before = [await claim.boundingBox(), await lead.boundingBox()];
    letCome();
    await expect(new WelcomePage(page).sample).toBeVisible();
    await expect(page.locator('#root').getByText(say('opening:lead'))).toBeVisible();
    const after = [
      await page.locator('#root').getByRole('heading', { level: 1 }).boundingBox(),
      await page.locator('#root').getByText(say('opening:lead')).boundingBox(),
    ];
    for (const [index, box] of before.entries()) {
      expect(Math.abs(after[index]!.x - box!.x)).toBeLessThanOrEqual(2);
      expect(Math.abs(after[index]!.y - box!.y)).toBeLessThanOrEqual(24);
    }
    // A twentieth is half of what people begin to notice.
    expect(await page.evaluate(() => (window as { shifted?: number }).shifted)).toBeLessThan(0.05);
    await context.close();
  });
}

test('what is fetched late is there without a network once the shell is kept', async ({ page, context }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await waitForShellKept(page);
  await context.setOffline(true);
  await welcome.speak('Bahasa Melayu');
  const { say } = wordsIn('ms');
  await expect(page.getByText(say('welcome:start'))).toBeVisible();
  await welcome.startWithSample();
  await expect(page.getByText(say('welcome:sampleIn'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: say('today:title') })).toBeVisible();
  await page.getByRole('button', { name: say('common:status.offline') }).click();
  await expect(page.getByRole('dialog')).toContainText(say('common:status.offlineWhy'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: say('palette:title') })).toBeVisible();
});

test.describe('with nothing kept', () => {
  test.use({ serviceWorkers: 'block' });

  test('a page loaded anew on a book says nothing of first steps', async ({ page }) => {
    const welcome = new WelcomePage(page);
    await welcome.open();
    await welcome.startWithSample();
    await page.route('**/assets/app-*.js', () => {});
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.locator('#opening').getByText('Papadin')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  });

  test('a first tap that the network leaves alone says so', async ({ page, context }) => {
    const welcome = new WelcomePage(page);
    await welcome.open();
    await context.setOffline(true);
    await welcome.sample.click();
    await expect(page.getByRole('alert')).toContainText(wordsIn('en').say('welcome:notFetchedTodo'));
    await expect(welcome.sample).toBeVisible();
  });
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

/** Adds up how far what stood on the page was moved about (cumulative layout shift). */
function gatherShifts(): void {
  const page = window as { shifted?: number };
  page.shifted = 0;
  const sum = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries()) page.shifted! += (entry as PerformanceEntry & { value: number }).value;
  };
  new PerformanceObserver(sum).observe({ type: 'layout-shift', buffered: true });
}
