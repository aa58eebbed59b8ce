/** The languages the kitchen speaks, and the way each writes numbers, money and dates. */

export const LANGUAGES = ['en', 'id', 'ms'] as const;
/** English, Bahasa Indonesia, Bahasa Melayu. */
export type Language = (typeof LANGUAGES)[number];

/** English as written in Malaysia: day before month, RM before the amount. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-MY', id: 'id-ID', ms: 'ms-MY' };

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The first of the given language tags (most wanted first) that the app speaks; English when none is. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(language)) return language;
    if (language === 'in') return 'id';
    if (language === 'zsm') return 'ms';
  }
  return 'en';
}
