/** Receive: deliveries, purchases, waste, transfers, running out, what to use first. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class ReceivePage {
  readonly page: Page;
  readonly sheet: Locator;
  readonly expected: Locator;
  readonly lately: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog');
    this.expected = page.locator('section', { has: page.getByRole('heading', { name: 'Expected' }) });
    this.lately = page.locator('section', { has: page.getByRole('heading', { name: 'Lately' }) });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/receive');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Receive' })).toBeVisible();
  }

  /** A quick action of the screen. */
  async start(tile: string, title = tile): Promise<void> {
    await this.open();
    await this.page.getByRole('navigation', { name: 'Note something' }).getByRole('link', { name: tile }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  async openOrder(supplier: string): Promise<void> {
    await this.expected.getByRole('link', { name: new RegExp(supplier) }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: `Delivery from ${supplier}` })).toBeVisible();
  }

  line(item: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: item });
  }

  /** Opens what more can be said of a line. */
  async openLine(item: string): Promise<void> {
    await this.page.getByRole('button', { name: `Price, damage and date of ${item}` }).click();
    await expect(this.sheet).toBeVisible();
  }

  async book(): Promise<void> {
    await this.page.getByRole('button', { name: 'Book the delivery' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Receive' })).toBeVisible();
  }

  /** Finds an item in the picker and taps its row. */
  async pick(item: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel('Find an item').fill(item);
    await within.getByRole('list', { name: 'Items' }).getByRole('button', { name: item }).first().click();
  }

  /** Types on the keypad of the sheet; `.` is the decimal sign. */
  async type(keys: string): Promise<void> {
    for (const key of keys) {
      await this.sheet.getByRole('button', { name: key === '.' ? 'Decimal sign' : key, exact: true }).click();
    }
  }

  /** Chooses what the amount is typed in. */
  async inUnit(unit: string): Promise<void> {
    await this.sheet.getByRole('radiogroup', { name: 'Unit' }).getByText(unit, { exact: true }).click();
  }

  /** Taps a figure of the sheet, so that it is the one that is typed. */
  async field(label: string): Promise<void> {
    await this.sheet.getByRole('button', { name: new RegExp(`^${label}`) }).click();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.sheet.getByRole('button', { name }).click();
  }

  toast(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: /notification|message/i }).getByText(words);
  }
}
