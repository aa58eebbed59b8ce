/** From a number to its reasons: they add up to what is shown, in words a kitchen uses, readable for everybody. */

import { expect, test } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { expectAccessible } from '../pages/accessibility.ts';
import { InsightsPage } from '../pages/insights.ts';
import { ReasonsSheet } from '../pages/reasons.ts';
import { WelcomePage } from '../pages/welcome.ts';

test.use({ locale: 'en-MY', serviceWorkers: 'block' });
test.setTimeout(180_000);

/** Runs in the page. */
async function learnSmall(): Promise<void> {
  const lstm = { units: [8, 8], dense: 8, epochs: 2, sequencesPerEpoch: 128 } as const;
  const learned = await window.papadin!.learn({ origins: 2, rows: 4000, lstm });
  if (!learned.ok) throw new Error(JSON.stringify(learned));
}

test('the reasons of a day add up to the number it shows', async ({ page }) => {
  await page.goto('/?measure');
  await new WelcomePage(page).startWithSample();
  const insights = new InsightsPage(page);
  await page.evaluate(() => location.assign('#/insights'));
  // Learning in full takes a minute or two; the same models, smaller, have reasons as well.
  await insights.stop.click();
  await expect(insights.learn).toBeVisible();
  await page.evaluate(learnSmall);
  await insights.waitLearned();
  await insights.openItem('Chicken pieces');

  const reasons = new ReasonsSheet(page);
  for (const weekday of ['Fri', 'Mon']) {
    const shown = await reasons.open(weekday);
    const figures = await reasons.figures();
    expect(figures.length).toBeGreaterThan(2);
    expect(figures.at(-1)).toBe(shown);
    const sum = figures.slice(0, -1).reduce((total, figure) => total + figure, 0);
    expect(sum).toBeCloseTo(shown, 6);
    const sentence = (await reasons.sentence.textContent())!;
    for (const [amount] of sentence.matchAll(/[+−][\d.]+/g)) await expect(reasons.bars).toContainText(amount);
    await reasons.close();
  }

  await reasons.open('Fri');
  await expect(reasons.bars).toContainText('Friday');
  for (const [width, height] of [
    [1180, 820],
    [320, 640],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page);
      const overflow = await reasons.sheet.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
      expect(overflow, `${width} wide`).toBeLessThanOrEqual(0);
    }
  }
  await page.keyboard.press('Escape');
  await expect(reasons.sheet).toBeHidden();
});
