/** Cards about deliveries: one to order in time, one that should have come. */

import { Clock, PackageCheck, ShoppingBasket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { recordDelivery } from '../../db/commands/record-delivery.ts';
import { undo } from '../../db/commands/undo.ts';
import { addDays } from '../../domain/day.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TaskCard } from './task-card.tsx';
import type { CardProps } from './today-screen.tsx';

/** Minutes before the cut-off from which the card is urgent. */
const SOON = 120;

export function OrderCard({ card, known, now, isFirst }: CardProps<'order'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { supplier, plan, first, total, lines } = card;
  const { currency } = known.settings;
  const delivery = nearDay(format, plan.deliveryOn, now.day);
  const until = nearDay(format, addDays(plan.nextDeliveryOn, -1), now.day);
  const isOneDay = addDays(plan.nextDeliveryOn, -1) === plan.deliveryOn;
  const isSoon = plan.closesIn !== null && plan.closesIn <= SOON;
  const isPriced = total.unpriced < lines.length;
  const money = format.money(total.amount, currency);
  return (
    <TaskCard
      icon={ShoppingBasket}
      tone={isSoon ? 'bad' : 'accent'}
      title={titleOf()}
      badge={
        plan.closesIn !== null && (
          <Badge tone={isSoon ? 'bad' : 'plain'} icon={Clock}>
            {t('order.left', { left: timeLeft(plan.closesIn) })}
          </Badge>
        )
      }
      why={
        <>
          {first?.runsOutOn
            ? t(isOneDay ? 'order.whyFirstDay' : 'order.whyFirst', {
                item: first.item.name,
                day: nearDay(format, first.runsOutOn, now.day),
                delivery,
                until,
              })
            : t(isOneDay ? 'order.whyDay' : 'order.why', { delivery, until })}{' '}
          {total.belowMinimum > 0 && (
            <Badge tone="warn">{t('order.below', { missing: format.money(total.belowMinimum, currency) })}</Badge>
          )}
        </>
      }
      stake={card.stake}
      currency={currency}
      actions={
        <ButtonLink kind={isFirst ? 'primary' : 'secondary'} to="/orders">
          {isPriced ? t('order.goMoney', { count: lines.length, money }) : t('order.go', { count: lines.length })}
        </ButtonLink>
      }
    />
  );

  function titleOf(): string {
    if (supplier === null) return t('order.none', { count: lines.length });
    const words = { supplier: supplier.name, day: nearDay(format, plan.orderOn, now.day) };
    const isToday = plan.orderOn === now.day;
    if (supplier.cutoff === null) return isToday ? t('order.today', words) : t('order.day', words);
    const time = supplier.cutoff;
    return isToday ? t('order.before', { ...words, time }) : t('order.beforeDay', { ...words, time });
  }

  function timeLeft(minutes: number): string {
    return minutes < 60
      ? t('order.minutes', { minutes: format.number(minutes) })
      : t('order.hours', { hours: format.number(Math.floor(minutes / 60)), minutes: format.number(minutes % 60) });
  }
}

export function LateDeliveryCard({ card, known, now, isFirst }: CardProps<'late-delivery'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { order, supplier } = card;

  const arrive = async () => {
    const { outletId, id: orderId, outstanding: lines } = order;
    const done = await command(recordDelivery(book, { outletId, day: now.day, lines, orderId }));
    if (done === null) return;
    const message = supplier === null ? t('late.savedPlain') : t('late.saved', { supplier: supplier.name });
    tell(message, () => undo(book, done.entryId));
  };

  return (
    <TaskCard
      icon={PackageCheck}
      tone="warn"
      title={supplier === null ? t('late.noSupplier') : t('late.title', { supplier: supplier.name })}
      why={t('late.why', { day: nearDay(format, order.deliveryOn, now.day), count: order.outstanding.length })}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        <>
          <ButtonLink kind="quiet" needs="recordDelivery" to={`/receive/order/${order.id}`}>
            {t('late.check')}
          </ButtonLink>
          <Button kind={isFirst ? 'primary' : 'secondary'} needs="recordDelivery" onPress={() => void arrive()}>
            {t('late.arrived')}
          </Button>
        </>
      }
    />
  );
}
