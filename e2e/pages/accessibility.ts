/** What an accessibility checker finds on the page as it stands. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing serious or worse, by WCAG 2.2 A and AA and the checker's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(waitForRest);
  const { violations } = await new AxeBuilder({ page })
    // What was read out some seconds ago and is about to be wiped; the button that it named may be gone by now.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(found).toEqual([]);
}

/** What is half faded in has too little contrast for a moment. Rings that turn for ever are not waited for. */
async function waitForRest(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}
