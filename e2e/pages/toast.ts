/** What the app says after something was done. Several may stand at once, so that each is found by its words. */

import { expect, type Locator, type Page } from '@playwright/test';

/** Waits for the words and takes them away, so that the next of the same words is another. */
export async function hear(page: Page, words: string | RegExp): Promise<void> {
  const toast = toastOf(page, words);
  await toast.getByRole('button', { name: 'Close' }).click();
  await expect(toast).toBeHidden();
}

/** Takes back what was said to be done. */
export async function takeBack(page: Page, words: string | RegExp): Promise<void> {
  await toastOf(page, words).getByRole('button', { name: 'Undo' }).click();
}

function toastOf(page: Page, words: string | RegExp): Locator {
  return page.getByRole('alertdialog').filter({ hasText: words });
}
