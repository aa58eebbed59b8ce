/** What calculates on this device and why, and what was learned with it. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../models/kit/control.ts';
import type { NumbersBackend } from '../../../models/kit/numbers-backend.ts';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { engineCalls } from '../../db/queries/engine-calls.ts';
import { learning } from '../../db/queries/learning.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { dayAt } from '../../domain/day.ts';
import { numbers } from '../../jobs/engines.ts';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
const CALLS_SHOWN = 20;
const BACKENDS = ['webgpu', 'wasm', 'cpu'] as const;

export function LearningSection() {
  return (
    <>
      <IdleCard />
      <EngineCard />
      <LearnedCard />
      <CallsCard />
    </>
  );
}

function IdleCard() {
  const { t } = useTranslation('settings');
  const settings = useLiveQuery(async () => readSettings(book), []);
  const command = useCommand();
  if (settings === undefined) return null;
  return (
    <Card>
      <Switch
        isSelected={settings.learnWhenIdle}
        onChange={(learnWhenIdle) => void command(changeSettings(book, { learnWhenIdle }))}
        detail={t('learning.idleNote')}
      >
        {t('learning.idle')}
      </Switch>
    </Card>
  );
}

function EngineCard() {
  const { t } = useTranslation('settings');
  const say = useTroubleWords();
  const [backend, setBackend] = useState<NumbersBackend | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void numbers.ask('engine.describe', {}, { signal: stop.signal }).then((outcome) => {
      if (stop.signal.aborted) return;
      if (outcome.ok) setBackend(outcome.value);
      else setFailure(outcome.failure);
    });
    return () => stop.abort();
  }, []);
  return (
    <Card title={t('learning.engine')}>
      {failure && (
        <Notice tone="bad" title={t('learning.trouble')}>
          {say({ failure })}
        </Notice>
      )}
      {backend === null && failure === null && <Skeleton rows={1} />}
      {backend && (
        <>
          <div>
            <strong>{t(`learning.${backend.backend}`)}</strong>
            {backend.backend === 'wasm' && (
              <p className={style('soft')}>
                {[backend.simd ? t('learning.simd') : '', t('learning.threads', { count: backend.threads })]
                  .filter((words) => words !== '')
                  .join(', ')}
              </p>
            )}
          </div>
          {backend.passedOver.length > 0 && (
            <Disclosure title={t('learning.passed')}>
              <dl className={style('facts')}>
                {backend.passedOver.map(({ backend: part, why }) => (
                  <FactRow
                    key={part}
                    name={t(`learning.part.${part}` as 'learning.part.wasm', { defaultValue: part })}
                    value={t(`learning.why.${why}`)}
                  />
                ))}
              </dl>
            </Disclosure>
          )}
        </>
      )}
    </Card>
  );
}

function FactRow({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function LearnedCard() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const known = useLiveQuery(async () => learning(book), []);
  if (known === undefined) return null;
  if (known === null) {
    return (
      <Card title={t('learning.learned')}>
        <p>{t('learning.never')}</p>
      </Card>
    );
  }
  const { latest, previous } = known;
  const backendWords = (backend: string) => {
    const named = BACKENDS.find((one) => one === backend);
    return named === undefined ? backend : t(`learning.${named}`);
  };
  const seconds = Object.values(latest.seconds).reduce((sum, one) => sum + one, 0);
  return (
    <Card title={t('learning.learned')} actions={<ButtonLink to="/insights">{t('learning.insights')}</ButtonLink>}>
      <dl className={style('facts')}>
        <FactRow name={t('learning.when')} value={format.moment(latest.at)} />
        <FactRow name={t('learning.through')} value={format.longDay(latest.cutoff)} />
        <FactRow name={t('learning.series')} value={format.number(latest.series)} />
        <FactRow name={t('learning.took')} value={format.duration(seconds)} />
        <FactRow name={t('learning.on')} value={backendWords(latest.backend)} />
        <FactRow name={t('learning.horizon')} value={t('learning.days', { count: latest.horizon })} />
      </dl>
      {previous && (
        <p className={style('soft')}>{t('learning.before', { day: format.day(dayAt(previous.at), { year: true }) })}</p>
      )}
    </Card>
  );
}

function CallsCard() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const calls = useLiveQuery(async () => engineCalls(book, CALLS_SHOWN), []);
  if (calls === undefined || calls.length === 0) return null;
  return (
    <Card flush>
      <div className={style('fold')}>
        <Disclosure title={t('learning.calls')}>
          <DataTable
            label={t('learning.calls')}
            rows={calls}
            keyOf={(call) => String(call.id)}
            columns={[
              { id: 'call', title: t('learning.call'), isHeader: true, cell: (call) => call.method },
              { id: 'at', title: t('learning.when'), cell: (call) => format.moment(call.at) },
              { id: 'ms', title: t('learning.ms'), align: 'end', cell: (call) => `${format.number(call.ms)} ms` },
              {
                id: 'rows',
                title: t('learning.rows'),
                align: 'end',
                cell: (call) => (call.rows === null ? '–' : format.number(call.rows)),
              },
              {
                id: 'outcome',
                title: t('learning.outcome'),
                cell: (call) => (call.outcome === 'ok' ? t('learning.ok') : call.outcome),
              },
            ]}
          />
        </Disclosure>
      </div>
    </Card>
  );
}
