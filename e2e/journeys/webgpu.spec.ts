/** The tfjs layers learn on WebGPU as the compact network does, though the graphics processor here is made of software. */

import { expect, type Page, test } from '@playwright/test';
import type { LstmRunnerName } from '../../models/forecast/lstm/types.ts';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs';

test.use({
  serviceWorkers: 'block',
  launchOptions: {
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  },
});

test.beforeEach(async ({ page }) => {
  // tsx and Playwright may mark functions handed to the page with a call that only exists on this side.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure');
  await page.waitForFunction(() => window.papadin !== undefined);
});

/** A sum of two days as target: learnable in a few epochs by a network of a few units. Answers loss by epoch. */
function trainTiny(
  page: Page,
  runner: LstmRunnerName,
): Promise<{ readonly runner: string; readonly losses: number[] }> {
  return page.evaluate(async (runner) => {
    const [n, steps, features] = [48, 4, 3];
    const inputs = Float32Array.from({ length: n * steps * features }, (_, i) => Math.sin(1.7 * i) * Math.cos(0.3 * i));
    const last = (i: number) => (i * steps + steps - 1) * features;
    const targets = Float32Array.from({ length: n }, (_, i) => inputs[last(i)]! + inputs[last(i) - features]!);
    const outcome = await window.papadin!.numbers.ask('lstm.train', {
      shape: { steps, features, units: [8, 6], dense: 4, outputs: 1 },
      samples: { inputs, targets },
      split: { train: Uint32Array.from({ length: n }, (_, i) => i), validation: new Uint32Array(0) },
      options: { runner, epochs: 4, batchSize: 16, learningRate: 0.02, dropout: 0.3, seed: 3 },
    });
    if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.message}`);
    return { runner: outcome.value.runner, losses: outcome.value.curve.map((epoch) => epoch.loss) };
  }, runner);
}

test('a processor in software is passed over, unless a test asks for it', async ({ page }) => {
  const described = await page.evaluate(() => window.papadin!.numbers.ask('engine.describe', {}));
  expect(described).toMatchObject({
    ok: true,
    value: { backend: 'wasm', passedOver: expect.arrayContaining([{ backend: 'webgpu', why: 'fallback-adapter' }]) },
  });
});

test('training on WebGPU gives the losses of the compact network, and they fall', async ({ page }) => {
  const described = await page.evaluate(() =>
    window.papadin!.numbers.ask('engine.describe', { force: 'webgpu', allowFallbackAdapter: true }),
  );
  expect(described).toMatchObject({ ok: true, value: { backend: 'webgpu' } });
  const compact = await trainTiny(page, 'compact');
  const tfjs = await trainTiny(page, 'tfjs');
  expect(tfjs.runner).toBe('tfjs-webgpu');
  expect(tfjs.losses).toHaveLength(4);
  expect(tfjs.losses.at(-1)!).toBeLessThan(tfjs.losses[0]! * 0.95);
  for (const [epoch, loss] of tfjs.losses.entries()) expect(loss).toBeCloseTo(compact.losses[epoch]!, 3);
});
