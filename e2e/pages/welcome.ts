/** The first screen on an empty book. */

import { expect, type Locator, type Page } from '@playwright/test';

export class WelcomePage {
  readonly page: Page;
  readonly claim: Locator;
  readonly sample: Locator;
  readonly ownFile: Locator;

  constructor(page: Page) {
    this.page = page;
    this.claim = page.getByRole('heading', { level: 1 });
    this.sample = page.getByRole('button', { name: /sample restaurant|restoran contoh/ });
    this.ownFile = page.getByRole('button', { name: /own days|catatan sendiri/ });
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.sample).toBeVisible();
  }

  async speak(name: 'English' | 'Bahasa Indonesia' | 'Bahasa Melayu'): Promise<void> {
    await this.page.getByText(name, { exact: true }).click();
  }

  /** Moves the sample restaurant in and waits for Today. */
  async startWithSample(): Promise<void> {
    await this.sample.click();
    await this.page.waitForURL(/#\/today$/, { timeout: 60_000 });
  }
}
