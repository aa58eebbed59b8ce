/** Draws the app's icons from the one mark: `npx tsx e2e/tools/draw-icons.ts`, after `public/icons/icon.svg` was changed. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const folder = fileURLToPath(new URL('../../public/icons/', import.meta.url));
const round = readFileSync(`${folder}icon.svg`, 'utf8');
/** Systems that cut their own shape want the ground to the edges; the mark already lies in their safe circle. */
const square = round.replace(/rx="112"/, '');

const ICONS = [
  { name: 'icon-192.png', size: 192, drawing: round },
  { name: 'icon-512.png', size: 512, drawing: round },
  { name: 'maskable-192.png', size: 192, drawing: square },
  { name: 'maskable-512.png', size: 512, drawing: square },
  { name: 'apple-touch-180.png', size: 180, drawing: square },
] as const;

const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
const page = await browser.newPage();
for (const { name, size, drawing } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  await page.screenshot({ path: `${folder}${name}`, omitBackground: true });
}
await browser.close();
