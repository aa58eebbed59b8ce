/** The state of learning: what was learned when, learn again, how far it is, and what went wrong. */

import { CalendarDays, GraduationCap, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import type { ServingLearning } from '../../db/queries/learning.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { useIdleLearning } from '../../jobs/idle-learning.ts';
import { learn } from '../../jobs/learn.ts';
import { dismissJob, type Job, useJob } from '../../jobs/running.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { ErrorState, Notice } from '../../ui/states.tsx';
import { useCommand, useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import sheet from './learn-panel.module.css';

const style = classesOf(sheet);

export interface LearnPanelProps {
  /** Last day of which any use is on record. */
  readonly lastRecord: Day | null;
  /** null while nothing was learned. */
  readonly serving: ServingLearning | null;
}

export function LearnPanel({ lastRecord, serving }: LearnPanelProps) {
  const { t } = useTranslation(['forecast', 'calendar']);
  const job = useJob('learn');
  const isBusy = job?.state === 'running' || job?.state === 'elsewhere';
  return (
    <Card
      title={isBusy ? t('learn.running') : serving === null ? t('first.title') : t('learn.title')}
      {...(isBusy ? { note: t('learn.runningNote'), tone: 'accent' } : {})}
    >
      {job !== null && <JobState job={job} />}
      {!isBusy && serving === null && job?.state !== 'failed' && <p>{t('first.body')}</p>}
      {!isBusy && serving !== null && <Served serving={serving} lastRecord={lastRecord} />}
      <IdleLine />
      {!isBusy && (
        <div className={style('actions')}>
          <Button
            kind={serving === null || job?.state === 'failed' ? 'primary' : 'secondary'}
            icon={GraduationCap}
            onPress={() => void learn(book)}
          >
            {serving === null ? t('learn.now') : t('learn.again')}
          </Button>
          {serving?.previous && <StepBack serving={serving} />}
          <ButtonLink kind="quiet" icon={CalendarDays} to="/insights/calendar">
            {t('calendar:link')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

/** How it stands with learning by itself, where there is anything to say. */
function IdleLine() {
  const { t } = useTranslation('forecast');
  const state = useIdleLearning((idle) => idle.state);
  if (state.kind === 'upToDate' || (state.kind === 'failed' && state.failure.code === 'too-little-data')) return null;
  const what = state.kind === 'due' ? state.waitsFor : state.kind;
  return <p className={style('soft')}>{t(`learn.idle.${what}`)}</p>;
}

function JobState({ job }: { readonly job: Job }) {
  const { t } = useTranslation('forecast');
  switch (job.state) {
    case 'running':
      return <WorkPanel steps={job.steps} startedAt={job.startedAt} onCancel={job.cancel} />;
    case 'elsewhere':
      return <Notice>{t('learn.elsewhere')}</Notice>;
    case 'cancelled':
      return <Notice>{t('learn.cancelled')}</Notice>;
    case 'finished':
      return <Notice tone="good">{t('learn.finished')}</Notice>;
    case 'failed':
      return <Failed job={job} />;
  }
}

const TODO = ['too-little-data', 'out-of-memory', 'engine-crashed', 'unsupported'] as const;

/** What happened, what is safe, what to do, by the stable code of the failure. */
function Failed({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['forecast', 'common']);
  const refused = useRefusalWords();
  const code = job.failure?.code;
  const todo = TODO.find((one) => one === code) ?? (job.refusal === null ? 'other' : 'refused');
  const happened =
    job.refusal !== null ? refused(job.refusal.code) : t(`common:failure.${job.failure?.code ?? 'unexpected'}`);
  return (
    <ErrorState
      title={`${t('failed.title')}: ${happened}`}
      safe={t('failed.safe')}
      todo={t(`failed.todo.${todo}`)}
      {...(job.failure ? { details: `${job.failure.code}: ${job.failure.message}` } : {})}
    />
  );
}

function Served({ serving, lastRecord }: { readonly serving: ServingLearning; readonly lastRecord: Day | null }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const { at, cutoff, seconds, series, backend } = serving.latest;
  const spent = Object.values(seconds).reduce((sum, one) => sum + one, 0);
  const newer = lastRecord === null ? 0 : Math.max(0, daysBetween(cutoff, lastRecord));
  return (
    <div className={style('served')}>
      <p>{t('learn.when', { when: format.ago(at, Date.now()), day: format.day(cutoff, { year: true }) })}</p>
      <p className={style('soft')}>{t('learn.took', { count: series, time: format.duration(spent), backend })}</p>
      <p className={style('soft')}>{newer > 0 ? t('learn.stale', { count: newer }) : t('learn.fresh')}</p>
    </div>
  );
}

function StepBack({ serving }: { readonly serving: ServingLearning }) {
  const { t } = useTranslation('forecast');
  const command = useCommand();
  const tell = useUndoToast();
  const stepBack = async () => {
    const done = await command(undo(book, serving.latest.id));
    if (done === null) return;
    dismissJob('learn');
    tell(t('learn.undone'), () => undo(book, done.entryId));
  };
  return (
    <Button kind="quiet" needs="undo" icon={History} onPress={() => void stepBack()}>
      {t('learn.undo')}
    </Button>
  );
}
