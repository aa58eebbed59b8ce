/** Cards about what waits for somebody's word: a transfer, a count left open, a price that jumped. */

import { ArrowLeftRight, ClipboardList, TrendingDown, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { notePriceChange } from '../../db/commands/note-price-change.ts';
import { receiveTransfer } from '../../db/commands/receive-transfer.ts';
import { undo } from '../../db/commands/undo.ts';
import { costOf, minorMoney, type Price } from '../../domain/money.ts';
import { shareOfChange } from '../../domain/price-change.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TaskCard } from './task-card.tsx';
import type { CardProps } from './today-screen.tsx';

export function TransferCard({ card, known, waiting, now, isFirst }: CardProps<'transfer'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { transfer } = card;
  const outlet = waiting.outlets.find(({ id }) => id === transfer.fromOutletId)?.name ?? '–';
  const items = transfer.lines.slice(0, 3).flatMap(({ itemId, quantity }) => {
    const item = known.stock.find((line) => line.item.id === itemId)?.item;
    return item === undefined ? [] : `${item.name} ${format.amount(quantity, item.baseUnit)}`;
  });

  const arrive = async () => {
    const { id: transferId, lines } = transfer;
    const done = await command(receiveTransfer(book, { transferId, day: now.day, lines }));
    if (done) tell(t('transfer.saved', { outlet }), () => undo(book, done.entryId));
  };

  return (
    <TaskCard
      icon={ArrowLeftRight}
      tone="info"
      title={t('transfer.title', { outlet })}
      why={t('transfer.why', {
        day: nearDay(format, transfer.sentOn, now.day),
        items: format.list(items),
        count: transfer.lines.length,
      })}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        <>
          <ButtonLink kind="quiet" to={`/transfers/${transfer.id}`}>
            {t('transfer.check')}
          </ButtonLink>
          <Button kind={isFirst ? 'primary' : 'secondary'} needs="receiveTransfer" onPress={() => void arrive()}>
            {t('transfer.all')}
          </Button>
        </>
      }
    />
  );
}

export function OpenCountCard({ card, known, now, isFirst }: CardProps<'open-count'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { count } = card;
  return (
    <TaskCard
      icon={ClipboardList}
      tone="warn"
      title={
        count.areas === null ? t('openCount.title') : t('openCount.titleAreas', { areas: format.list(count.areas) })
      }
      why={t('openCount.why', { day: nearDay(format, count.day, now.day) })}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        <ButtonLink kind={isFirst ? 'primary' : 'secondary'} to={`/count/${count.id}`}>
          {t('openCount.go')}
        </ButtonLink>
      }
    />
  );
}

export function PriceCard({ card, known, now, isFirst }: CardProps<'price'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { jump, perWeek } = card;
  const { item, before, after, movementId } = jump;
  const { currency } = known.settings;
  const share = shareOfChange(jump);
  const one = baseQuantity(item.baseUnit === 'pcs' ? 1 : 1000);
  const { unit } = format.amountParts(one, item.baseUnit, { in: 'large' });
  const perUnit = (price: Price) => `${format.money(costOf(one, price), currency)} / ${unit}`;
  const words = { item: item.name, change: format.percent(Math.abs(share)) };

  const note = async () => {
    const done = await command(notePriceChange(book, { itemId: item.id, movementId }));
    if (done) tell(t('price.noted', { item: item.name }), () => undo(book, done.entryId));
  };

  return (
    <TaskCard
      icon={share > 0 ? TrendingUp : TrendingDown}
      tone={share > 0 ? 'warn' : 'info'}
      title={share > 0 ? t('price.up', words) : t('price.down', words)}
      why={[
        t('price.why', { before: perUnit(before), after: perUnit(after), day: nearDay(format, jump.day, now.day) }),
        ...(perWeek === null || perWeek === 0
          ? []
          : [
              t(perWeek > 0 ? 'price.more' : 'price.less', {
                money: format.money(minorMoney(Math.abs(perWeek)), currency),
              }),
            ]),
      ].join(' ')}
      stake={card.stake}
      currency={currency}
      actions={
        <>
          <ButtonLink kind="quiet" to={`/stock/${item.id}`}>
            {t('price.look')}
          </ButtonLink>
          <Button kind={isFirst ? 'primary' : 'secondary'} needs="notePriceChange" onPress={() => void note()}>
            {t('price.note')}
          </Button>
        </>
      }
    />
  );
}
