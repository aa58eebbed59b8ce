/** Holds the three languages to the same texts: no key missing or left over, the same placeholders, the right plural forms. */

import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { texts as en } from './en.ts';
import { texts as enFirst } from './en-first.ts';
import { texts as id } from './id.ts';
import { texts as idFirst } from './id-first.ts';
import { texts as ms } from './ms.ts';
import { texts as msFirst } from './ms-first.ts';

type Words = { readonly [key: string]: string | Words };
const ALL: Readonly<Record<Language, Words>> = {
  en: { ...enFirst, ...en },
  id: { ...idFirst, ...id },
  ms: { ...msFirst, ...ms },
};
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `namespace:path.to.key` → text. */
function flatten(words: Words): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: Words, path: readonly string[]) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'string') walk(value, [...path, key]);
      else {
        const [namespace = '', ...rest] = [...path, key];
        flat.set(`${namespace}:${rest.join('.')}`, value);
      }
    }
  };
  walk(words, []);
  return flat;
}

const FLAT = Object.fromEntries(LANGUAGES.map((language) => [language, flatten(ALL[language])])) as unknown as Readonly<
  Record<Language, ReadonlyMap<string, string>>
>;
const singular = (key: string) => key.replace(PLURAL, '');
const keysOf = (language: Language) => [...new Set([...FLAT[language].keys()].map(singular))].sort();
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)]
    .map((match) => match[1])
    .concat([...text.matchAll(/<\/?\w+\/?>/g)].map((match) => match[0]))
    .sort();

describe.each(LANGUAGES)('texts in %s', (language) => {
  const flat = FLAT[language];

  it('are the same ones as in English', () => expect(keysOf(language)).toEqual(keysOf('en')));

  it('are never empty', () => {
    expect([...flat].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have exactly the plural forms of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of keysOf(language)) {
      const has = [...flat.keys()].filter((other) => singular(other) === key && other !== key);
      if (has.length > 0) expect(has.sort(), key).toEqual(forms.map((form) => `${key}_${form}`).sort());
    }
  });

  it('ask for the same figures as the English ones', () => {
    for (const [key, text] of flat) {
      const asked = placeholders(text);
      const english = [...FLAT.en].filter(([other]) => singular(other) === singular(key)).map(([, words]) => words);
      const known = new Set(english.flatMap(placeholders));
      expect(
        asked.filter((name) => !known.has(name)),
        `${key}: unknown figure`,
      ).toEqual([]);
      // Only a plural form may leave its count out ("one item").
      const needed = placeholders(english.at(-1) ?? '');
      const missing = needed.filter((name) => !asked.includes(name));
      expect(PLURAL.test(key) ? missing.filter((name) => name !== 'count') : missing, `${key}: missing figure`).toEqual(
        [],
      );
    }
  });
});

describe('texts', () => {
  it('differ between Bahasa Indonesia and Bahasa Melayu where the languages do', () => {
    const same = [...FLAT.id].filter(([key, text]) => FLAT.ms.get(key) === text);
    expect(same.length / FLAT.id.size).toBeLessThan(0.5);
  });

  it('used by the code are all there', () => {
    const sources = import.meta.glob<string>('../../{ui,app,features}/**/*.{ts,tsx}', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const known = new Set(keysOf('en'));
    const missing: string[] = [];
    for (const [file, source] of Object.entries(sources)) {
      if (file.includes('.test.') || file.endsWith('.d.ts')) continue;
      const named = [...source.matchAll(/(?:useTranslation[(<]\[?|TFunction<\[?)'(\w+)'/g)].map((match) => match[1]!);
      const spoken = [...named, /features\/(\w+)\//.exec(file)?.[1] ?? 'common', 'common'];
      for (const match of source.matchAll(/\bt\(\s*'([\w.:-]+)'/g)) {
        const key = match[1]!;
        const places = key.includes(':') ? [key] : spoken.map((namespace) => `${namespace}:${key}`);
        if (!places.some((place) => known.has(place))) missing.push(`${file} ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
