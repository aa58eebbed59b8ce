/** People and who is here: the section in the settings, and the PIN pad over everything. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class PeoplePage {
  readonly page: Page;
  readonly sheet: Locator;
  readonly lock: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog');
    this.lock = page.getByRole('dialog', { name: 'Who is here?' });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/settings/people');
    await expect(this.page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
  }

  /** The first one; answers the recovery code that was shown. */
  async nameManager(name: string, pin: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Name the first manager' }).click();
    await this.sheet.getByLabel('Name', { exact: true }).fill(name);
    await this.sheet.getByLabel('PIN', { exact: true }).fill(pin);
    await this.sheet.getByRole('button', { name: 'Save' }).click();
    const code = this.sheet.locator('output');
    await expect(code).toHaveText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const text = await code.innerText();
    await this.sheet.getByRole('button', { name: 'I have written it down' }).click();
    await expect(this.sheet).toBeHidden();
    return text;
  }

  async add(name: string, role: 'Manager' | 'Kitchen staff' | 'Viewer', pin: string | null): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a person' }).click();
    await this.sheet.getByLabel('Name', { exact: true }).fill(name);
    await this.sheet.getByText(role, { exact: true }).click();
    if (pin !== null) await this.sheet.getByLabel('PIN', { exact: true }).fill(pin);
    await this.sheet.getByRole('button', { name: 'Save' }).click();
    await expect(this.sheet).toBeHidden();
  }

  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /: switch person$/ }).click();
    await this.lock.getByRole('button', { name }).first().click();
  }

  /** Key by key, and waits until it was checked. */
  async type(pin: string): Promise<void> {
    for (const key of pin) await this.lock.getByRole('button', { name: key, exact: true }).click();
    await this.lock.getByRole('button', { name: 'Enter', exact: true }).click();
    // Checking a PIN takes a quarter of a second, on a busy machine more; then it is gone, or the lock is.
    const typed = this.lock.getByLabel(/figures? typed$/).first();
    await expect(async () => {
      if (await this.lock.isVisible()) await expect(typed).toHaveAccessibleName(/: 0 figures typed$/, { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  }
}
