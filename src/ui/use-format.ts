/** Gives components the way the language chosen writes figures. */

import { useTranslation } from 'react-i18next';
import { isLanguage } from '../domain/language.ts';
import { type Format, formatFor } from './format.ts';

export function useFormat(): Format {
  const { language } = useTranslation().i18n;
  return formatFor(isLanguage(language) ? language : 'en');
}
