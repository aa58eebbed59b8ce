/** Takes the pictures of the README and of the install dialogue anew, from the built app with the sample restaurant: `npm run screenshots`. */

import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { FramePage } from '../pages/frame.ts';
import { WelcomePage } from '../pages/welcome.ts';
import { serveBuiltApp } from './built-app.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public', 'screenshots');
const LARGEST_BYTES = 250_000;
/** Learning from two outlets' sample year takes minutes on slow cores. */
const LEARNING_MS = 15 * 60_000;

const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1440, height: 900 };

interface Picture {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly scheme: 'light' | 'dark';
  /** Brings the screen up. */
  readonly show: (page: Page) => Promise<void>;
}

const to = (path: string) => async (page: Page) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
};

/** The page of the first item in the list at `place`, and what lies over it. */
const toFirstItem =
  (place: string, over = '') =>
  async (page: Page) => {
    await to(place)(page);
    const link = page.locator(`main a[href^="#${place}/"]`).first();
    const href = await link.getAttribute('href');
    await to(`${(href ?? '').slice(1)}${over}`)(page);
  };

const PICTURES: readonly Picture[] = [
  { name: 'today-tablet', size: TABLET, scheme: 'light', show: to('/today') },
  { name: 'orders-tablet', size: TABLET, scheme: 'light', show: to('/orders') },
  { name: 'stock-tablet', size: TABLET, scheme: 'light', show: toFirstItem('/stock') },
  { name: 'count-phone', size: PHONE, scheme: 'light', show: toFirstItem('/stock', '/count') },
  { name: 'today-phone', size: PHONE, scheme: 'dark', show: to('/today') },
  { name: 'forecast-tablet', size: TABLET, scheme: 'dark', show: toFirstItem('/insights') },
  { name: 'insights-laptop', size: LAPTOP, scheme: 'light', show: to('/insights') },
];

const app = await serveBuiltApp();
const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS], headless: true });
try {
  mkdirSync(FOLDER, { recursive: true });
  const context = await browser.newContext({
    baseURL: app.address,
    locale: 'en-MY',
    viewport: TABLET,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const welcome = new WelcomePage(page);
  await welcome.open();
  await take(page, 'welcome-tablet');
  await welcome.startWithSample();
  await waitUntilLearned(page);
  // Takes the notice of it away.
  await page.reload();
  for (const { name, size, scheme, show } of PICTURES) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await show(page);
    await page.waitForLoadState('networkidle');
    await take(page, name);
  }
} finally {
  await browser.close();
  await app.close();
}

async function waitUntilLearned(page: Page): Promise<void> {
  await page.goto('/#/insights');
  const { main } = new FramePage(page);
  await main.getByRole('button', { name: 'Learn again' }).waitFor({ timeout: LEARNING_MS });
}

async function take(page: Page, name: string): Promise<void> {
  // Charts are drawn once their code is there and their width is known.
  await page.waitForTimeout(1200);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  process.stdout.write(`${name}: ${Math.round(size / 1000)} kB\n`);
  if (size > LARGEST_BYTES) throw new Error(`${name} is larger than ${LARGEST_BYTES} bytes`);
}
