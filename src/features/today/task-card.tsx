/** The shape every card of Today has: what, how much is at stake, why, and the one thing to do. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency, MinorMoney } from '../../domain/money.ts';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './task-card.module.css';

const style = classesOf(sheet);

export interface TaskCardProps {
  readonly icon: LucideIcon;
  readonly tone: 'bad' | 'warn' | 'accent' | 'info';
  readonly title: string;
  readonly why: ReactNode;
  /** Money that may be lost by doing nothing; null when no price is known. */
  readonly stake: MinorMoney | null;
  readonly currency: Currency;
  /** A word beside the title: how long there is. */
  readonly badge?: ReactNode;
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}

export function TaskCard(props: TaskCardProps) {
  const { icon: Icon, tone, title, why, stake, currency, badge, actions, children } = props;
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <article className={style('card', tone)}>
      <span className={style('mark')}>
        <Icon size={22} strokeWidth={2} aria-hidden="true" />
      </span>
      <div>
        <h2 className={style('title')}>
          {title}
          {badge}
        </h2>
        <p className={style('why')}>{why}</p>
        {children}
      </div>
      <div className={style('end')}>
        {stake !== null && stake > 0 && (
          <span className={style('stake')}>{t('stake', { money: format.money(stake, currency) })}</span>
        )}
        <div className={style('actions')}>{actions}</div>
      </div>
    </article>
  );
}
