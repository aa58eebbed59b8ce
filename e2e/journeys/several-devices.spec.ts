/** One count on two devices without a network: a tablet and a phone count their areas, files go over, one of them finishes. */

import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../pages/accessibility.ts';
import { BackupPage } from '../pages/backup.ts';
import { CountingPage } from '../pages/counting.ts';
import { expectAppDrawn } from '../pages/installed-app.ts';
import { WelcomePage } from '../pages/welcome.ts';

test.setTimeout(240_000);

const TABLET = { viewport: { width: 1180, height: 820 }, locale: 'en-MY', hasTouch: true } as const;
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-MY', hasTouch: true, colorScheme: 'dark' } as const;

async function goOffline(context: BrowserContext, page: Page): Promise<void> {
  // A page that was loaded again just as the worker began is served by it from its next load on: that the worker is there is enough.
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  await context.setOffline(true);
  await page.reload();
  await expectAppDrawn(page);
}

/** Types one line of the area that lies open: whole packs only. */
async function countLine(counting: CountingPage, item: string, packs: string): Promise<void> {
  const line = counting.line(item);
  if (!(await line.isVisible())) {
    const list = counting.page.getByRole('button', { name: 'All lines' });
    if (await list.isVisible()) await list.click();
    await counting.lines.getByRole('button', { name: item }).click();
  }
  await expect(line).toBeVisible();
  await counting.press(packs);
  await expect(counting.saved).toBeVisible();
  for (let presses = 0; presses < 3 && (await line.isVisible()); presses++) await counting.next.click();
}

/** Hands the areas that are ticked over as a file; answers where it lies. */
async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Send my areas' }).click();
  const sheet = page.getByRole('dialog', { name: 'Send my areas' });
  await expect(sheet.getByRole('button', { name: 'Save the file' })).toBeEnabled();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-.*\.papadin-count\.txt$/);
  await expect(page.getByText('File handed over. Take it in on the other device, under Count.')).toBeVisible();
  return download.path();
}

async function takeIn(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Take in counted areas' }).click(),
  ]);
  await chooser.setFiles(path);
  await expect(page.getByRole('dialog', { name: 'Take in counted areas' })).toBeVisible();
}

/** Shares a file with the installed app, as another app's share sheet does: a form is posted, and the answer leads to the counts. */
async function shareInto(page: Page, path: string): Promise<void> {
  const came = await page.evaluate(
    async (text) => {
      const form = new FormData();
      form.append('papers', new File([text], 'areas.papadin-count.txt', { type: 'text/plain' }));
      const answer = await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
      return answer.type;
    },
    readFileSync(path, 'utf8'),
  );
  // Where to, an answer does not tell: what stands behind # is the browser's own.
  expect(came).toBe('opaqueredirect');
  await page.goto('/#/count/shared');
  await expect(page.getByRole('dialog', { name: 'Take in counted areas' })).toBeVisible();
}

test('a tablet and a phone count different areas of one count, offline, and the tablet finishes it', async ({
  browser,
  baseURL,
}) => {
  const contexts = [
    await browser.newContext({ ...TABLET, baseURL: baseURL!, acceptDownloads: true }),
    await browser.newContext({ ...PHONE, baseURL: baseURL!, acceptDownloads: true }),
  ] as const;
  const [tablet, phone] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const page of [tablet!, phone!]) {
    page.setDefaultTimeout(30_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // The save dialogue belongs to the operating system: without it the browser downloads.
    await page.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'));
  }

  // Both have one book: the phone restores the tablet's backup.
  const welcome = new WelcomePage(tablet!);
  await welcome.open();
  await welcome.startWithSample();
  await tablet!.getByRole('button', { name: 'Close' }).first().click();
  const backup = new BackupPage(tablet!);
  await backup.open();
  const copy = await backup.make();
  const fresh = new BackupPage(phone!);
  // What is shared before there is a book is not left aside without a word.
  await phone!.goto('/#/count/shared');
  await expectAppDrawn(phone!);
  await expect(phone!.getByRole('heading', { name: 'This device has no book yet' })).toBeVisible();
  await expectAccessible(phone!);
  await phone!.getByRole('link', { name: 'Restore a backup' }).click();
  await fresh.choose(copy);
  await expect(fresh.restore).toBeVisible();
  await Promise.all([phone!.waitForEvent('load'), fresh.restore.click()]);
  await goOffline(contexts[0], tablet!);
  await goOffline(contexts[1], phone!);

  // The tablet begins the count and hands it over, before anything is counted.
  const onTablet = new CountingPage(tablet!);
  await onTablet.open();
  await onTablet.start.click();
  await expect(tablet!.getByRole('heading', { name: 'On several devices' })).toBeVisible();
  await expectAccessible(tablet!);
  const begun = await send(tablet!);
  const onPhone = new CountingPage(phone!);
  await shareInto(phone!, begun);
  await expect(phone!.getByText('This count has not begun here yet.')).toBeVisible();
  await expectAccessible(phone!);
  await phone!.getByRole('button', { name: 'Open this count' }).click();
  await expect(phone!.getByRole('list', { name: 'Areas' }).getByRole('link')).toHaveCount(4);

  // Each counts an area; one shelf is counted on both, on the phone last.
  await onTablet.openArea('Freezer 1');
  await countLine(onTablet, 'Beef', '7');
  await countLine(onTablet, 'Peeled prawns', '3');
  await tablet!.getByRole('button', { name: 'All areas' }).first().click();
  await onTablet.openArea('Bar');
  await countLine(onTablet, 'Condensed milk', '1');
  await tablet!.getByRole('button', { name: 'All areas' }).first().click();
  await onPhone.openArea('Bar');
  await countLine(onPhone, 'Condensed milk', '2');
  await phone!.getByRole('button', { name: 'All areas' }).first().click();

  // The phone's own area goes over; what meets on the tablet is shown, and the later look counts.
  const bar = await send(phone!);
  await takeIn(tablet!, bar);
  const dialog = tablet!.getByRole('dialog', { name: 'Take in counted areas' });
  await expect(dialog.getByText('Counted on both devices: 1 line. The later look at the shelf counts.')).toBeVisible();
  await expect(dialog.getByText('there is later')).toBeVisible();
  await expectAccessible(tablet!);
  await dialog.getByRole('button', { name: 'Take in 1 line' }).click();
  await expect(tablet!.getByText('Taken in: 1 line')).toBeVisible();
  const total = (page: Page) => page.getByText(/ · 3 of \d+ lines$/);
  await expect(total(tablet!)).toBeVisible();

  // The same file once more changes nothing; taken back, the line of before is there again, and again the other.
  await takeIn(tablet!, bar);
  await expect(dialog.getByText('Nothing new: all of it is here already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await tablet!.getByRole('button', { name: 'Undo' }).click();
  await takeIn(tablet!, bar);
  await dialog.getByRole('button', { name: 'Take in 1 line' }).click();

  await onTablet.finishNow();
  const found = tablet!.getByRole('list', { name: 'Counted' });
  await expect(found.getByRole('listitem')).toHaveCount(3);
  await expect(found.getByRole('link', { name: /Condensed milk/ })).toBeVisible();

  // A finished count takes nothing in, and says what to do.
  await tablet!.goto('/#/count');
  await takeIn(tablet!, bar);
  await expect(dialog.getByText(/finished or dropped here/)).toBeVisible();
  for (const context of contexts) await context.close();
});
