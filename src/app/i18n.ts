/** Loads the texts of a language and switches to it without a reload: those of the first screen at once, the others with the others. */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, LOCALES } from '../domain/language.ts';
import { noteLanguage } from './first-look.ts';

const FIRST = {
  en: () => import('./languages/en-first.ts'),
  id: () => import('./languages/id-first.ts'),
  ms: () => import('./languages/ms-first.ts'),
} as const;

const REST = {
  en: () => import('./languages/en.ts'),
  id: () => import('./languages/id.ts'),
  ms: () => import('./languages/ms.ts'),
} as const;

/** The language asked for last: texts that come late must not talk over it. */
let wanted: Language | null = null;
/** Once a screen has asked for all texts, no language is switched to without them. */
let wantsAll = false;

/** Speaks `language` from now on; resolves when every text is there that a screen has asked for. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const texts = await fetchTexts(language);
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
    add(language, texts);
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = LOCALES[language];
  noteLanguage(language);
}

/** Resolves when the texts of every screen are there, in the language spoken or about to be; to be asked after the first {@link speak}. */
export async function speakOfAll(): Promise<void> {
  wantsAll = true;
  for (let language = wanted; language !== null; ) {
    add(language, await fetchTexts(language));
    if (language === wanted) return;
    language = wanted;
  }
}

async function fetchTexts(language: Language): Promise<Readonly<Record<string, object>>> {
  if (wantsAll) {
    const [first, rest] = await Promise.all([FIRST[language](), REST[language]()]);
    return { ...first.texts, ...rest.texts };
  }
  const { texts } = await FIRST[language]();
  // A screen may have asked for all of them meanwhile.
  return wantsAll ? fetchTexts(language) : texts;
}

function add(language: Language, texts: Readonly<Record<string, object>>): void {
  for (const [namespace, words] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, words, true, true);
  }
}
