/** A new version waits until it is asked in; then it comes whole, keeps what was kept, and loses nothing. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  applyUpdate,
  askEngine,
  type Device,
  expectAppDrawn,
  expectUpdateReady,
  keptEngineUrls,
  lookForUpdate,
  takeDevice,
  waitForEnginesKept,
  waitForShellKept,
} from '../pages/installed-app.ts';
import { buildNextVersion } from '../tools/changed-build.ts';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';

const BUILT = process.env['PAPADIN_DIST'] ?? 'dist';
const next = mkdtempSync(join(tmpdir(), 'papadin-next-'));

let served: string;
let host: StaticHost;
let device: Device;
let browser: BrowserContext;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await buildNextVersion(next);
});

test.afterAll(() => rmSync(next, { recursive: true, force: true }));

test.beforeEach(async () => {
  served = mkdtempSync(join(tmpdir(), 'papadin-host-'));
  deploy(BUILT);
  host = await startStaticHost(served);
  device = takeDevice();
  browser = await device.open();
});

test.afterEach(async () => {
  await browser.close();
  await host.stop();
  device.forget();
  rmSync(served, { recursive: true, force: true });
});

test('an update waits for a tap, then comes with its engines, fetching only what changed', async () => {
  const page = await browser.newPage();
  await page.goto(framed());
  await expectAppDrawn(page);
  await waitForShellKept(page);
  const before = (await waitForEnginesKept(page)).map(({ url }) => url);
  await page.evaluate(() => localStorage.setItem('written-by-version-1', 'still here'));
  expect(await versionOf(page)).toBe('1');

  deploy(next);
  const askedBefore = host.asked.length;
  await lookForUpdate(page);
  await expectUpdateReady(page);
  // Ready means ready: the engines of the new version have come with it, and nothing that was here already.
  const fetched = host.asked.slice(askedBefore).map((path) => path.slice(1).split('?')[0]!);
  const changed = fetched.filter((url) => url.startsWith('engines/'));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(before.length);
  expect(fetched.filter((url) => before.includes(url))).toEqual([]);

  // Nothing happens by itself, not even on a reload.
  await page.reload();
  expect(await versionOf(page)).toBe('1');
  await expectUpdateReady(page);

  await host.stop();
  await browser.setOffline(true);
  await Promise.all([page.waitForEvent('load'), applyUpdate(page)]);
  await expectAppDrawn(page);
  expect(await versionOf(page)).toBe('2');
  expect(await page.evaluate(() => localStorage.getItem('written-by-version-1'))).toBe('still here');

  // What only version 1 needed is gone; what both need stayed.
  const outdated = before.filter((url) => url.includes('numbers.worker'));
  expect(outdated.length).toBe(1);
  await expect.poll(() => keptEngineUrls(page)).not.toContain(outdated[0]);
  expect(await keptEngineUrls(page)).toEqual(expect.arrayContaining(changed));
  await page.goto(`${host.address}?measure`);
  expect(await askEngine(page)).toMatch(/^(webgpu|wasm|cpu)$/);
});

test('another tab is told that it is outdated, and is not reloaded under the hands', async () => {
  const one = await browser.newPage();
  await one.goto(framed());
  await waitForShellKept(one);
  await waitForEnginesKept(one);
  const other = await browser.newPage();
  await other.goto(`${host.address}?measure#/import`);
  await expectAppDrawn(other);
  let loads = 0;
  other.on('load', () => {
    loads += 1;
  });

  deploy(next);
  await lookForUpdate(one);
  await expectUpdateReady(one);
  await expectUpdateReady(other);
  await Promise.all([one.waitForEvent('load'), applyUpdate(one)]);
  expect(await versionOf(one)).toBe('2');

  await expectUpdateReady(other);
  expect(loads).toBe(0);
  expect(await versionOf(other)).toBe('1');
  // Its engines are still there, though version 2 does not know them.
  expect(await askEngine(other)).toMatch(/^(webgpu|wasm|cpu)$/);
  await Promise.all([other.waitForEvent('load'), applyUpdate(other)]);
  expect(await versionOf(other)).toBe('2');
});

function deploy(folder: string): void {
  rmSync(served, { recursive: true, force: true });
  cpSync(folder, served, { recursive: true });
}

/** A screen inside the frame that needs no book. */
function framed(): string {
  return `${host.address}#/import`;
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset['version'] ?? '1');
}
