/** Why a day is forecast as it is: the sheet over an item's forecast. In English. */

import { expect, type Locator, type Page } from '@playwright/test';

export class ReasonsSheet {
  readonly page: Page;
  readonly sheet: Locator;
  readonly bars: Locator;
  readonly sentence: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', { name: /^Why / });
    this.sentence = this.sheet.getByRole('paragraph').filter({ hasText: /against a usual day|like any other/ });
    this.bars = this.sheet.getByRole('list', { name: 'How the forecast adds up' });
  }

  /** Taps a day of the week ahead (`Fri`) and answers the figure it showed. */
  async open(weekday: string): Promise<number> {
    const day = this.page.getByRole('button', { name: new RegExp(`^${weekday}.*Why\\?$`) });
    // Weekday, date, figure, range.
    const shown = await day.locator('span').nth(2).textContent();
    await day.click();
    await expect(this.bars).toBeVisible({ timeout: 20_000 });
    return readFigure(shown!);
  }

  /** Signed figures from the first bar to the last, as they are written. */
  async figures(): Promise<readonly number[]> {
    const rows = await this.bars.getByRole('listitem').all();
    return Promise.all(rows.map(async (row) => readFigure((await row.locator(':scope > :last-child').textContent())!)));
  }

  async close(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Close' }).click();
    await expect(this.sheet).toBeHidden();
  }
}

function readFigure(text: string): number {
  const [, sign = '', digits = ''] = /([+−]?)\s*([\d,.]+)/.exec(text) ?? [];
  return Number(digits.replaceAll(',', '')) * (sign === '−' ? -1 : 1);
}
