/** Cards about the shelf: running out, not counted, records too old. */

import { CalendarX2, ClipboardList, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { expectedOn } from '../../domain/expected-use.ts';
import { STALE_COUNT_DAYS } from '../../domain/today.ts';
import { about } from '../../ui/about.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TaskCard } from './task-card.tsx';
import type { CardProps } from './today-screen.tsx';

export function RunsOutCard({ card, known, now, isFirst }: CardProps<'runs-out'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { item, countedOn, expected, proposal } = card.outlook;
  const perDay = expectedOn(expected, now.day)?.mean ?? 0;
  const kind = isFirst ? 'primary' : 'secondary';
  return (
    <TaskCard
      icon={Hourglass}
      tone="bad"
      title={t('runsOut.title', { item: item.name, day: nearDay(format, card.runsOutOn, now.day) })}
      why={t('runsOut.why', {
        have: format.amount(proposal.proof.have, item.baseUnit, about(proposal.proof.have, item.baseUnit)),
        perDay: format.amount(perDay, item.baseUnit, about(perDay, item.baseUnit)),
        next: nearDay(format, card.nextOn, now.day),
        short: format.amount(card.short, item.baseUnit, about(card.short, item.baseUnit)),
      })}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        countedOn === now.day ? (
          <ButtonLink kind={kind} to="/orders">
            {t('runsOut.order')}
          </ButtonLink>
        ) : (
          <ButtonLink kind={kind} needs="countStock" to={`/stock/${item.id}/count`}>
            {t('runsOut.count')}
          </ButtonLink>
        )
      }
    />
  );
}

export function CountCard({ card, known, now, isFirst }: CardProps<'count'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const [dearest] = card.outlooks;
  if (dearest === undefined) return null;
  const { item, countedOn, doubt } = dearest;
  const { currency } = known.settings;
  const count = card.outlooks.length;
  const isNever = card.why === 'never';
  return (
    <TaskCard
      icon={ClipboardList}
      tone={isNever ? 'warn' : 'info'}
      title={isNever ? t('count.never', { count }) : t('count.stale', { count, days: STALE_COUNT_DAYS })}
      why={
        !isNever && countedOn !== null
          ? t('count.staleWhy', {
              item: item.name,
              day: nearDay(format, countedOn, now.day),
              doubt: format.amount(doubt, item.baseUnit, about(doubt, item.baseUnit)),
            })
          : card.stake !== null && card.stake > 0
            ? t('count.neverWhy', { money: format.money(card.stake, currency) })
            : t('count.neverWhyPlain')
      }
      stake={isNever ? null : card.stake}
      currency={currency}
      actions={
        <>
          {count > 1 && (
            <ButtonLink kind="quiet" to="/stock">
              {t('count.all')}
            </ButtonLink>
          )}
          <ButtonLink kind={isFirst ? 'primary' : 'secondary'} needs="countStock" to={`/stock/${item.id}/count`}>
            {t('count.go', { item: item.name })}
          </ButtonLink>
        </>
      }
    />
  );
}

export function RecordsCard({ card, known, isFirst }: CardProps<'records'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <TaskCard
      icon={CalendarX2}
      tone="info"
      title={t('records.title', { day: format.day(card.lastDay, { year: true }) })}
      why={t('records.why', { count: card.days })}
      stake={null}
      currency={known.settings.currency}
      actions={
        <ButtonLink kind={isFirst ? 'primary' : 'secondary'} needs="importRecords" to="/import">
          {t('records.go')}
        </ButtonLink>
      }
    />
  );
}
