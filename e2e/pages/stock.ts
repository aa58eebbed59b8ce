/** Stock: the list, the page of an item, counting. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class StockPage {
  readonly page: Page;
  readonly search: Locator;
  readonly list: Locator;
  readonly sheet: Locator;
  readonly ledger: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByLabel('Find an item');
    this.list = page.getByRole('list', { name: 'Items' });
    this.sheet = page.getByRole('dialog');
    this.ledger = page.locator('section', { has: page.getByRole('heading', { name: 'Behind the number' }) }).last();
  }

  async open(): Promise<void> {
    await this.page.goto('/#/stock');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  }

  row(item: string): Locator {
    return this.list.getByRole('link', { name: item });
  }

  async openItem(item: string): Promise<void> {
    await this.row(item).click();
    await expect(this.page.getByRole('heading', { level: 1, name: item })).toBeVisible();
  }

  /** Types on the keypad, key by key, `.` being the decimal sign, and saves. */
  async count(typed: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Count', exact: true }).click();
    for (const key of typed) {
      const name = key === '.' ? 'Decimal sign' : key;
      await this.sheet.getByRole('button', { name, exact: true }).click();
    }
    await this.sheet.getByRole('button', { name: 'Save count' }).click();
    await expect(this.sheet).toBeHidden();
  }

  /** The one big number. */
  onHand(): Locator {
    return this.page.getByRole('region', { name: 'On hand' });
  }

  ledgerRow(words: string): Locator {
    return this.ledger.getByRole('row').filter({ hasText: words });
  }
}
