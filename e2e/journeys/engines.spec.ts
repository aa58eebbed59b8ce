/** Engines in real workers of the built app: cancelled while busy, killed in mid-work, started again, quick beside slow. */

import { expect, type Page, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';

declare global {
  interface Window {
    /** The long question under way, and what cancels it. */
    slow?: Promise<string>;
    slowStop?: AbortController;
  }
}

test.use({ serviceWorkers: 'block' });

test.beforeEach(async ({ page }) => {
  // tsx and Playwright may mark functions handed to the page with a call that only exists on this side.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure');
  await page.waitForFunction(() => window.papadin !== undefined);
});

/** Asks for a backtest of minutes, and waits until the engine is well into it. `window.slow` becomes its outcome. */
async function askSlowly(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const days = 1500;
    const used = Float64Array.from({ length: days }, (_, t) => 20 + 10 * Math.sin(t / 3) + (t % 7));
    const series = Array.from({ length: 300 }, (_, s) => ({
      outlet: 'Kemang',
      item: `item ${s}`,
      firstDay: 19000,
      used,
    }));
    const stop = new AbortController();
    window.slowStop = stop;
    await new Promise<void>((resolve) => {
      window.slow = window
        .papadin!.numbers.ask(
          'forecast.backtest',
          {
            panel: { series, calendar: [] },
            choices: { horizon: 28, cutoffs: 1000, every: 1, competitors: [], origins: 200 },
          },
          { signal: stop.signal, onProgress: ({ doing }) => doing === 'backtest' && resolve() },
        )
        .then((outcome) => (outcome.ok ? 'ok' : outcome.failure.code));
      void window.slow.then(() => resolve());
    });
  });
}

const RICE = { name: 'rice.csv', text: 'date,outlet,item,used\n2025-01-01,Kemang,Rice,4\n', currency: 'IDR' };

test('a busy engine hears a cancel, and goes on with the next question in the same thread', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await askSlowly(page);
  const { code, ms } = await page.evaluate(async () => {
    const told = performance.now();
    window.slowStop!.abort();
    return { code: await window.slow!, ms: performance.now() - told };
  });
  expect(code).toBe('cancelled');
  expect(ms).toBeLessThan(2000);
  const read = await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  expect(read).toMatchObject({ ok: true, value: { goodRows: 1 } });
  // Threads of WebAssembly come and go from blobs.
  expect(workers.filter((url) => !url.startsWith('blob:'))).toHaveLength(1);
});

test('a busy engine answers a quick question meanwhile', async ({ page }) => {
  await askSlowly(page);
  const read = await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  expect(read).toMatchObject({ ok: true, value: { goodRows: 1 } });
  expect(await page.evaluate(() => Promise.race([window.slow, 'still at it']))).toBe('still at it');
});

test('a killed engine answers everybody who waits, and a new one starts with the next question', async ({ page }) => {
  await askSlowly(page);
  const codes = await page.evaluate(async (file) => {
    const quick = window.papadin!.readRecords(file);
    window.papadin!.killEngine('numbers');
    const second = await quick;
    return [await window.slow, second.ok ? 'ok' : second.failure.code];
  }, RICE);
  expect(codes).toEqual(['engine-crashed', 'engine-crashed']);
  expect(await page.evaluate(() => window.papadin!.isRunning('numbers'))).toBe(false);
  const read = await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  expect(read).toMatchObject({ ok: true, value: { goodRows: 1 } });
});

test('an engine whose code cannot be loaded is a failure, not a wait', async ({ page }) => {
  await page.route(/numbers\.worker/, (route) => route.abort());
  const read = await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  expect(read).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
});

test('reading a file loads no learning code', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  const engines = loaded.filter((path) => path.includes('/engines/'));
  expect(engines.some((path) => path.includes('records-file'))).toBe(true);
  expect(
    engines.filter(
      (path) =>
        !/numbers.worker|control-|records-(file|row)|papaparse|day-|money-|preload-helper|rolldown-runtime/.test(path),
    ),
  ).toEqual([]);
});

test('the engine says what it runs on', async ({ page }) => {
  const outcome = await page.evaluate(() => window.papadin!.numbers.ask('engine.describe', {}));
  expect(outcome).toMatchObject({ ok: true });
  if (outcome.ok) expect(['webgpu', 'wasm', 'cpu']).toContain(outcome.value.backend);
});

/** The sample restaurant has moved in and learning has begun by itself. */
async function startLearning(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample restaurant/i }).click();
  await expect(page.getByRole('button', { name: /^Learning \d/ })).toBeVisible({ timeout: 60_000 });
}

test('an engine that dies while learning leaves a clear message and a working app', async ({ page }) => {
  await startLearning(page);
  await page.getByRole('link', { name: 'Orders' }).first().click();
  await expect(page.getByRole('button', { name: /^Learning \d/ })).toBeVisible();
  await page.evaluate(() => window.papadin!.killEngine('numbers'));
  await page.getByRole('button', { name: 'Learning stopped' }).click();
  const dialog = page.getByRole('dialog', { name: 'Learning stopped' });
  await expect(dialog).toContainText('The engine stopped in the middle of the work.');
  await expect(dialog).toContainText('Your stock book is untouched.');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  const read = await page.evaluate((file) => window.papadin!.readRecords(file), RICE);
  expect(read).toMatchObject({ ok: true });
  await page.getByRole('link', { name: 'Today' }).first().click();
  // The frame may say by now that what is left waits for a quiet hour; a person need not.
  await page.getByRole('main').getByRole('button', { name: 'Learn now' }).click();
  await expect(page.getByRole('button', { name: /^Learning \d/ })).toBeVisible();
});

test('a learning that has begun needs no network to end', async ({ page, context }) => {
  await page.evaluate(async () => {
    const series = ['Rice', 'Eggs'].map((item, s) => ({
      outlet: 'Kemang',
      item,
      firstDay: 20_000,
      used: Float64Array.from({ length: 120 }, (_, t) => 20 + ((t + s) % 7)),
    }));
    const lstm = { units: [32, 16], dense: 8, epochs: 300, sequencesPerEpoch: 512 } as const;
    const choices = { horizon: 7, origins: 2, competitors: ['lstm'], lstm } as const;
    await new Promise<void>((trains) => {
      window.slow = window
        .papadin!.numbers.ask(
          'forecast.learn',
          { panel: { series, calendar: [] }, choices },
          { onProgress: ({ doing, done }) => doing === 'epoch' && done > 0 && trains() },
        )
        .then((outcome) => (outcome.ok ? 'ok' : outcome.failure.message));
    });
  });
  await context.setOffline(true);
  expect(await page.evaluate(() => window.slow)).toBe('ok');
});

test('learning can be stopped, and a second tab sees that the first is at it', async ({ page, context }) => {
  await startLearning(page);
  const second = await context.newPage();
  await second.goto('/?measure#/today');
  await second
    .getByRole('button', { name: /^Learn/ })
    .first()
    .click();
  await expect(second.getByRole('button', { name: 'Learning in another tab' })).toBeVisible();
  await page.getByRole('button', { name: /^Learning \d/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: /^Learning \d/ })).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Learning in another tab' })).toHaveCount(0);
});
