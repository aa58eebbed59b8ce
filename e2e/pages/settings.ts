/** The settings and their sections. */

import { expect, type Page } from '@playwright/test';

export const SECTIONS = ['general', 'outlet', 'days', 'device', 'learning', 'journal', 'about'] as const;
export type SectionName = (typeof SECTIONS)[number];

export class SettingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(section: SectionName): Promise<void> {
    await this.page.goto(`/#/settings/${section}`);
    await expect(this.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  async choose(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).click();
    await expect(this.page.getByRole('radio', { checked: true, name, exact: true })).toBeAttached();
  }
}
