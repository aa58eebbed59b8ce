/** The app goes on without a network. */

import { expect, test } from '@playwright/test';

test('the built app opens', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Papadin/);
  await expect(page.locator('#root > *').first()).toBeVisible();
});
