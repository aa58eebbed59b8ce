/** An order as the plain text that goes to a supplier's phone. */

import type { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf } from '../../domain/money.ts';
import type { Item, Order, Outlet, Supplier } from '../../domain/nouns.ts';
import { totalOrder } from '../../domain/ordering.ts';
import { splitPacks } from '../../domain/pack-amount.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { OrderSheetWords } from '../../jobs/order-pdf.ts';
import type { Format } from '../../ui/format.ts';

/** The orders' texts in the language chosen. */
export type OrdersTexts = ReturnType<typeof useTranslation<'orders'>>['t'];

export interface TextLine {
  readonly item: Pick<Item, 'name' | 'baseUnit' | 'pack'>;
  readonly quantity: BaseQuantity;
}

export interface OrderWords {
  readonly outlet: string;
  readonly deliveryOn: Day;
  readonly lines: readonly TextLine[];
}

/** Lines as a shopkeeper reads them, the amount first; no line of nothing. */
export function writeOrder({ outlet, deliveryOn, lines }: OrderWords, t: OrdersTexts, format: Format): string {
  const body = lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => `• ${amountOf(line, format)} ${line.item.name}`);
  return [
    t('text.head', { outlet }),
    t('text.delivery', { day: format.longDay(deliveryOn) }),
    '',
    ...body,
    '',
    t('text.thanks'),
  ].join('\n');
}

export interface PaperOrder {
  readonly order: Pick<Order, 'placedOn' | 'deliveryOn'>;
  readonly outlet: Pick<Outlet, 'name'>;
  readonly supplier: Pick<Supplier, 'name'> | null;
  readonly lines: readonly {
    readonly item: Pick<Item, 'name' | 'baseUnit' | 'pack' | 'price'>;
    readonly quantity: BaseQuantity;
  }[];
  readonly currency: Currency;
}

/** The same as a sheet of paper, with what it will probably cost. */
export function writePaper(
  { order, outlet, supplier, lines, currency }: PaperOrder,
  t: OrdersTexts,
  format: Format,
): OrderSheetWords {
  const total = totalOrder(lines, null);
  return {
    title: t('text.head', { outlet: outlet.name }),
    facts: [
      ...(supplier === null ? [] : [t('paper.to', { supplier: supplier.name })]),
      t('paper.ordered', { day: format.longDay(order.placedOn) }),
      t('text.delivery', { day: format.longDay(order.deliveryOn) }),
    ],
    columns: [t('paper.item'), t('paper.amount'), t('paper.about')],
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map((line) => ({
        name: line.item.name,
        amount: amountOf(line, format),
        price: line.item.price === null ? '' : format.money(costOf(line.quantity, line.item.price), currency),
      })),
    total:
      total.unpriced === lines.length ? null : { label: t('paper.about'), money: format.money(total.amount, currency) },
    foot: t('text.thanks'),
  };
}

/** In packs where the item has one, and then in plain units too: `2 × dus` and `20 kg`; `2 × dus + 500 g` and `20.5 kg`; `3 kg` and null. */
export function amountParts({ item, quantity }: TextLine, format: Format) {
  const whole = format.amount(quantity, item.baseUnit);
  const { packs, loose } = splitPacks(quantity, item.pack);
  if (item.pack === null || packs === 0) return { main: whole, detail: null };
  const inPacks = `${format.number(packs)} × ${item.pack.name}`;
  return { main: loose === 0 ? inPacks : `${inPacks} + ${format.amount(loose, item.baseUnit)}`, detail: whole };
}

/** Both in one: `2 × dus (20 kg)`. */
export function amountOf(line: TextLine, format: Format): string {
  const { main, detail } = amountParts(line, format);
  return detail === null ? main : `${main} (${detail})`;
}

/** The step of one press for an item bought without a pack: a round twentieth of what is usual. */
export function looseStep(usual: number): number {
  if (usual <= 20) return 1;
  const size = 10 ** Math.floor(Math.log10(usual / 20));
  const step = [1, 2, 5, 10].find((times) => times * size >= usual / 20)!;
  return step * size;
}
