/** What stands around every screen: going places, telling how things are. */

import { expect, type Locator, type Page } from '@playwright/test';

/** Names of the places in the languages they are looked for in. */
export const PLACES = {
  en: {
    today: 'Today',
    stock: 'Stock',
    receive: 'Receive',
    orders: 'Orders',
    insights: 'Insights',
    settings: 'Settings',
  },
  id: {
    today: 'Hari ini',
    stock: 'Stok',
    receive: 'Terima',
    orders: 'Pesanan',
    insights: 'Wawasan',
    settings: 'Setelan',
  },
  ms: {
    today: 'Hari ini',
    stock: 'Stok',
    receive: 'Terima',
    orders: 'Pesanan',
    insights: 'Cerapan',
    settings: 'Tetapan',
  },
} as const;
export type SpokenLanguage = keyof typeof PLACES;

export class FramePage {
  readonly page: Page;
  readonly nav: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.nav = page.getByRole('navigation');
    this.main = page.getByRole('main');
  }

  place(name: keyof (typeof PLACES)['en'], language: SpokenLanguage = 'en'): Locator {
    return this.nav.getByRole('link', { name: PLACES[language][name], exact: true });
  }

  /** Goes to an address of the app, waiting until its screen is drawn. */
  async visit(path: string): Promise<void> {
    await this.page.goto(`/#${path}`);
    await expect(this.main.getByRole('heading').first()).toBeVisible();
  }
}
