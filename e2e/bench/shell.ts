/** How fast and how heavy the app opens: the first time, again, and without a network. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { readArguments } from '../eval/arguments.ts';
import { waitForEnginesKept, waitForShellKept } from '../pages/installed-app.ts';
import { serveBuiltApp } from '../tools/built-app.ts';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';
import { machine, peakOfRenderers } from '../tools/measured-page.ts';
import { type BenchResult, type Notebook, openNotebook } from './figures.ts';

const KILO = 1000;
const MEGA = 1000 * KILO;

/** What a page tells of its own opening; times in milliseconds since navigation began. */
interface Opening {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly loaded: number;
  /** Longest task of the page's thread; 0 when none reached 50 ms. */
  readonly longestBlock: number;
  /** Bytes over the wire, headers included, of the page and what it fetched. */
  readonly transferred: number;
  readonly scripts: readonly string[];
}

/** Every run is a person who has never been here: a fresh profile. */
export async function benchShell(given: readonly string[]): Promise<BenchResult> {
  const { small, runs } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 200], otherwise: 0 },
  });
  const notebook = openNotebook();
  const count = runs || (small ? 3 : 20);
  for (let run = 0; run < count; run++) await visit(notebook);
  return { bench: 'shell', machine: machine(), figures: notebook.figures() };
}

async function visit(notebook: Notebook): Promise<void> {
  const app = await serveBuiltApp();
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
  try {
    const context = await browser.newContext();
    const page = await watchedPage(context);
    await page.goto(app.address);
    const first = await readOpening(page);
    noteOpening(notebook, 'first load', first);
    notebook.note('first load: over the wire', 'kB', first.transferred / KILO);
    const { raw, gzip } = sizesOf(first.scripts, app.address);
    notebook.note('first load: script', 'kB', raw / KILO);
    notebook.note('first load: script, gzip', 'kB', gzip / KILO);

    await waitForShellKept(page);
    const kept = await page.evaluate(readKept);
    notebook.note('shell kept after', 'ms', kept.at);
    notebook.note('shell', 'kB', kept.bytes / KILO);
    const files = await waitForEnginesKept(page);
    notebook.note('engines kept after', 'ms', await page.evaluate(() => performance.now()));
    notebook.note('engines', 'kB', files.reduce((sum, { bytes }) => sum + bytes, 0) / KILO);

    await page.reload();
    noteOpening(notebook, 'reload', await readOpening(page));
    await app.close();
    await context.setOffline(true);
    await page.reload();
    noteOpening(notebook, 'reload offline', await readOpening(page));
    notebook.note('peak memory of the page', 'MB', await megabytes(browser));
  } finally {
    await browser.close();
    await app.close().catch(() => {});
  }
}

function noteOpening(notebook: Notebook, name: string, opening: Opening): void {
  notebook.note(`${name}: first paint`, 'ms', opening.firstPaint);
  notebook.note(`${name}: largest paint`, 'ms', opening.largestPaint);
  notebook.note(`${name}: loaded`, 'ms', opening.loaded);
  notebook.note(`${name}: longest block`, 'ms', opening.longestBlock);
}

async function watchedPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { largestPaint: 0, longestBlock: 0, keptAt: 0 };
    Object.assign(window, { seen });
    void navigator.serviceWorker?.ready.then(() => {
      seen.keptAt = performance.now();
    });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) seen.largestPaint = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestBlock = Math.max(seen.longestBlock, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  return page;
}

/** Waits until the page has drawn and two more seconds were quiet. */
async function readOpening(page: Page): Promise<Opening> {
  await page.locator('#root > *').first().waitFor();
  await page.waitForTimeout(2000);
  return page.evaluate(() => {
    const { seen } = window as unknown as { readonly seen: { largestPaint: number; longestBlock: number } };
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      largestPaint: seen.largestPaint,
      loaded: navigation!.loadEventEnd,
      longestBlock: seen.longestBlock,
      transferred: [navigation!, ...resources].reduce((sum, { transferSize }) => sum + transferSize, 0),
      scripts: resources.map(({ name }) => name).filter((name) => name.endsWith('.js')),
    };
  });
}

/** When the service worker stood ready, and the bytes that it keeps of the shell; runs in the page. */
async function readKept(): Promise<{ readonly at: number; readonly bytes: number }> {
  const { seen } = window as unknown as { readonly seen: { keptAt: number } };
  const names = (await caches.keys()).filter((name) => name.includes('precache'));
  const stores = await Promise.all(names.map((name) => caches.open(name)));
  const files = (await Promise.all(stores.map((store) => store.matchAll()))).flat();
  const bodies = await Promise.all(files.map((file) => file.arrayBuffer()));
  return { at: seen.keptAt, bytes: bodies.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}

/** Bytes of the built scripts, as they are and as gzip makes them, whatever the server chose to send. */
export function sizesOf(urls: readonly string[], address: string): { readonly raw: number; readonly gzip: number } {
  const folder = process.env['PAPADIN_DIST'] ?? 'dist';
  const bodies = urls.map((url) => readFileSync(join(folder, url.slice(address.length))));
  return {
    raw: bodies.reduce((sum, body) => sum + body.byteLength, 0),
    gzip: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength, 0),
  };
}

async function megabytes(browser: Browser): Promise<number | null> {
  const bytes = await peakOfRenderers(browser);
  return bytes === null ? null : bytes / MEGA;
}
