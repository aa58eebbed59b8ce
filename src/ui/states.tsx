/** How a screen speaks when there is nothing yet, or when something went wrong, or should be known. */

import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './states.module.css';

const style = classesOf(sheet);

export interface EmptyStateProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: what will stand here and the one step to get there. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={style('state', 'centred')}>
      {Icon && (
        <span className={style('mark')}>
          <Icon size={28} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
      <h2>{title}</h2>
      {children !== undefined && <div className={style('soft')}>{children}</div>}
      {actions !== undefined && <div className={style('actions')}>{actions}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  /** What happened, in a sentence. */
  readonly title: string;
  /** What is safe in spite of it. */
  readonly safe: string;
  /** What to do now. */
  readonly todo: string;
  readonly actions?: ReactNode;
  /** For whoever mends it: shown behind a fold. */
  readonly details?: string;
}

/** Something went wrong: what, what is safe, what to do. Announced at once. */
export function ErrorState({ title, safe, todo, actions, details }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={style('state')} role="alert">
      <span className={style('mark', 'bad')}>
        <CircleAlert size={28} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <dl className={style('facts')}>
        <dt>{t('safe')}</dt>
        <dd>{safe}</dd>
        <dt>{t('todo')}</dt>
        <dd>{todo}</dd>
      </dl>
      {actions !== undefined && <div className={style('actions')}>{actions}</div>}
      {details !== undefined && (
        <details className={style('soft')}>
          <summary>{t('details')}</summary>
          <code>{details}</code>
        </details>
      )}
    </div>
  );
}

const NOTICE_ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

export interface NoticeProps {
  readonly tone?: keyof typeof NOTICE_ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A quiet strip above what it concerns. */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  const Icon = NOTICE_ICONS[tone];
  return (
    <div className={style('notice', `${tone}-tone`)} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={22} aria-hidden="true" />
      <div className={style('text')}>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {actions}
    </div>
  );
}
