/** Learning by itself in the built app: when the tablet rests, paused by a tap, resumed after a reload, in one tab only. */

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';

test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

/** A network that trains for longer than the taps and reloads below take, on a quick machine too; beside the plain methods. */
const WISH = {
  horizon: 7,
  origins: 2,
  competitors: ['lstm'],
  lstm: { units: [32, 16], dense: 8, epochs: 160, sequencesPerEpoch: 2048 },
};
/** Rests so soon after the last touch. */
const QUIET_MS = 1500;
const address = (quietMs: number) =>
  `/?measure&idle=${quietMs}&idle-wish=${encodeURIComponent(JSON.stringify(WISH))}#/insights`;

/** Half a year of two items up to yesterday, imported as a file is; nothing learned. */
async function bringDays(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = (named) => named');
  // Never quiet: nothing is learned yet.
  await page.goto(address(1e9));
  await page.waitForFunction(() => window.papadin !== undefined);
  await page.evaluate(async () => {
    const lines = ['date,outlet,item,unit,used'];
    for (let t = 180; t >= 1; t--) {
      const day = new Date(Date.now() - t * 86_400_000).toISOString().slice(0, 10);
      for (let item = 0; item < 12; item++) lines.push(`${day},Kemang,Item ${item},kg,${4 + ((t + item) % 7)}`);
    }
    await window.papadin!.readRecords({ name: 'stock.csv', text: lines.join('\n'), currency: 'IDR' });
    await window.papadin!.importRead();
  });
}

const learningNow = (page: Page) => page.getByRole('button', { name: /^Learning \d/ });
const pausedNow = (page: Page) => page.getByRole('button', { name: /^Learning paused/ });

/** The epoch that the first network's training had reached when it was kept, and whether that training was done. */
function keptEpoch(page: Page): Promise<number | null> {
  return page.evaluate(
    () =>
      new Promise<number | null>((resolve, reject) => {
        const opening = indexedDB.open('papadin');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('checkpoints').objectStore('checkpoints').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            const half = reading.result.find((row) => row.name === 'lstm first' && !row.isWhole);
            resolve(half ? half.value.curve.length : null);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
}

test('learns when the tablet rests; a tap pauses it at once, a reload costs no epoch, and it ends where it would have', async ({
  page,
}) => {
  await bringDays(page);
  await page.goto(address(QUIET_MS));
  await page.reload();
  await expect(learningNow(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Learning while nobody needs the tablet; a touch pauses it.')).toBeVisible();
  // Some epochs later somebody needs the tablet.
  await page.waitForTimeout(4000);
  await tap(page);
  await expect(pausedNow(page)).toBeVisible();
  await expect(learningNow(page)).toHaveCount(0);
  const first = await keptEpoch(page);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(WISH.lstm.epochs);

  // The page is loaded anew while it rests, and once more in the middle of learning.
  await page.reload();
  await expect(pausedNow(page)).toBeVisible();
  await expect(learningNow(page)).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(2500);
  await page.reload();
  await expect(pausedNow(page)).toBeVisible();
  const between = await keptEpoch(page);
  if (between !== null) expect(between).toBeGreaterThanOrEqual(first!);
  await expect(learningNow(page)).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await tap(page);
  await expect(pausedNow(page)).toBeVisible();
  const second = await keptEpoch(page);
  // Null: that training is done by now.
  if (second !== null) expect(second).toBeGreaterThan(between ?? 0);

  await expect(learningNow(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Learned .* from records up to/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Nothing newer is on record.')).toBeVisible();
  await expect(learningNow(page)).toHaveCount(0);
  await expect(pausedNow(page)).toHaveCount(0);
  expect(await keptEpoch(page)).toBeNull();
});

test('two tabs at rest: one learns, the other says so and follows; a tap in either pauses it', async ({
  page,
  context,
}) => {
  await bringDays(page);
  await page.goto(address(QUIET_MS));
  await page.reload();
  const second = await openTab(context);
  const learners = () => Promise.all([page, second].map((tab) => learningNow(tab).count())).then(([a, b]) => a! + b!);
  await expect.poll(learners, { timeout: 30_000 }).toBe(1);
  const [learner, other] = (await learningNow(page).count()) === 1 ? [page, second] : [second, page];
  await expect(other.getByRole('button', { name: 'Learning in another tab' })).toBeVisible();
  expect(await learners()).toBe(1);
  await tap(other);
  await expect(pausedNow(learner)).toBeVisible();
  await expect(learningNow(learner)).toHaveCount(0);
  await expect(learner.getByText(/^Learned .* from records up to/)).toBeVisible({ timeout: 120_000 });
  await expect(other.getByText(/^Learned .* from records up to/)).toBeVisible();
  const learnings = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('papadin');
        opening.onsuccess = () => {
          const counting = opening.result.transaction('learnings').objectStore('learnings').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
  expect(learnings).toBe(1);
});

test('switched off in settings, it leaves learning to the person', async ({ page }) => {
  await bringDays(page);
  await page.goto(`${address(QUIET_MS).split('#')[0]}#/settings/learning`);
  await page.reload();
  await page.getByText('Learn by itself').click();
  await page.getByRole('link', { name: 'Insights' }).first().click();
  await expect(page.getByText('Learning by itself is switched off on this device.')).toBeVisible();
  await page.waitForTimeout(QUIET_MS + 1500);
  await expect(learningNow(page)).toHaveCount(0);
});

/** A touch that does nothing else. */
const tap = (page: Page) => page.getByRole('heading', { level: 1 }).first().click();

async function openTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(address(QUIET_MS));
  await tab.waitForFunction(() => window.papadin !== undefined);
  return tab;
}
