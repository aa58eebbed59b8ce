/** Language and look of this device. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { COLOUR_SCHEMES } from '../../domain/settings.ts';
import { Card } from '../../ui/card.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useCommand } from '../../ui/use-command.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
/** Each language by its own name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia', ms: 'Bahasa Melayu' };

export function GeneralSection() {
  const { t, i18n } = useTranslation('settings');
  const settings = useLiveQuery(async () => readSettings(book), []);
  const command = useCommand();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  return (
    <>
      <p className={style('soft')}>{t('general.note')}</p>
      <Card>
        <RadioCards
          label={t('general.language')}
          value={language}
          onChange={(chosen) => void command(changeSettings(book, { language: chosen }))}
          choices={LANGUAGES.map((one) => ({ value: one, title: NAMES[one], lang: one }))}
        />
      </Card>
      <Card>
        <RadioCards
          label={t('general.scheme')}
          value={settings?.colourScheme ?? 'system'}
          onChange={(colourScheme) => void command(changeSettings(book, { colourScheme }))}
          choices={COLOUR_SCHEMES.map((scheme) => ({ value: scheme, title: t(`general.${scheme}`) }))}
        />
      </Card>
    </>
  );
}
