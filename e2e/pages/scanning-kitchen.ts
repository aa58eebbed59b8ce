/** Journeys of papers: a browser whose camera sees a film, over a host of its own that can be stopped. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';
import { ImportPage } from './import.ts';
import { expectAppDrawn, waitForShellKept } from './installed-app.ts';
import { kitchenDays } from './made-up-days.ts';

interface Kitchen {
  /** For films and what the browser keeps; gone after the test. */
  readonly folder: string;
  /** A page of a browser whose make-believe camera sees `film`, or which has none. */
  readonly openBrowser: (film: string | null) => Promise<Page>;
}

interface Host {
  readonly host: StaticHost;
}

export const test = base.extend<Kitchen, Host>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: the first argument names what a fixture needs, and must be a pattern.
    async ({}, use) => {
      const host = await startStaticHost(process.env['PAPADIN_DIST'] ?? 'dist');
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'papadin-papers-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  openBrowser: async ({ host, folder }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (film) => {
      const camera = [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ];
      const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
        executablePath: findChromium(),
        args: [...CHROMIUM_ARGS, ...(film === null ? [] : camera)],
        headless: true,
        locale: 'en-GB',
        baseURL: host.address,
        ...(film === null ? {} : { permissions: ['camera'] }),
      });
      opened.push(browser);
      return browser.newPage();
    });
    for (const browser of opened) await browser.close();
  },
});

/** Opens the app, waits until it is kept for offline use, and brings thirty days of a kitchen in. */
export async function startKitchen(page: Page): Promise<void> {
  await page.goto('/');
  await expectAppDrawn(page);
  await waitForShellKept(page);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.choose('kitchen.csv', kitchenDays(30));
  await importing.go.click();
  await expect(importing.done).toBeVisible();
}

/** Photos are made in a browser of their own: the app's page lets no script in from outside. */
export async function inStudio<Made>(make: (page: Page) => Promise<Made>): Promise<Made> {
  const studio = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
  const page = await (await studio.newContext()).newPage();
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('about:blank');
  const made = await make(page);
  await studio.close();
  return made;
}
