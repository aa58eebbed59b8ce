/** One item in the list: its name, how long it lasts, what is on hand. */

import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import { type ItemOutlook, OUTLOOK_DAYS } from '../../domain/outlook.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { hrefOf } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './stock-row.module.css';

const style = classesOf(sheet);

export interface StockRowProps {
  readonly outlook: ItemOutlook;
  readonly today: Day;
  readonly isCurrent: boolean;
}

export function StockRow({ outlook, today, isCurrent }: StockRowProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item, onHand, countedOn, runsOutOn, daysOfCover, plan, expected } = outlook;
  const isShort = runsOutOn !== null && runsOutOn < plan.deliveryOn;
  const cover =
    onHand === null || expected.length === 0
      ? null
      : daysOfCover === null
        ? t('row.lastsLong', { days: OUTLOOK_DAYS })
        : daysOfCover <= 0
          ? t('row.today')
          : t('row.lasts', { count: daysOfCover });
  const counted = countedOn === null ? null : t('row.counted', { day: nearDay(format, countedOn, today) });
  return (
    <a className={style('row')} href={hrefOf(`/stock/${item.id}`)} aria-current={isCurrent ? 'true' : undefined}>
      <span className={style('words')}>
        <span className={style('name')}>{item.name}</span>
        <span className={style('facts')}>
          {isShort && cover !== null ? (
            <Badge tone={onHand === 0 || daysOfCover === 0 ? 'bad' : 'warn'}>{cover}</Badge>
          ) : (
            cover !== null && <span>{cover}</span>
          )}
          {onHand === null ? <Badge tone="warn">{t('row.notCounted')}</Badge> : <span>{counted}</span>}
        </span>
      </span>
      {onHand !== null && <Amount quantity={onHand} unit={item.baseUnit} size="middle" decimals={2} />}
    </a>
  );
}
