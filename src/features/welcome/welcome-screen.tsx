/** The first screen on an empty book: language, money, and two ways to begin. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChefHat, ChevronRight, FileUp, LockKeyhole } from 'lucide-react';
import { Button as Start } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { undo } from '../../db/commands/undo.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { learn } from '../../jobs/learn.ts';
import { dismissJob, useJob } from '../../jobs/running.ts';
import { Brand } from '../../ui/brand.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { useScreenTitle } from '../../ui/page.tsx';
import { Notice } from '../../ui/states.tsx';
import { useUndoToast } from '../../ui/use-command.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { CurrencyChoice } from './currency-choice.tsx';
import { ExampleDay } from './example-day.tsx';
import { importSampleBook } from './import-sample-book.ts';
import sheet from './welcome.module.css';

const style = classesOf(sheet);
/** Each language by its own name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia', ms: 'Bahasa Melayu' };

export function WelcomeScreen() {
  const { t, i18n } = useTranslation('welcome');
  const heading = useScreenTitle(t('title'));
  const settings = useLiveQuery(() => readSettings(book), [], DEFAULT_SETTINGS);
  const job = useJob('import');
  const say = useTroubleWords();
  const offerUndo = useUndoToast();
  const [, go] = useLocation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  const isWorking = job?.state === 'running';

  const begin = async () => {
    const outcome = await importSampleBook(book, language);
    if (!outcome.ok) return;
    dismissJob('import');
    go('/today');
    offerUndo(t('sampleIn'), () => undo(book, outcome.value.entryId));
    void learn(book);
  };

  return (
    <main className={style('screen')}>
      <div className={style('begin')}>
        <header className={style('head')}>
          <p className={style('brand')}>
            <Brand />
            Papadin
          </p>
          <h1 ref={heading} tabIndex={-1} className={style('claim')}>
            {t('claim')}
          </h1>
          <p className={style('lead')}>{t('lead')}</p>
        </header>
        <div className={style('choices')}>
          <RadioCards
            compact
            label={t('language')}
            value={language}
            onChange={(chosen) => void changeSettings(book, { language: chosen })}
            choices={LANGUAGES.map((one) => ({ value: one, title: NAMES[one], lang: one }))}
          />
          <CurrencyChoice value={settings.currency} onChange={(currency) => void changeSettings(book, { currency })} />
        </div>
        <section className={style('starts')} aria-label={t('start')}>
          {isWorking ? (
            <>
              <h2>{t('preparing')}</h2>
              <WorkPanel steps={job.steps} startedAt={job.startedAt} onCancel={job.cancel} />
            </>
          ) : (
            <>
              <h2>{t('start')}</h2>
              {job?.state === 'failed' && (
                <Notice tone="bad" title={t('failed')}>
                  {say(job)}
                </Notice>
              )}
              <Start className={style('start', 'first')} onPress={() => void begin()}>
                <ChefHat size={28} strokeWidth={1.75} aria-hidden="true" />
                <span className={style('words')}>
                  <span className={style('title')}>{t('sample')}</span>
                  <span className={style('detail')}>{t('sampleDetail')}</span>
                </span>
                <ChevronRight size={22} aria-hidden="true" />
              </Start>
              <a className={style('start')} href="#/import">
                <FileUp size={28} strokeWidth={1.75} aria-hidden="true" />
                <span className={style('words')}>
                  <span className={style('title')}>{t('file')}</span>
                  <span className={style('detail')}>{t('fileDetail')}</span>
                </span>
                <ChevronRight size={22} aria-hidden="true" />
              </a>
            </>
          )}
        </section>
        <p className={style('private')}>
          <LockKeyhole size={18} aria-hidden="true" />
          {t('private')}
        </p>
      </div>
      <ExampleDay />
    </main>
  );
}
