/** Forecasts: learning, the list, and the page of one item. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class InsightsPage {
  readonly page: Page;
  readonly learn: Locator;
  readonly stop: Locator;

  constructor(page: Page) {
    this.page = page;
    this.learn = page.getByRole('button', { name: /^Learn (now|again)$/ });
    this.stop = page.getByRole('main').getByRole('button', { name: 'Stop' });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/insights');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  }

  async openItem(name: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Forecasts by item' }).getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Waits until a learning is done and serves. */
  async waitLearned(): Promise<void> {
    await expect(this.page.getByText(/^Learned .* from records up to/)).toBeVisible({
      timeout: 120_000,
    });
  }

  /** The sentence that says who serves and how far off it is. */
  verdict(): Locator {
    return this.page.getByRole('paragraph').filter({ hasText: /serves.*held-out day/ });
  }

  bars(): Locator {
    return this.page.getByRole('table', { name: 'How far off each method was' });
  }
}
