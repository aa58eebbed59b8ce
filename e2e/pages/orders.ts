/** Orders: proposals per supplier, sending, receiving. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export interface NewSupplier {
  readonly name: string;
  readonly minOrder?: string;
  readonly phone?: string;
  readonly email?: string;
}

export class OrdersPage {
  readonly page: Page;
  readonly onTheWay: Locator;
  readonly sheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.onTheWay = page.locator('section', { has: page.getByRole('heading', { name: 'On the way' }) });
    this.sheet = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.goto('/#/orders');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  }

  /** The card of one supplier. */
  card(supplier: string): Locator {
    return this.page.locator('section', { has: this.page.getByRole('heading', { level: 2, name: supplier }) });
  }

  line(supplier: string, item: string): Locator {
    return this.card(supplier)
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: item }) });
  }

  amount(supplier: string, item: string): Locator {
    return this.line(supplier, item).getByLabel(`Order of ${item}`, { exact: true });
  }

  /** Gives all items without a supplier to a new one. */
  async assignAllTo(supplier: NewSupplier): Promise<void> {
    await this.assign(/Supplier of all these items/, supplier);
  }

  /** Gives one item to a new supplier. */
  async assignTo(item: string, supplier: NewSupplier): Promise<void> {
    await this.assign(new RegExp(`Supplier of ${item}`), supplier);
  }

  private async assign(what: RegExp, supplier: NewSupplier): Promise<void> {
    await this.card('No supplier yet').getByRole('button', { name: what }).click();
    await this.page.getByRole('option', { name: 'New supplier…' }).click();
    await this.sheet.getByLabel('Name').fill(supplier.name);
    if (supplier.minOrder) await this.sheet.getByLabel('Minimum order').fill(supplier.minOrder);
    if (supplier.phone) await this.sheet.getByLabel('WhatsApp number').fill(supplier.phone);
    if (supplier.email) await this.sheet.getByLabel('E-mail').fill(supplier.email);
    await this.sheet.getByRole('button', { name: 'Save' }).click();
    await expect(this.card(supplier.name)).toBeVisible();
  }

  /** Gives one item to a supplier that the book knows. */
  async assignToKnown(item: string, supplier: string): Promise<void> {
    const choose = this.card('No supplier yet').getByRole('button', { name: new RegExp(`Supplier of ${item}`) });
    await choose.click();
    await this.page.getByRole('option', { name: supplier }).click();
    await expect(choose).toBeHidden();
  }

  /** Shows an item of which nothing is proposed; the card may be drawn anew meanwhile, and folded again. */
  async unfold(supplier: string, item: string): Promise<void> {
    const fold = this.card(supplier).getByRole('button', { name: /without a proposal yet|more items? needs? nothing/ });
    await expect(async () => {
      if (!(await this.line(supplier, item).isVisible())) await fold.click();
      await expect(this.line(supplier, item)).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  async openSending(supplier: string): Promise<void> {
    await this.card(supplier).getByRole('button', { name: 'Send order' }).click();
    await expect(this.sheet.getByRole('region', { name: 'Text of the order' })).toBeVisible();
  }

  /** Notes the order that is being sent, without sending it. */
  async note(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Only note it' }).click();
    await expect(this.sheet).toBeHidden();
  }

  async receive(supplier: string): Promise<void> {
    await this.onTheWay
      .getByRole('listitem')
      .filter({ hasText: supplier })
      .getByRole('link', { name: 'Arrived' })
      .click();
    await this.page.getByRole('button', { name: 'Book the delivery' }).click();
  }
}
