/** What tomorrow will probably use, and what it brings. */

import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { dearestUses } from '../../domain/today.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
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
  const arriving = known.openOrders
    .filter((order) => order.deliveryOn === tomorrow)
    .flatMap((order) => known.suppliers.find(({ id }) => id === order.supplierId)?.name ?? []);
  return (
    <Card
      title={t('tomorrow.title', { day: format.weekday(tomorrow, 'long') })}
      note={lines.length === 0 ? t('tomorrow.nothing') : t('tomorrow.note')}
      flush
    >
      {arriving.length > 0 && (
        <p className={style('arriving')}>
          <Truck size={20} aria-hidden="true" />
          {t('tomorrow.arrives', { suppliers: format.list(arriving) })}
        </p>
      )}
      {lines.length > 0 && (
        <List>
          {lines.map(({ item, mean, q05, q95 }) => (
            <ListRow
              key={item.id}
              to={`/insights/${item.id}`}
              title={item.name}
              detail={t('tomorrow.range', {
                low: format.amountParts(q05, item.baseUnit, { decimals: 1, in: q95 >= 1000 ? 'large' : 'base' }).figure,
                high: format.amount(q95, item.baseUnit, { decimals: 1 }),
              })}
              end={<Amount quantity={mean} unit={item.baseUnit} decimals={1} size="middle" />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
