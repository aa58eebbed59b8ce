/** Backup and restore in the settings. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class BackupPage {
  readonly page: Page;
  readonly restore: Locator;
  readonly takeIn: Locator;

  constructor(page: Page) {
    this.page = page;
    this.restore = page.getByRole('button', { name: 'Restore this backup' });
    this.takeIn = page.getByRole('button', { name: /^Take in \d+ entr/ });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/settings/backup');
    await expect(this.page.getByRole('heading', { name: 'Make a backup now' })).toBeVisible();
  }

  /** Saves a file and answers where it lies. */
  async make(passphrase: string | null = null): Promise<string> {
    if (passphrase !== null) {
      await this.page.getByText('Lock it with a passphrase').click();
      await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    }
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^papadin-\d{4}-\d\d-\d\d-\d{4}\.papadin$/);
    return download.path();
  }

  /** Chooses a file to restore. */
  async choose(path: string): Promise<void> {
    await this.page.locator('input[type=file]').last().setInputFiles(path);
  }
}
