/** A restaurant's whole day without a network, by touch, in each language, on a tablet and on a phone: open, deliver, waste, count, variance, order. */

import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Language } from '../../src/domain/language.ts';
import { ITEMS } from '../../src/domain/sample-restaurant/items.ts';
import { AREAS, WALK } from '../../src/domain/sample-restaurant/sample-item.ts';
import { SUPPLIERS } from '../../src/domain/sample-restaurant/suppliers.ts';
import { expectAccessible } from '../pages/accessibility.ts';
import { type Device, expectAppDrawn, takeDevice, waitForShellKept } from '../pages/installed-app.ts';
import { WelcomePage } from '../pages/welcome.ts';
import { WholeDay } from '../pages/whole-day.ts';
import { type Words, wordsIn } from '../pages/words.ts';
import { type StaticHost, startStaticHost } from '../tools/static-host.ts';

test.setTimeout(180_000);

const SIZES = { tablet: { width: 1180, height: 820 }, phone: { width: 390, height: 844 } } as const;
const OWN_NAMES = { en: 'English', id: 'Bahasa Indonesia', ms: 'Bahasa Melayu' } as const;
/** The sample restaurant lies in Jakarta for whoever reads Indonesian, else in Kuala Lumpur. */
const CURRENCIES = { en: 'MYR', id: 'IDR', ms: 'MYR' } as const;

const RUNS = [
  ['en', 'tablet', 'light'],
  ['en', 'phone', 'dark'],
  ['id', 'tablet', 'dark'],
  ['id', 'phone', 'light'],
  ['ms', 'tablet', 'light'],
  ['ms', 'phone', 'dark'],
] as const;

let host: StaticHost;
let device: Device;
let browser: BrowserContext;

test.beforeEach(async () => {
  host = await startStaticHost(process.env['PAPADIN_DIST'] ?? 'dist');
  device = takeDevice();
  browser = await device.open(host.address);
});

test.afterEach(async () => {
  await browser.close();
  await host.stop();
  device.forget();
});

for (const [language, size, colorScheme] of RUNS) {
  test(`a whole day in ${OWN_NAMES[language]} on a ${size}, ${colorScheme}, without a network`, async () => {
    const words = wordsIn(language);
    const page = await browser.newPage();
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const day = new WholeDay(page, words, async () => {
      await expectAccessible(page);
      // Nothing beside the screen, no title cut off.
      expect(await page.evaluate(widthsOver)).toEqual([0, 0]);
    });
    await test.step('move in, then lose the network', () => moveIn(page, day, language));
    await test.step('open', () => day.goTo('today'));
    await test.step('deliver', () => deliver(day, language));
    await test.step('waste', () => throwAway(day, language));
    await test.step('count', () => count(day, language));
    await test.step('variance', () => lookAtVariance(day, language));
    const ordered = await test.step('order', () => order(day, language));
    await test.step('all of it is still there', () => reopen(page, day, language, ordered));
    await test.step('what was ordered arrives', () => receiveOrder(day, language, ordered));
  });
}

/** Pixels by which the screen is too wide, and by which its title is. */
function widthsOver(): readonly number[] {
  const root = document.documentElement;
  const titles = [...document.querySelectorAll('h1')].map((title) => title.scrollWidth - title.clientWidth);
  return [Math.max(0, root.scrollWidth - window.innerWidth), Math.max(0, ...titles)];
}

const itemIn = (language: Language, english: string) => ITEMS.find(({ name }) => name.en === english)!.name[language];
const supplierIn = (language: Language) => SUPPLIERS.poultry.name[CURRENCIES[language]];

async function moveIn(page: Page, day: WholeDay, language: Language): Promise<void> {
  const { say } = day.words;
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.speak(OWN_NAMES[language]);
  await day.seeScreen(say('opening:claim'));
  await welcome.startWithSample();
  await day.hear(say('welcome:sampleIn'));
  // Another journey learns; here the day shall not wait for it.
  await day.frame.place('insights', language).click();
  await day.button('common:job.stop').click();
  await expect(page.getByText(say('forecast:learn.cancelled')).filter({ visible: true })).toBeVisible();
  await waitForShellKept(page);
  await host.stop();
  await browser.setOffline(true);
  await page.reload();
  await expectAppDrawn(page);
  await expect(page.getByRole('button', { name: say('common:status.offline') })).toBeVisible();
}

async function deliver(day: WholeDay, language: Language): Promise<void> {
  const { say, like } = day.words;
  const supplier = supplierIn(language);
  await day.note('delivery');
  await day.seeScreen(say('receive:delivery.titlePlain'));
  await day.main.getByRole('button', { name: new RegExp(say('receive:delivery.supplier')) }).click();
  await day.page.getByRole('option', { name: supplier, exact: true }).click();
  await day.button('receive:delivery.add').click();
  await day.seeSheet(say('receive:delivery.add'));
  await day.pick(itemIn(language, 'Chicken pieces'), day.sheet);
  await day.seeSheet(itemIn(language, 'Chicken pieces'));
  await day.type('4');
  await day
    .button('receive:line.keep', day.sheet)
    .or(day.sheet.getByRole('button', { name: like('ui:next', { what: say('receive:line.cost') }) }))
    .click();
  // What four packs of 2 kg cost about: 90.00 ringgit, or 310,000 rupiah.
  await day.type(CURRENCIES[language] === 'IDR' ? '310000' : '90');
  await day.sheet.getByRole('button', { name: like('ui:next') }).click();
  await day.button('receive:line.keep', day.sheet).click();
  await expect(day.sheet).toBeHidden();
  await day.seeScreen(say('receive:delivery.titlePlain'));
  await day.button('receive:delivery.save').click();
  await day.hear(like('receive:delivery.saved', { supplier, count: 1 }));
}

async function throwAway(day: WholeDay, language: Language): Promise<void> {
  const { say, like } = day.words;
  const what = itemIn(language, 'Eggs');
  await day.note('waste');
  await day.seeScreen(say('receive:waste.title'));
  await day.pick(what, day.main);
  await day.seeSheet(say('receive:waste.sheet', { what }));
  await day.type('1');
  await day.button('receive:waste.next', day.sheet).click();
  await day.seeSheet(say('receive:waste.reason'));
  await day.button('receive:reason.dropped', day.sheet).click();
  await day.hear(like('receive:waste.savedWorth', { what }));
  await day.goTo('receive');
  await expect(
    day.main.getByText(say('receive:lately.waste', { reason: say('receive:reason.dropped') })),
  ).toBeVisible();
}

async function count(day: WholeDay, language: Language): Promise<void> {
  const { say } = day.words;
  const [beef, prawns] = [itemIn(language, 'Beef'), itemIn(language, 'Peeled prawns')];
  const freezer = AREAS.freezer[language];
  await day.goTo('stock');
  await day.link('stock:countSheet').click();
  await day.seeScreen(say('count:title'));
  for (const area of WALK.filter((one) => one !== 'freezer')) {
    await day.main.getByText(AREAS[area][language], { exact: true }).click();
  }
  await day.button('count:start.go').click();
  await day.seeScreen(freezer);
  await day.countLine(beef, '7');
  await day.countLine(prawns, '3');
  await expect(day.page.getByRole('heading', { name: say('count:line.areaDone', { area: freezer }) })).toBeVisible();
  await expectAccessible(day.page);
  await day.button('count:line.overview').last().click();
  await day.button('count:overview.finish').click();
  await day.seeSheet(say('count:finish.title'));
  await day.button('count:finish.confirm', day.sheet).click();
  await day.hear(say('count:finish.done', { count: 2 }));
  await expect(day.main.getByRole('list', { name: say('count:finished.amount') })).toContainText(/7\skg/);
  await expectAccessible(day.page);
}

/** Yesterday's sales of a dish, as far as the book knows its recipe, beside what was used. */
async function lookAtVariance(day: WholeDay, language: Language): Promise<void> {
  const { say, like } = day.words;
  const chicken = itemIn(language, 'Chicken pieces');
  const dish = 'Nasi ayam';
  const openVariance = async () => {
    await day.goTo('insights');
    await day.link('forecast:use.variance').click();
    await day.seeScreen(say('variance:title'));
  };
  await openVariance();
  await day.link('variance:empty.recipes').click();
  await day.seeScreen(say('recipes:title'));
  await day.button('recipes:add').first().click();
  await day.sheet.getByRole('textbox', { name: say('recipes:form.name') }).fill(dish);
  await day.sheet.getByRole('searchbox', { name: say('recipes:form.addLine') }).fill(chicken);
  await day.sheet.getByRole('button', { name: chicken }).first().click();
  await day.sheet.getByRole('textbox', { name: chicken }).fill('180');
  await day.seeSheet(say('recipes:form.new'));
  await day.button('recipes:form.save', day.sheet).click();
  await day.hear(say('recipes:form.saved', { dish }));
  await day.seeScreen(dish);
  await openVariance();
  await day.link('variance:empty.enter').click();
  await day.seeScreen(say('recipes:sales.title'));
  await day.main.getByRole('textbox', { name: dish }).fill('2');
  await day.button('recipes:sales.save').click();
  await day.hear(like('recipes:sales.saved'));
  await openVariance();
  // Far more leaves in a day than two dishes take.
  const row = day.main.getByRole('list', { name: say('variance:list') }).getByRole('link', { name: chicken });
  await expect(row).toContainText(like('variance:more'));
  await row.click();
  await day.seeScreen(chicken);
  await expect(day.main.getByRole('heading', { name: say('variance:check.title') })).toBeVisible();
}

/** Answers how many lines were ordered: those asked for here, and what Papadin proposed beside them. */
async function order(day: WholeDay, language: Language): Promise<number> {
  const { say, like } = day.words;
  const [supplier, chicken] = [supplierIn(language), itemIn(language, 'Chicken pieces')];
  await day.goTo('orders');
  const card = day.page.locator('section', { has: day.page.getByRole('heading', { level: 2, name: supplier }) });
  const line = card.getByRole('listitem').filter({ has: day.page.getByRole('heading', { name: chicken }) });
  const fold = card.getByRole('button', {
    name: new RegExp(`${like('orders:rest.nothing').source}|${like('orders:rest.show').source}`),
  });
  await expect(async () => {
    if (!(await line.isVisible())) await fold.click({ timeout: 1000 });
    await expect(line).toBeVisible({ timeout: 1000 });
  }).toPass();
  await line
    .getByRole('button', { name: `${say('ui:more')}: ${say('orders:line.amount', { item: chicken })}` })
    .click();
  await day.button('orders:send.open', card).click();
  await day.seeSheet(say('orders:send.title', { supplier }));
  // WhatsApp needs a network, a sheet of paper does not.
  await expect(day.button('orders:send.whatsapp', day.sheet)).toHaveCount(0);
  const text = await day.sheet.getByRole('region', { name: say('orders:send.text') }).innerText();
  expect(text).toContain(chicken);
  const [file] = await Promise.all([
    day.page.waitForEvent('download'),
    day.button('orders:send.pdf', day.sheet).click(),
  ]);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await day.hear(say('orders:placed.toast', { supplier }));
  return text.split('\n').filter((one) => one.startsWith('•')).length;
}

async function reopen(page: Page, day: WholeDay, language: Language, ordered: number): Promise<void> {
  const { say } = day.words;
  await page.reload();
  await expectAppDrawn(page);
  await day.goTo('stock');
  const stock = day.main.getByRole('list', { name: say('stock:list') });
  await expect(stock.getByRole('link', { name: itemIn(language, 'Beef') })).toContainText(/7\skg/);
  await day.goTo('settings');
  await day.main.getByRole('link', { name: say('settings:sections.journal') }).click();
  await expect(page.getByRole('heading', { level: 2, name: say('settings:sections.journal') })).toBeVisible();
  const journal = day.main.getByRole('list', { name: say('settings:sections.journal') });
  for (const entry of expectedEntries(day.words, ordered)) await expect(journal).toContainText(entry);
  await expectAccessible(page);
  await day.goTo('receive');
  const expected = day.main.getByRole('list', { name: say('receive:expected.title') });
  await expected
    .getByRole('link', { name: supplierIn(language) })
    .last()
    .click();
  await day.seeScreen(say('receive:delivery.title', { supplier: supplierIn(language) }));
}

/** The delivery of the order that was sent, taken in against it. Begins on its screen. */
async function receiveOrder(day: WholeDay, language: Language, ordered: number): Promise<void> {
  const { say, like } = day.words;
  const supplier = supplierIn(language);
  const chicken = itemIn(language, 'Chicken pieces');
  const line = day.main.getByRole('listitem').filter({ hasText: chicken }).first();
  await expect(line).toBeVisible();
  await day.button('receive:delivery.save').click();
  await day.hear(like('receive:delivery.saved', { supplier, count: ordered }));
  await day.goTo('settings');
  await day.main.getByRole('link', { name: say('settings:sections.journal') }).click();
  const journal = day.main.getByRole('list', { name: say('settings:sections.journal') });
  await expect(journal).toContainText(say('settings:journal.recordDelivery', { count: ordered }));
}

function expectedEntries({ say }: Words, ordered: number): readonly string[] {
  return [
    say('settings:journal.importSample'),
    say('settings:journal.recordDelivery', { count: 1 }),
    say('settings:journal.throwAway', { count: 1 }),
    say('settings:journal.startCount'),
    say('settings:journal.finishCount', { count: 2 }),
    say('settings:journal.addDish', { name: 'Nasi ayam' }),
    say('settings:journal.placeOrder', { count: ordered }),
  ];
}
