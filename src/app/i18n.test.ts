/** Texts come in two parts; nobody may ever see a key instead of one. */

import i18next from 'i18next';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { speak, speakOfAll } from './i18n.ts';
import en from './languages/en/stock.json';
import id from './languages/id/stock.json';
import ms from './languages/ms/stock.json';

const page = { documentElement: { lang: '' } };
const stockTitle = () => i18next.t('stock:title');

beforeAll(() => Object.assign(globalThis, { document: page }));
afterAll(() => {
  delete (globalThis as { document?: unknown }).document;
});

test('the first screen speaks at once; whoever asks for all texts has them in every language from then on', async () => {
  await speak('en');
  expect(i18next.t('welcome:start')).not.toBe('start');
  expect(stockTitle()).not.toBe(en.title);

  await speakOfAll();
  expect(stockTitle()).toBe(en.title);

  await speak('ms');
  expect(page.documentElement.lang).toBe('ms-MY');
  expect(stockTitle()).toBe(ms.title);
});

test('a language asked for while texts are on their way comes with all of them, and the last word holds', async () => {
  const seen: string[] = [];
  const note = () => seen.push(`${i18next.language} ${stockTitle()}`);
  i18next.on('languageChanged', note);
  await Promise.all([speak('en'), speakOfAll(), speak('id'), speakOfAll()]);
  i18next.off('languageChanged', note);
  expect(i18next.language).toBe('id');
  expect(seen).toEqual([`id ${id.title}`]);
});
