/** Cards about what lies on the shelf too long: past its date, or not used up in time. */

import { CalendarClock, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { throwAway } from '../../db/commands/throw-away.ts';
import { undo } from '../../db/commands/undo.ts';
import { about } from '../../ui/about.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TaskCard } from './task-card.tsx';
import type { CardProps } from './today-screen.tsx';

export function ExpiredCard({ card, known, now, isFirst }: CardProps<'expired'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [dearest, ...more] = card.lines;
  if (dearest === undefined) return null;
  const { item } = dearest.outlook;
  const amount = dearest.spoils ?? 0;

  const discard = async () => {
    const lines = card.lines.map(({ outlook, batch, spoils, expiresOn }) => ({
      itemId: outlook.item.id,
      quantity: spoils ?? 0,
      expiresOn,
      ...(batch.mark === null ? {} : { batch: batch.mark }),
    }));
    const waste = { outletId: known.outlet.id, day: now.day, reason: 'expired', lines } as const;
    const done = await command(throwAway(book, waste));
    if (done) tell(t('expired.done', { count: lines.length }), () => undo(book, done.entryId));
  };

  return (
    <TaskCard
      icon={Trash2}
      tone="bad"
      title={
        more.length === 0
          ? t('expired.title', {
              item: item.name,
              amount: format.amount(amount, item.baseUnit, about(amount, item.baseUnit)),
            })
          : t('expired.titleMany', { item: item.name, count: more.length })
      }
      why={t('expired.why', { day: nearDay(format, dearest.expiresOn, now.day) })}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        <>
          <ButtonLink kind="quiet" to="/use-first">
            {t('expired.list')}
          </ButtonLink>
          <Button kind={isFirst ? 'primary' : 'secondary'} needs="throwAway" onPress={() => void discard()}>
            {t('expired.go')}
          </Button>
        </>
      }
    />
  );
}

export function SpoilsCard({ card, known, waiting, now, isFirst }: CardProps<'spoils'>) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const [dearest, ...more] = card.lines;
  if (dearest === undefined) return null;
  const { outlook, batch, expiresOn } = dearest;
  const { item } = outlook;
  const spoils = dearest.spoils ?? 0;
  const amount = (base: number) => format.amount(base, item.baseUnit, about(base, item.baseUnit));
  const day = nearDay(format, expiresOn, now.day);
  const others = more.length === 0 ? '' : ` ${t('spoils.more', { count: more.length })}`;
  return (
    <TaskCard
      icon={CalendarClock}
      tone="warn"
      title={t('spoils.title', { amount: amount(spoils), item: item.name, day })}
      why={t('spoils.why', { left: amount(batch.quantity), day, use: amount(batch.quantity - spoils) }) + others}
      stake={card.stake}
      currency={known.settings.currency}
      actions={
        <>
          {waiting.outlets.length > 1 && (
            <ButtonLink kind="quiet" to="/transfers">
              {t('spoils.send')}
            </ButtonLink>
          )}
          <ButtonLink kind={isFirst ? 'primary' : 'secondary'} to="/use-first">
            {t('spoils.go')}
          </ButtonLink>
        </>
      }
    />
  );
}
