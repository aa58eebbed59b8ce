/** Takes the pictures of the README and of the install dialogue: `npx tsx e2e/tools/take-screenshots.ts`, after a screen was changed. */

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { serveBuiltApp } from './built-app.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const folder = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));
const TABLET = { width: 1180, height: 820 } as const;
const PHONE = { width: 412, height: 892 } as const;

const SHOTS = [
  { name: 'today-tablet', size: TABLET, path: '/today', scheme: 'light' },
  { name: 'insights-tablet', size: TABLET, path: '/insights', press: /^Chicken/, scheme: 'light' },
  { name: 'orders-tablet', size: TABLET, path: '/orders', scheme: 'dark' },
  { name: 'today-phone', size: PHONE, path: '/today', scheme: 'light' },
  { name: 'stock-phone', size: PHONE, path: '/stock', scheme: 'dark' },
] as const;

const app = await serveBuiltApp();
const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
mkdirSync(folder, { recursive: true });
try {
  const context = await moveIn(browser);
  for (const { name, size, path, scheme, ...then } of SHOTS) {
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await page.goto(`${app.address}#${path}`);
    await settle(page);
    if ('press' in then) {
      await page.getByRole('link', { name: then.press }).first().click();
      await settle(page);
    }
    await page.screenshot({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 82 });
    await page.close();
  }
} finally {
  await browser.close();
  await app.close();
}

/** The sample restaurant, learned; the book of the context then serves every shot. */
async function moveIn(browser: Browser) {
  const context = await browser.newContext({ viewport: TABLET, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(app.address);
  await page.getByRole('button', { name: /sample restaurant/ }).click();
  await page.waitForURL(/#\/today$/, { timeout: 120_000 });
  await page.goto(`${app.address}#/insights`);
  // The status in the frame says that learning is under way until it is done.
  await page.waitForTimeout(3_000);
  await page.getByRole('button', { name: /^Learning|^Forecasting/ }).waitFor({ state: 'hidden', timeout: 600_000 });
  await page.close();
  return context;
}

async function settle(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.waitForTimeout(1_500);
}
