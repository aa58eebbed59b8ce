/** Many series are forecast with networks on other threads in the built app; where these cannot be loaded, the same is said on one. */

import { expect, type Page, type Worker as Thread, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';

declare global {
  interface Window {
    /** Forecasts 1,200 series with what was learned, and answers every number that was said of a dozen of them. */
    forecastMany?: () => Promise<readonly number[]>;
  }
}

/** What the engine's own thread is made to remember of the threads it starts. */
interface Watched {
  Worker: typeof Worker;
  /** Addresses of threads, and their answers. */
  seen: string[];
  /** Threads are sent to an address where nothing is. */
  isRefused: boolean;
}

test.use({ serviceWorkers: 'block' });

test.beforeEach(async ({ page }) => {
  // tsx and Playwright may mark functions handed to the page with a call that only exists on this side.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure');
  await page.waitForFunction(() => window.papadin !== undefined);
});

/** Learns four series with small networks, to be forecast 300 times over. */
async function learnFew(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const few = Array.from({ length: 4 }, (_, s) => ({
      outlet: 'Kemang',
      item: `item ${s}`,
      firstDay: 19_000,
      used: Float64Array.from({ length: 120 }, (_, t) => 20 + s * 10 + 8 * Math.sin(t / 3 + s) + (t % 7)),
    }));
    const choices = {
      horizon: 7,
      origins: 1,
      competitors: ['lstm', 'lstm_attention'] as const,
      lstm: { units: [16, 8] as const, dense: 8, epochs: 1, sequencesPerEpoch: 128 },
    };
    const { numbers } = window.papadin!;
    const learning = await numbers.ask('forecast.learn', { panel: { series: few, calendar: [] }, choices });
    if (!learning.ok) throw new Error(learning.failure.message);
    const { learned } = learning.value;
    const series = Array.from({ length: 300 }, (_, tile) =>
      few.map((one) => ({ ...one, outlet: `outlet ${tile}`, used: one.used.map((used) => used + (tile % 5)) })),
    ).flat();
    window.forecastMany = async () => {
      const outcome = await numbers.ask('forecast.again', { panel: { series, calendar: [] }, learned, choices });
      if (!outcome.ok) throw new Error(outcome.failure.message);
      const { days, names, models } = outcome.value;
      if (names.length !== 1200 || !models.includes('lstm_attention')) throw new Error('not all were forecast');
      return [...days.subarray(0, (12 * days.length) / names.length)];
    };
  });
}

/** Has the engine's thread note every thread that it starts from now on, and what comes of it. */
async function watchThreads(engine: Thread): Promise<void> {
  await engine.evaluate(() => {
    const scope = globalThis as unknown as Watched;
    const Real = scope.Worker;
    scope.seen = [];
    scope.isRefused = false;
    scope.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(scope.isRefused ? '/nothing-here.js' : url, options);
        scope.seen.push(String(url).replace(/.*\/([a-z.]+)-.*/, '$1'));
        this.addEventListener('message', ({ data }) => data.kind === 'answer' && scope.seen.push(`${data.outcome.ok}`));
        this.addEventListener('error', () => scope.seen.push('lost'));
      }
    };
  });
}

test('networks are asked on other threads, and without these the same is said', async ({ page }) => {
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  test.skip(processors < 2, 'one processor: no other thread');
  const threads = Math.min(2, processors - 1);
  await learnFew(page);
  const engine = page.workers().find((worker) => worker.url().includes('numbers.worker'))!;
  await watchThreads(engine);
  const two = await page.evaluate(() => window.forecastMany!());
  const seen = await engine.evaluate(() => (globalThis as unknown as Watched).seen);
  expect(seen.filter((one) => one === 'networks.worker')).toHaveLength(threads);
  // What was walked there, and that there was nothing more to spare.
  expect(seen.filter((one) => one === 'true').length).toBeGreaterThanOrEqual(2 * threads);
  expect(new Set(seen)).toEqual(new Set(['networks.worker', 'true']));
  expect(two.filter((value) => value > 0).length).toBeGreaterThan(two.length / 2);
  await engine.evaluate(() => {
    const scope = globalThis as unknown as Watched;
    scope.seen = [];
    scope.isRefused = true;
  });
  const one = await page.evaluate(() => window.forecastMany!());
  expect(await engine.evaluate(() => (globalThis as unknown as Watched).seen.toSorted())).toEqual([
    ...Array(threads).fill('lost'),
    ...Array(threads).fill('networks.worker'),
  ]);
  expect(one).toEqual(two);
});
