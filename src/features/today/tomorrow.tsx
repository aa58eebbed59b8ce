/** What tomorrow will probably use, and what it brings. */

import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { dearestUses } from '../../domain/today.ts';
import { about } from '../../ui/about.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { hrefOf } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './tomorrow.module.css';

const style = classesOf(sheet);
/** Enough to plan the preparation, few enough to read standing. */
const LINES = 6;

export interface TomorrowProps {
  readonly known: KnownOfOutlet;
  readonly outlooks: readonly ItemOutlook[];
  readonly today: Day;
}

export function Tomorrow({ known, outlooks, today }: TomorrowProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const tomorrow = addDays(today, 1);
  const lines = dearestUses(tomorrow, outlooks, LINES);
  const arrivingOn = (day: Day) =>
    known.openOrders
      .filter((order) => order.deliveryOn === day)
      .flatMap((order) => known.suppliers.find(({ id }) => id === order.supplierId)?.name ?? []);
  const arrivals = [
    { words: 'tomorrow.arrivesToday', names: arrivingOn(today) },
    { words: 'tomorrow.arrives', names: arrivingOn(tomorrow) },
  ] as const;
  return (
    <Card
      title={t('tomorrow.title', { day: format.weekday(tomorrow, 'long') })}
      note={lines.length === 0 ? t('tomorrow.nothing') : t('tomorrow.note')}
      flush
    >
      {arrivals.map(
        ({ words, names }) =>
          names.length > 0 && (
            <a key={words} className={style('arriving')} href={hrefOf('/receive')}>
              <Truck size={20} aria-hidden="true" />
              {t(words, { suppliers: format.list(names) })}
            </a>
          ),
      )}
      {lines.length > 0 && (
        <List>
          {lines.map(({ item, mean, q05, q95 }) => (
            <ListRow
              key={item.id}
              to={`/insights/${item.id}`}
              title={item.name}
              detail={t('tomorrow.range', {
                low: format.amountParts(q05, item.baseUnit, {
                  ...about(q05, item.baseUnit),
                  in: q95 >= 1000 ? 'large' : 'base',
                }).figure,
                high: format.amount(q95, item.baseUnit, about(q95, item.baseUnit)),
              })}
              end={<Amount quantity={mean} unit={item.baseUnit} {...about(mean, item.baseUnit)} size="middle" />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
