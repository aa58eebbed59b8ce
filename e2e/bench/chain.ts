/** How fast the book is at the size of a chain: 20 outlets, 300 items, two years, a million entries, in the app as it is used. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { ChainSize } from '../../src/app/measure/chain-book.ts';
import { BadInput, readArguments } from '../eval/arguments.ts';
import { machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type BenchResult, type Notebook, openNotebook } from './figures.ts';

const MEGA = 1_000_000;
const DRAWN_MS = 120_000;

export async function benchChain(given: readonly string[]): Promise<BenchResult> {
  const { small, runs, outlets, items, days, entries, keep } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 200], otherwise: 0 },
    outlets: { kind: 'whole', range: [1, 100], otherwise: 0 },
    items: { kind: 'whole', range: [10, 1000], otherwise: 300 },
    days: { kind: 'whole', range: [30, 4000], otherwise: 730 },
    entries: { kind: 'whole', range: [100, 5_000_000], otherwise: 0 },
    // A folder that keeps the filled book, so that the next run need not fill it again.
    keep: { kind: 'text' },
  });
  const size = {
    outlets: outlets || (small ? 2 : 20),
    items,
    days,
    entries: entries || (small ? 10_000 : 1_000_000),
  };
  const count = runs || (small ? 5 : 20);
  const notebook = openNotebook();
  const profile = keep ?? mkdtempSync(join(tmpdir(), 'papadin-chain-'));
  try {
    const filled = await fill(profile, size);
    notebook.note('made up and written', 's', filled.seconds);
    await use(profile, filled.itemId, count, notebook);
  } finally {
    if (keep === undefined) rmSync(profile, { recursive: true, force: true });
  }
  return {
    bench: 'chain',
    machine: machine(),
    figures: notebook.figures(),
    notes: { ...size, records: size.outlets * items * days },
  };
}

interface Plate {
  readonly size: ChainSize;
  /** null until it is filled; seconds of the last go, where it took several. */
  readonly filled: { readonly seconds: number; readonly itemId: string } | null;
}

/** Lies in the folder from before the browser does, so that nothing is ever written into a folder that we did not make. */
const plateOf = (profile: string) => join(profile, 'papadin-chain.json');

/** In a browser of its own: what filling has cost is not what using costs. A folder left half filled is filled up. */
async function fill(profile: string, size: ChainSize): Promise<NonNullable<Plate['filled']>> {
  if (existsSync(profile) && readdirSync(profile).length > 0) {
    if (!existsSync(plateOf(profile))) throw new BadInput(`${profile} holds something else`);
    const found = JSON.parse(readFileSync(plateOf(profile), 'utf8')) as Plate;
    if (JSON.stringify(found.size) !== JSON.stringify(size)) {
      throw new BadInput(`${profile} keeps a chain of another size: ${JSON.stringify(found.size)}`);
    }
    if (found.filled !== null) return found.filled;
  }
  mkdirSync(profile, { recursive: true });
  const note = (plate: Plate) => writeFileSync(plateOf(profile), JSON.stringify(plate));
  note({ size, filled: null });
  const { page, close } = await openMeasuredPage({ profile });
  try {
    page.on('console', (message) => message.type() === 'info' && process.stderr.write(`${message.text()}\n`));
    page.on('crash', () => process.stderr.write('the page ran out of memory or was killed while filling\n'));
    page.setDefaultTimeout(0);
    const filled = await page.evaluate((wanted) => window.papadin!.chain.fill(wanted), size);
    note({ size, filled });
    return filled;
  } finally {
    await close();
  }
}

async function use(profile: string, itemId: string, count: number, notebook: Notebook): Promise<void> {
  const { page: first, peakMemory, close } = await openMeasuredPage({ profile });
  const context = first.context();
  // As for the first page: see `openMeasuredPage`.
  await context.addInitScript('globalThis.__name = (named) => named');
  try {
    const address = first.url().replace(/[?#].*$/, '');
    await first.close();
    for (let run = 0; run < count; run++) {
      const { page, today } = await openToday(context, address);
      notebook.note('open the app at Today', 'ms', today);
      notebook.note('open the app at Today: longest block', 'ms', await longestBlock(page));
      notebook.note("go to an item's ledger", 'ms', await goTo(page, `#/stock/${itemId}`, 'ledger'));
      for (const ms of await typeSearch(page)) notebook.note('search while typing, drawn', 'ms', ms);
      notebook.note('go to Today', 'ms', await goTo(page, '#/today', 'main h2'));
      if (run === count - 1) {
        const used = await page.evaluate(() => window.papadin!.memory());
        notebook.note('memory of the page', 'MB', used === null ? null : used / MEGA);
        const peak = await peakMemory();
        notebook.note("peak memory of the page's process", 'MB', peak === null ? null : peak / MEGA);
        // Where an item is counted.
        await goTo(page, `#/stock/${itemId}`, 'ledger');
        const times = await page.evaluate((n) => window.papadin!.chain.times(n, window.papadin!.blocks), count);
        for (const [what, { ms }] of Object.entries(times)) for (const one of ms) notebook.note(what, 'ms', one);
        for (const [what, one] of Object.entries(times))
          notebook.note(`${what}: longest block`, 'ms', one.longestBlock);
        page.setDefaultTimeout(0);
        const backup = await page.evaluate(() => window.papadin!.chain.backup(window.papadin!.blocks));
        notebook.note('make a backup', 's', backup.seconds);
        notebook.note('rehearse its restore', 's', backup.rehearsal);
        notebook.note('size of the backup', 'MB', backup.bytes / MEGA);
        notebook.note('make a backup: longest block', 'ms', backup.longestBlocks.backup);
        notebook.note('rehearse its restore: longest block', 'ms', backup.longestBlocks.rehearsal);
      }
      await page.close();
    }
  } finally {
    await close();
  }
}

/** From asking for the page to Today's first card on the screen. */
async function openToday(context: BrowserContext, address: string): Promise<{ page: Page; today: number }> {
  const page = await context.newPage();
  await page.goto(`${address}?measure#/today`);
  const drawn = await page.waitForFunction(
    () => document.querySelector('main h2') !== null && performance.now(),
    null,
    {
      timeout: DRAWN_MS,
    },
  );
  const today = Number(await drawn.jsonValue());
  await page.waitForFunction(() => window.papadin !== undefined);
  return { page, today };
}

/** Milliseconds, since the page began. */
function longestBlock(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        observer.observe({ type: 'longtask', buffered: true });
        setTimeout(() => resolve(longest), 100);
      }),
  );
}

/** From the tap to what was asked for being there. `ledger` stands for a line of the ledger. */
async function goTo(page: Page, hash: string, what: string): Promise<number> {
  return page.evaluate(
    async ({ to, wanted, limit }) => {
      const isThere = () =>
        wanted === 'ledger'
          ? /Counted|Received|Wasted|Threw/.test(document.querySelector('main')?.textContent ?? '') &&
            document.querySelector('main table, main [role="table"], main ol li, main ul[aria-label] li') !== null
          : document.querySelector(wanted) !== null && document.querySelector('main h1')?.textContent === 'Today';
      const began = performance.now();
      location.hash = to;
      while (!isThere()) {
        if (performance.now() - began > limit) throw new Error(`${to} was never drawn`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.now() - began;
    },
    { to: hash, wanted: what, limit: DRAWN_MS },
  );
}

/** Types into the search of the stock list; milliseconds from each key to the next frame that was drawn. */
async function typeSearch(page: Page): Promise<readonly number[]> {
  const search = page.getByRole('searchbox').first();
  await search.waitFor();
  return search.evaluate(async (element) => {
    const input = element as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const times: number[] = [];
    for (const text of ['u', 'ud', 'uda', 'udan', 'udang', 'udang b', 'udang bek', 'udnag', '']) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const began = performance.now();
      set.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - began);
    }
    return times;
  });
}
