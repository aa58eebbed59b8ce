/** Loads the texts of a language and switches to it without a reload. */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, LOCALES } from '../domain/language.ts';

const LOADERS = {
  en: () => import('./languages/en.ts'),
  id: () => import('./languages/id.ts'),
  ms: () => import('./languages/ms.ts'),
} as const;

/** The language asked for last: texts that come late must not talk over it. */
let wanted: Language | null = null;

/** Speaks `language` from now on; resolves when every text is there. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const { texts } = await LOADERS[language]();
  if (wanted !== language) return;
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: { [language]: texts },
      // A test holds all languages to the same keys, so that there is nothing to fall back to.
      fallbackLng: false,
      defaultNS: 'common',
      ns: Object.keys(texts),
      // React escapes by itself.
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnNull: false,
    });
  } else {
    for (const [namespace, words] of Object.entries(texts)) {
      i18next.addResourceBundle(language, namespace, words, true, true);
    }
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = LOCALES[language];
}
