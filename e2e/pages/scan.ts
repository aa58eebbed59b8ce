/** Receive / scan: the camera, the pages taken, and the paper being checked. */

import { expect, type Locator, type Page } from '@playwright/test';

export class ScanPage {
  readonly page: Page;
  readonly camera: Locator;
  readonly shots: Locator;
  readonly read: Locator;
  readonly byHand: Locator;
  readonly trouble: Locator;
  readonly review: Locator;
  readonly book: Locator;

  constructor(page: Page) {
    this.page = page;
    this.camera = page.getByRole('region', { name: 'Live camera' });
    this.shots = page.getByRole('list', { name: 'Pages of this paper' }).getByRole('listitem');
    this.read = page.getByRole('button', { name: /^Read (the paper|\d+ pages)$/ });
    this.byHand = page.getByRole('button', { name: 'Enter by hand' });
    this.trouble = page.getByRole('main').getByRole('alert');
    this.review = page.getByRole('heading', { level: 1, name: /^(Check|Enter) the paper$/ });
    this.book = page.getByRole('button', { name: /^Book \d+ lines?$/ });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/receive/scan');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Scan a paper' })).toBeVisible();
  }

  async choose(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Photo or PDF' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  }

  /** A line of the paper, by what it is taken for or by what the paper calls it. */
  line(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: name }).first();
  }
}
