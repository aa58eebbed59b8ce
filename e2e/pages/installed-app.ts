/** The app on one device: a browser profile that outlives the browser, over a host that can go away. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import type { Measuring } from '../../src/app/measure/measure.ts';
import { ENGINES_CACHE, type EngineFile } from '../../src/app/service-worker/kept-files.ts';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';

declare global {
  interface Window {
    papadin?: Measuring;
  }
}

export interface Device {
  /** `baseURL` lets page models go to their screens by hash; texts are then English. */
  readonly open: (baseURL?: string) => Promise<BrowserContext>;
  readonly forget: () => void;
}

export function takeDevice(): Device {
  const profile = mkdtempSync(join(tmpdir(), 'papadin-device-'));
  return {
    open: (baseURL) =>
      chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        args: [...CHROMIUM_ARGS],
        headless: true,
        locale: 'en-MY',
        ...(baseURL === undefined ? {} : { baseURL }),
      }),
    forget: () => rmSync(profile, { recursive: true, force: true }),
  };
}

/** The app has drawn something of its own. */
export async function expectAppDrawn(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Papadin/);
  await expect(page.locator('#root > *').first()).toBeVisible();
}

/** The service worker serves this page. */
export async function waitForShellKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Every engine file lies on the device, though no engine was used. */
export async function waitForEnginesKept(page: Page): Promise<readonly EngineFile[]> {
  const files = await page.evaluate(async () => (await (await fetch('engines.json')).json()) as readonly EngineFile[]);
  expect(files.length).toBeGreaterThan(0);
  await expect
    .poll(() => keptEngineUrls(page), { timeout: 60_000 })
    .toEqual(expect.arrayContaining(files.map(({ url }) => url)));
  return files;
}

export function keptEngineUrls(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const base = new URL('.', document.baseURI).href;
    return (await cache.keys()).map(({ url }) => url.replace(base, ''));
  }, ENGINES_CACHE);
}

/** Which backend the numbers engine runs on, asked of the engine itself; the page must be open with `?measure`. */
export async function askEngine(page: Page): Promise<string> {
  await page.waitForFunction(() => window.papadin !== undefined);
  return page.evaluate(async () => {
    const outcome = await window.papadin!.numbers.ask('engine.describe', {});
    return outcome.ok ? outcome.value.backend : outcome.failure.message;
  });
}

/** What the app does by itself every hour. */
export async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
}

export async function expectUpdateReady(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Update ready' })).toBeVisible({ timeout: 30_000 });
}

export async function applyUpdate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Update ready' }).click();
  await page.getByRole('button', { name: 'Update now' }).click();
}
