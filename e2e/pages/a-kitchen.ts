/** A kitchen with a month of days in its book, for journeys that begin in the middle. */

import type { Page } from '@playwright/test';
// Brings the type of `window.papadin`.
import type {} from '../../src/app/measure/measure.ts';
import { daysAgo } from './made-up-days.ts';

/** Rice and eggs used every day of the last 30 at Kemang, with a price and a count at each night's end. Ends on Insights. */
export async function openKitchen(page: Page): Promise<void> {
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/?measure');
  await page.waitForFunction(() => window.papadin !== undefined);
  const lines = ['date,outlet,item,unit,opening,received,used,wasted,closing,unit_cost'];
  for (let ago = 30; ago >= 1; ago--) {
    lines.push(`${daysAgo(ago)},Kemang,Beras,kg,20,6,6,0,20,15000`);
    lines.push(`${daysAgo(ago)},Kemang,Telur,pcs,60,30,30,0,60,2000`);
  }
  await page.evaluate(async (text) => {
    await window.papadin!.readRecords({ name: 'stock.csv', text, currency: 'IDR' });
    await window.papadin!.importRead();
  }, lines.join('\n'));
  await page.goto('/#/insights');
}
