/** Counting: starting, going through an area line by line, finishing. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class CountingPage {
  readonly page: Page;
  readonly start: Locator;
  readonly finish: Locator;
  readonly dialog: Locator;
  readonly saved: Locator;
  readonly next: Locator;
  /** All lines of the area that lies open. */
  readonly lines: Locator;

  constructor(page: Page) {
    this.page = page;
    this.start = page.getByRole('button', { name: 'Start counting' });
    this.finish = page.getByRole('button', { name: 'Finish count' });
    this.dialog = page.getByRole('dialog');
    this.saved = page.getByRole('main').getByText('Saved', { exact: true });
    this.next = page.getByRole('button', { name: /^(Next|It is right)/ });
    this.lines = page.getByRole('navigation', { name: 'All lines' });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/count');
    await expect(this.start).toBeVisible();
  }

  async openArea(name: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Areas' }).getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** The line that lies open. */
  line(item: string): Locator {
    return this.page.getByRole('region', { name: item, exact: true });
  }

  field(item: string, unit: string): Locator {
    return this.line(item).getByRole('button', { name: unit });
  }

  /** Presses the keys on the screen, `.` being the decimal sign. */
  async press(keys: string): Promise<void> {
    for (const key of keys) {
      await this.page.getByRole('button', { name: key === '.' ? 'Decimal sign' : key, exact: true }).click();
    }
  }

  async finishNow(): Promise<void> {
    await this.finish.click();
    await this.dialog.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
