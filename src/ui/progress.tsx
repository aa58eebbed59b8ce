/** Work under way: what, how much, and a way to stop it. */

import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './progress.module.css';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);

export interface ProgressBarProps {
  readonly label: string;
  /** 0–1. */
  readonly share: number;
  /** What screen readers say instead of the percentage. */
  readonly said?: string;
}

export function ProgressBar({ label, share, said }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const format = useFormat();
  return (
    <AriaProgressBar aria-label={label} value={percent} valueLabel={said ?? format.percent(percent / 100)}>
      <div className={style('bar')}>
        <div className={style('fill')} style={{ inlineSize: `${percent}%` }} />
      </div>
    </AriaProgressBar>
  );
}

export interface ProgressPanelProps {
  /** What is being done, now: "Reading rows". */
  readonly what: string;
  readonly done: number;
  readonly of: number;
  /** How much, in words: "3,200 of 12,000 rows". */
  readonly detail?: ReactNode;
  readonly onCancel?: () => void;
  readonly cancelLabel?: string;
}

/** A panel for long work; the share is said politely at every tenth, not at every step. */
export function ProgressPanel({ what, done, of, detail, onCancel, cancelLabel }: ProgressPanelProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const share = of > 0 ? done / of : 0;
  const tenth = Math.floor(share * 10) / 10;
  return (
    <div className={style('panel')}>
      <div className={style('line')}>
        <span className={style('what')}>{what}</span>
        <span className={style('share')}>{format.percent(share)}</span>
      </div>
      <ProgressBar label={what} share={share} />
      <div className={style('foot')}>
        <span className={style('detail')}>{detail}</span>
        {onCancel && (
          <Button onPress={onCancel} kind="secondary">
            {cancelLabel ?? t('cancel')}
          </Button>
        )}
      </div>
      <span className="visually-hidden" role="status">
        {what} {format.percent(tenth)}
      </span>
    </div>
  );
}
