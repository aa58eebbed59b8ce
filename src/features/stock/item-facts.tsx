/** What else is known of an item, as short facts under its number. */

import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf } from '../../domain/money.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { classesOf } from '../../ui/class-names.ts';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './item-facts.module.css';

const style = classesOf(sheet);

export interface ItemFactsProps {
  readonly outlook: ItemOutlook;
  readonly today: Day;
  readonly currency: Currency;
}

export function ItemFacts({ outlook, today, currency }: ItemFactsProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item, supplier, incoming, plan } = outlook;
  const amount = (base: number) => format.amount(base, item.baseUnit);
  const unit = item.baseUnit === 'pcs' ? 1 : 1000;
  const facts: (readonly [string, string])[] = [
    [t('item.supplier'), supplier?.name ?? t('item.noSupplier')],
    [t('item.nextDelivery'), nearDay(format, plan.deliveryOn, today)],
  ];
  if (incoming.length > 0) {
    const parts = incoming.map((one) =>
      t('item.comingOn', { amount: amount(one.quantity), day: nearDay(format, one.deliveryOn, today) }),
    );
    facts.push([t('item.coming'), parts.join(', ')]);
  }
  if (item.pack !== null) facts.push([t('item.pack'), `${item.pack.name} (${amount(item.pack.size)})`]);
  if (item.shelfLifeDays !== null) facts.push([t('item.shelfLife'), t('item.days', { count: item.shelfLifeDays })]);
  if (item.par !== null) facts.push([t('item.par'), amount(item.par)]);
  if (item.price !== null) {
    const { unit: priced } = format.amountParts(unit, item.baseUnit, { in: 'large' });
    facts.push([t('edit.price', { unit: priced }), format.money(costOf(baseQuantity(unit), item.price), currency)]);
  }
  return (
    <dl className={style('facts')}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
