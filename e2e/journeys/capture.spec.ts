/** Taking a paper: the edge drawn over the live picture, light, several shots of a long paper, stopping, and a device without the reader. */

import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ENGINES_CACHE } from '../../src/app/service-worker/kept-files.ts';
import { expectAppDrawn, waitForEnginesKept } from '../pages/installed-app.ts';
import { filmOf, type MadePaper, photographPaper } from '../pages/made-paper.ts';
import { ScanPage } from '../pages/scan.ts';
import { inStudio, startKitchen, test } from '../pages/scanning-kitchen.ts';
import { HAND_HELD, photograph } from '../receipts-fixtures/draw-photo.ts';
import { makePaper } from '../receipts-fixtures/made-papers.ts';

test.setTimeout(300_000);
const READING = { timeout: 200_000 };

const SLIP: MadePaper = {
  head: ['TOKO SEMBAKO MAKMUR', 'Jl. Pasar Minggu 12, Jakarta', 'No. Nota: SM-20455'],
  lines: [
    ['AYAM POTONG', '12 kg x 38.500', '462.000'],
    ['BAYAM', '3 kg x 12.500', '37.500'],
  ],
  foot: [['TOTAL', '499.500']],
};

test('the edge is drawn, the light goes on and off, and reading stops when told, with the photo still there', async ({
  folder,
  openBrowser,
}) => {
  const film = join(folder, 'paper.mjpeg');
  filmOf(await inStudio((page) => photographPaper(page, SLIP)), film);
  const page = await openBrowser(film);
  // The make-believe camera has no light: this one says that it has, and remembers what it is told.
  await page.addInitScript(() => {
    const told: boolean[] = [];
    Object.assign(globalThis, { told });
    const capable = MediaStreamTrack.prototype.getCapabilities;
    MediaStreamTrack.prototype.getCapabilities = function () {
      return Object.assign(capable.call(this), { torch: true });
    };
    MediaStreamTrack.prototype.applyConstraints = async (wish) => {
      for (const { torch } of (wish?.advanced ?? []) as { torch?: boolean }[])
        if (torch !== undefined) told.push(torch);
    };
  });
  await startKitchen(page);
  await waitForEnginesKept(page);
  const scan = new ScanPage(page);
  await scan.open();
  await page.getByRole('button', { name: 'Light on' }).click();
  await page.getByRole('button', { name: 'Light off' }).click();
  await expect(page.getByRole('button', { name: 'Light on' })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { told: boolean[] }).told)).toEqual([true, false]);

  const edge = scan.camera.locator('svg polygon');
  await expect(edge).toBeAttached({ timeout: 60_000 });
  const corners = (await edge.getAttribute('points'))!.split(' ').map((point) => point.split(',').map(Number));
  expect(corners).toHaveLength(4);
  for (const share of corners.flat()) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  await expect(scan.shots).toHaveCount(1, { timeout: 60_000 });
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
  await scan.read.click();
  await page.getByRole('region', { name: 'Reading the paper' }).getByRole('button', { name: 'Stop' }).click();
  await expect(scan.camera).toBeVisible({ timeout: 30_000 });
  await expect(scan.review).toBeHidden();
  await expect(scan.shots).not.toHaveCount(0);
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
});

test('a long paper in three overlapping shots is one paper, each line once', async ({ openBrowser }) => {
  const paper = makePaper(21, 16);
  const shots = await inStudio(async (page) => {
    const parts = [
      { from: 0, to: 0.47 },
      { from: 0.27, to: 0.75 },
      { from: 0.54, to: 1 },
    ];
    const taken: string[] = [];
    for (const [i, part] of parts.entries())
      taken.push((await photograph(page, paper, HAND_HELD, 40 + i, part)).base64);
    return taken;
  });
  const page = await openBrowser(null);
  await startKitchen(page);
  await waitForEnginesKept(page);
  const scan = new ScanPage(page);
  await scan.open();
  for (const [i, shot] of shots.entries()) {
    await scan.choose(`part-${i}.jpg`, 'image/jpeg', Buffer.from(shot, 'base64'));
    await expect(scan.shots).toHaveCount(i + 1);
  }
  await expect(scan.read).toBeEnabled({ timeout: 60_000 });
  await expect(scan.read).toHaveText('Read 3 pages');
  await scan.read.click();
  await expect(scan.review).toBeVisible(READING);
  await expect(page.getByText('Adds up')).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Pages' }).getByRole('radio')).toHaveCount(3);
});

test('without the reader and without a network, no download is offered, and papers are entered by hand', async ({
  host,
  openBrowser,
}) => {
  const photo = await inStudio((page) => photographPaper(page, SLIP));
  const page = await openBrowser(null);
  await startKitchen(page);
  // What may have come meanwhile by itself is taken away again: a device that went offline too early.
  await host.stop();
  await page.context().setOffline(true);
  await page.evaluate((name) => caches.delete(name), ENGINES_CACHE);
  await page.reload();
  await expectAppDrawn(page);
  const scan = new ScanPage(page);
  await scan.open();
  await expect(page.getByText(/There is no network now. The reader can be fetched/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get it now' })).toHaveCount(0);
  await scan.choose('slip.jpg', 'image/jpeg', photo);
  await expect(scan.shots).toHaveCount(1);
  await expect(scan.read).toBeDisabled();
  await scan.byHand.click();
  await expect(scan.review).toHaveText('Enter the paper');

  // Back in the network the card offers it, or it is coming already, or is all there.
  await host.start();
  await page.context().setOffline(false);
  await scan.open();
  await expect(page.getByText(/There is no network now/)).toBeHidden({ timeout: 30_000 });
});
