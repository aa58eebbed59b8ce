/** The import: choose, look, import, undo. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class ImportPage {
  readonly page: Page;
  readonly go: Locator;
  readonly done: Locator;
  readonly learn: Locator;
  readonly undo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.go = page.getByRole('button', { name: /^Import [\d,]+ (good )?rows?$/ });
    this.done = page.getByRole('heading', { name: 'The days are in the book' });
    this.learn = page.getByRole('button', { name: 'Learn from these days' });
    this.undo = page.getByRole('button', { name: 'Undo the import' });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/import');
    await expect(this.page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  }

  async choose(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    await this.page.locator('input[type=file]').first().setInputFiles(file);
  }

  /** Drops a file of this machine onto the zone, through the browser's own drag and drop. */
  async drop(path: string): Promise<void> {
    const zone = await this.page.getByText('Drop a CSV or XLSX file here').boundingBox();
    const at = { x: zone!.x + zone!.width / 2, y: zone!.y + zone!.height / 2 };
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
  }

  side(name: RegExp): Locator {
    return this.page.getByRole('tab', { name });
  }

  rows(): Locator {
    return this.page.getByRole('tabpanel').getByRole('row');
  }
}
