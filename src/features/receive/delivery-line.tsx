/** One line of a delivery: the amount by stepper, what differs from the order, and the rest behind a tap. */

import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../domain/money.ts';
import type { Item } from '../../domain/nouns.ts';
import { splitPacks, stepPacks } from '../../domain/pack-amount.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import type { LineDraft } from '../../jobs/line-drafts.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import type { Format } from '../../ui/format.ts';
import { Stepper } from '../../ui/stepper.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './delivery-line.module.css';

const style = classesOf(sheet);

export interface DeliveryLineProps {
  readonly line: LineDraft;
  readonly item: Item;
  /** What the order asks for; null on further batches of an item, and without an order. */
  readonly ordered: BaseQuantity | null;
  /** What is said when all of it came; by default that it came as ordered. */
  readonly asOrdered?: string;
  /** What all lines of the item bring. */
  readonly taken: number;
  readonly currency: Currency;
  readonly onChange: (quantity: number) => void;
  readonly onOpen: () => void;
}

export function DeliveryLine(props: DeliveryLineProps) {
  const { line, item, ordered, taken, currency, onChange, onOpen } = props;
  const { t } = useTranslation('receive');
  const format = useFormat();
  const { quantity, damaged, cost, expiresOn, batch } = line;
  const { main, detail } = inPacks(quantity, item, format);
  const amount = (base: number) => format.amount(base, item.baseUnit);
  const facts = [
    ...(cost === undefined ? [] : [format.money(cost, currency)]),
    ...(expiresOn === undefined ? [] : [t('line.keepsTo', { day: format.day(expiresOn, { weekday: true }) })]),
    ...(batch === undefined ? [] : [batch]),
  ];
  return (
    <li className={style('line')}>
      <div className={style('words')}>
        <span className={style('name')}>{item.name}</span>
        <span className={style('facts')}>
          {ordered !== null &&
            (taken === ordered ? (
              <span>{props.asOrdered ?? t('delivery.asOrdered')}</span>
            ) : (
              <Badge tone={taken < ordered ? 'warn' : 'info'}>
                {t(taken < ordered ? 'delivery.short' : 'delivery.over', { amount: amount(Math.abs(taken - ordered)) })}
              </Badge>
            ))}
          {damaged !== undefined && <Badge tone="bad">{t('delivery.damaged', { amount: amount(damaged) })}</Badge>}
          {facts.length > 0 && <span>{facts.join(' · ')}</span>}
        </span>
      </div>
      <div className={style('figures')}>
        <Stepper
          label={t('delivery.amount', { item: item.name })}
          value={quantity}
          {...(item.pack === null
            ? { step: looseStep(ordered ?? quantity) }
            : { steps: stepPacks(baseQuantity(quantity), item.pack) })}
          onChange={onChange}
          shown={main}
          {...(detail === null ? {} : { detail })}
        />
        <IconButton icon={SlidersHorizontal} label={t('line.open', { item: item.name })} onPress={onOpen} />
      </div>
    </li>
  );
}

/** In packs where there are some: `2 × dus` and `20 kg`. */
export function inPacks(quantity: BaseQuantity, item: Pick<Item, 'baseUnit' | 'pack'>, format: Format) {
  const whole = format.amount(quantity, item.baseUnit);
  const { packs, loose } = splitPacks(quantity, item.pack);
  if (item.pack === null || packs === 0) return { main: whole, detail: null };
  const packed = `${format.number(packs)} × ${item.pack.name}`;
  return { main: loose === 0 ? packed : `${packed} + ${format.amount(loose, item.baseUnit)}`, detail: whole };
}

/** One press for an item that comes without a pack: a round twentieth of what is usual. */
function looseStep(usual: number): number {
  if (usual <= 20) return 1;
  const size = 10 ** Math.floor(Math.log10(usual / 20));
  return [1, 2, 5, 10].find((times) => times * size >= usual / 20)! * size;
}
