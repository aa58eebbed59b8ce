/** The language of the device is understood, old and odd tags too. */

import { describe, expect, it } from 'vitest';
import { LANGUAGES, LOCALES, preferredLanguage } from './language.ts';

describe('language', () => {
  it.each([
    [['id-ID', 'en'], 'id'],
    [['in'], 'id'],
    [['ms-MY'], 'ms'],
    [['zsm'], 'ms'],
    [['zh-CN', 'ms'], 'ms'],
    [['de'], 'en'],
    [[], 'en'],
  ])('%j → %s', (tags, language) => expect(preferredLanguage(tags)).toBe(language));
  it('has a known way to write numbers for each', () => {
    for (const language of LANGUAGES) {
      expect(Intl.NumberFormat.supportedLocalesOf([LOCALES[language]])).toEqual([LOCALES[language]]);
    }
  });
});
