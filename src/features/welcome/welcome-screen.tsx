/** The first screen on an empty book: language, money, and two ways to begin. */

import { ChefHat, ChevronRight, FileUp, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Button as Start } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isLanguage, LANGUAGES, type Language, preferredLanguage } from '../../domain/language.ts';
import type { Currency } from '../../domain/money.ts';
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
import sheet from './welcome.module.css';

const style = classesOf(sheet);
type Begin = typeof import('./begin.ts');
/** Each language by its own name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia', ms: 'Bahasa Melayu' };

export function WelcomeScreen() {
  const { t, i18n } = useTranslation(['welcome', 'opening']);
  const heading = useScreenTitle(t('title'));
  const [chosenCurrency, setChosenCurrency] = useState<Currency | null>(null);
  const job = useJob('import');
  const say = useTroubleWords();
  const offerUndo = useUndoToast();
  const [, go] = useLocation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  const currency = chosenCurrency ?? usualCurrency(language);
  /** When the sample was asked for, before its job has begun; milliseconds since the epoch. */
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const [isCutOff, setIsCutOff] = useState(false);
  const isWorking = job?.state === 'running' || askedAt !== null;

  /** What a tap does is fetched with the first one. */
  const onTap = async (act: (begin: Begin) => Promise<void>) => {
    const begin = await import('./begin.ts').catch(() => null);
    setIsCutOff(begin === null);
    if (begin !== null) await act(begin);
  };
  const lookAround = async ({ beginWithSample }: Begin) => {
    const takeBack = await beginWithSample(language, currency);
    if (takeBack === null) return;
    dismissJob('import');
    go('/today');
    offerUndo(t('sampleIn'), takeBack);
  };
  const bringFile = async ({ settle }: Begin) => {
    await settle(language, currency);
    go('/import');
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
            {t('opening:claim')}
          </h1>
          <p className={style('lead')}>{t('opening:lead')}</p>
        </header>
        <div className={style('choices')}>
          <RadioCards
            compact
            label={t('language')}
            value={language}
            onChange={(chosen) => void onTap(({ speakLanguage }) => speakLanguage(chosen))}
            choices={LANGUAGES.map((one) => ({ value: one, title: NAMES[one], lang: one }))}
          />
          <CurrencyChoice value={currency} onChange={setChosenCurrency} />
        </div>
        <section className={style('starts')} aria-label={t('start')}>
          {isWorking ? (
            <>
              <h2>{t('preparing')}</h2>
              <WorkPanel
                steps={job?.steps ?? []}
                startedAt={job?.startedAt ?? askedAt ?? 0}
                {...(job ? { onCancel: job.cancel } : {})}
              />
            </>
          ) : (
            <>
              <h2>{t('start')}</h2>
              {isCutOff && (
                <Notice tone="bad" title={t('notFetched')}>
                  {t('notFetchedTodo')}
                </Notice>
              )}
              {job?.state === 'failed' && (
                <Notice tone="bad" title={t('failed')}>
                  {say(job)}
                </Notice>
              )}
              <Start
                className={style('start', 'first')}
                onPress={() => {
                  setAskedAt(Date.now());
                  void onTap(lookAround).finally(() => setAskedAt(null));
                }}
              >
                <ChefHat size={28} strokeWidth={1.75} aria-hidden="true" />
                <span className={style('words')}>
                  <span className={style('title')}>{t('sample')}</span>
                  <span className={style('detail')}>{t('sampleDetail')}</span>
                </span>
                <ChevronRight size={22} aria-hidden="true" />
              </Start>
              <Start className={style('start')} onPress={() => void onTap(bringFile)}>
                <FileUp size={28} strokeWidth={1.75} aria-hidden="true" />
                <span className={style('words')}>
                  <span className={style('title')}>{t('file')}</span>
                  <span className={style('detail')}>{t('fileDetail')}</span>
                </span>
                <ChevronRight size={22} aria-hidden="true" />
              </Start>
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

/** Rupiah for whoever reads Indonesian, on this screen or on this device; else ringgit. */
function usualCurrency(language: Language): Currency {
  return language === 'id' || navigator.languages.some((tag) => preferredLanguage([tag]) === 'id') ? 'IDR' : 'MYR';
}
