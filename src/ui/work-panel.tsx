/** Long work step by step: what is done, what is under way and how much of it, and a way to stop. */

import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import { ProgressBar } from './progress.tsx';
import { useFormat } from './use-format.ts';
import sheet from './work-panel.module.css';

const style = classesOf(sheet);
const SECOND_MS = 1000;

/** Steps whose names are translated; any other is shown as "Working". */
const NAMED_STEPS = [
  'data',
  'file',
  'rows',
  'series',
  'make',
  'features',
  'baselines',
  'ridge',
  'trees',
  'epoch',
  'forecast',
  'backtest',
  'keep',
  'download',
  'start',
] as const;
type NamedStep = (typeof NAMED_STEPS)[number];

function isNamed(doing: string): doing is NamedStep {
  return (NAMED_STEPS as readonly string[]).includes(doing);
}

/** The name of a step in the language chosen. */
function useStepName(): (doing: string) => string {
  const { t } = useTranslation('common');
  return (doing) => t(`job.steps.${isNamed(doing) ? doing : 'other'}`);
}

export interface WorkStep {
  /** A stable word; see {@link useStepName}. */
  readonly doing: string;
  readonly done: number;
  readonly of: number;
}

export interface WorkPanelProps {
  /** In the order in which they began; one may hold others, as a check against past days holds trainings. */
  readonly steps: readonly WorkStep[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly onCancel?: () => void;
}

export function WorkPanel({ steps, startedAt, onCancel }: WorkPanelProps) {
  const { t } = useTranslation('common');
  const nameOf = useStepName();
  const format = useFormat();
  const seconds = useSecondsSince(startedAt);
  const last = steps.at(-1);
  const tenth = last && last.of > 0 ? Math.floor((last.done / last.of) * 10) / 10 : 0;
  return (
    <div className={style('panel')}>
      <ol className={style('steps')}>
        {steps.map((step) => {
          const isOver = step.of > 0 && step.done >= step.of;
          return (
            <li key={step.doing} className={style('step', isOver && 'done')}>
              {isOver ? (
                <Check size={18} strokeWidth={2.5} aria-hidden="true" className={style('mark')} />
              ) : (
                <span className={style('dot')} aria-hidden="true" />
              )}
              <span className={style('name')}>{nameOf(step.doing)}</span>
              <span className={style('count')}>{isOver ? '' : countOf(step)}</span>
              {!isOver && (
                <div className={style('bar')}>
                  <ProgressBar label={nameOf(step.doing)} share={step.of > 0 ? step.done / step.of : 0} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <div className={style('foot')}>
        <span className={style('soft')}>{t('job.took', { time: format.duration(seconds) })}</span>
        {onCancel && <Button onPress={onCancel}>{t('job.stop')}</Button>}
      </div>
      <span className="visually-hidden" role="status">
        {last ? `${nameOf(last.doing)} ${format.percent(tenth)}` : ''}
      </span>
    </div>
  );

  function countOf({ doing, done, of }: WorkStep): string {
    if (of <= 1) return '';
    if (doing === 'file' || doing === 'download') return `${format.bytes(done)} / ${format.bytes(of)}`;
    return t('job.stepOf', { done: format.number(done), of: format.number(of) });
  }
}

function useSecondsSince(startedAt: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - startedAt) / SECOND_MS);
}
