/** The proposed order for one supplier: its countdown, its lines, what it comes to, and the way out. */

import { CalendarClock, Clock, Pencil, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { ItemId, OrderId, Outlet, Supplier } from '../../domain/nouns.ts';
import { findDuplicate } from '../../domain/order-state.ts';
import { totalOrder } from '../../domain/ordering.ts';
import type { ItemOutlook, OpenOrder } from '../../domain/outlook.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { WallClock } from '../../domain/supplier-calendar.ts';
import { editOrderLine, type LineEdits, type OrderKey } from '../../jobs/order-edits.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { Format } from '../../ui/format.ts';
import { nearDay } from '../../ui/near-day.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { OrderLineRow } from './order-line.tsx';
import { type OrdersTexts, writeOrder, writePaper } from './order-text.ts';
import { SendSheet } from './send-sheet.tsx';
import sheet from './supplier-order.module.css';
import type { SupplierSelectProps } from './supplier-select.tsx';
import { SupplierSelect } from './supplier-select.tsx';

const style = classesOf(sheet);
/** Minutes before the cut-off from which the countdown warns. */
const SOON = 120;

export interface ChosenLine {
  readonly item: ItemOutlook['item'];
  readonly quantity: BaseQuantity;
}

export interface SupplierOrderProps {
  readonly orderKey: OrderKey;
  readonly supplier: Supplier | null;
  /** Every item this supplier brings. */
  readonly outlooks: readonly ItemOutlook[];
  readonly edits: LineEdits;
  readonly openOrders: readonly OpenOrder[];
  readonly outlet: Outlet;
  readonly currency: Currency;
  readonly now: WallClock;
  /** The first card of the screen holds its one primary button. */
  readonly isFirst: boolean;
  readonly onEdit: () => void;
  /** Writes the order, or a draft of it, into the book; answers its id, null when it was refused. */
  readonly onPlace: (lines: readonly ChosenLine[], isDraft: boolean) => Promise<OrderId | null>;
  /** Given for the items without a supplier: sets one for some of them. */
  readonly assign?: (items: readonly ItemOutlook['item'][]) => Omit<SupplierSelectProps, 'label'>;
}

export function SupplierOrder(props: SupplierOrderProps) {
  const { orderKey, supplier, outlooks, edits, outlet, currency, now, isFirst, assign } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [isSending, setIsSending] = useState(false);
  const quantityOf = ({ item, proposal }: ItemOutlook) => edits[item.id] ?? proposal.quantity;
  const isAsked = (outlook: ItemOutlook) => outlook.proposal.quantity > 0 || edits[outlook.item.id] !== undefined;
  const asked = outlooks.filter(isAsked);
  const rest = outlooks.filter((outlook) => !isAsked(outlook));
  const lines: ChosenLine[] = asked
    .map((outlook) => ({ item: outlook.item, quantity: quantityOf(outlook) }))
    .filter(({ quantity }) => quantity > 0);
  const { plan } = outlooks[0]!;
  const name = supplier?.name ?? t('supplier.none');
  const duplicate = findDuplicate(
    props.openOrders,
    supplier?.id ?? null,
    lines.map(({ item }) => item.id),
  );
  const duplicateWords =
    duplicate === null
      ? undefined
      : t('total.duplicate', {
          supplier: name,
          day: nearDay(format, duplicate.order.deliveryOn, now.day),
          items: format.list(
            lines.filter(({ item }) => duplicate.itemIds.includes(item.id)).map(({ item }) => item.name),
          ),
        });
  const rowOf = (outlook: ItemOutlook) => (
    <OrderLineRow
      key={outlook.item.id}
      outlook={outlook}
      quantity={quantityOf(outlook)}
      today={now.day}
      currency={currency}
      onChange={(quantity) => changeLine(orderKey, outlook, quantity)}
      {...(assign ? { assign: assign([outlook.item]) } : {})}
    />
  );

  return (
    <Card
      title={name}
      note={
        supplier === null
          ? t('supplier.noneNote', { delivery: nearDay(format, plan.deliveryOn, now.day) })
          : t(addDays(plan.nextDeliveryOn, -1) === plan.deliveryOn ? 'plan.deliveryDay' : 'plan.delivery', {
              day: nearDay(format, plan.deliveryOn, now.day),
              until: nearDay(format, addDays(plan.nextDeliveryOn, -1), now.day),
            })
      }
      actions={
        <div className={style('head')}>
          <Countdown plan={plan} supplier={supplier} now={now} />
          {supplier && (
            <IconButton
              needs="changeSupplier"
              icon={Pencil}
              label={t('supplier.edit', { name })}
              onPress={props.onEdit}
            />
          )}
        </div>
      }
      flush
    >
      {duplicateWords !== undefined && (
        <div className={style('notice')}>
          <Notice tone="warn" title={duplicateWords}>
            {t('total.duplicateNote')}
          </Notice>
        </div>
      )}
      {assign && asked.length > 1 && (
        <div className={style('assign')}>
          <span>{t('supplier.assignAll')}</span>
          <SupplierSelect {...assign(outlooks.map(({ item }) => item))} label={t('supplier.assignAll')} />
        </div>
      )}
      {asked.length > 0 && <ul>{asked.map(rowOf)}</ul>}
      {rest.length > 0 && (
        <div className={style('rest', asked.length === 0 && 'alone')}>
          <Disclosure
            isLazy
            title={
              rest.every(({ proposal }) => proposal.proof.basis === 'nothing')
                ? t('rest.nothing', { count: rest.length })
                : t('rest.show', { count: rest.length })
            }
          >
            <ul>{rest.map(rowOf)}</ul>
          </Disclosure>
        </div>
      )}
      {lines.length > 0 && (
        <div className={style('foot')}>
          <Total lines={lines} asked={asked} supplier={supplier} currency={currency} />
          <Button
            needs="placeOrder"
            kind={isFirst ? 'primary' : 'secondary'}
            icon={Send}
            onPress={() => setIsSending(true)}
          >
            {t('send.open')}
          </Button>
        </div>
      )}
      {isSending && (
        <SendSheet
          supplier={name}
          phone={supplier?.phone ?? null}
          email={supplier?.email ?? null}
          paper={writePaper(
            { order: { placedOn: now.day, deliveryOn: plan.deliveryOn }, outlet, supplier, lines, currency },
            t,
            format,
          )}
          text={writeOrder({ outlet: outlet.name, deliveryOn: plan.deliveryOn, lines }, t, format)}
          {...(duplicateWords === undefined ? {} : { warning: duplicateWords })}
          onPlace={() => props.onPlace(lines, false)}
          onDraft={async () => (await props.onPlace(lines, true)) !== null}
          onClose={() => setIsSending(false)}
        />
      )}
    </Card>
  );
}

/** An edit that says what the proposal says is none. */
function changeLine(key: OrderKey, { item, proposal }: ItemOutlook, quantity: BaseQuantity | null): void {
  const itemId: ItemId = item.id;
  editOrderLine(key, itemId, quantity === proposal.quantity && quantity > 0 ? null : quantity);
}

function Countdown({ plan, supplier, now }: Pick<SupplierOrderProps, 'supplier' | 'now'> & Pick<ItemOutlook, 'plan'>) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  if (supplier === null) return null;
  if (plan.orderOn !== now.day) {
    const day = nearDay(format, plan.orderOn, now.day);
    return (
      <Badge icon={CalendarClock}>
        {supplier.cutoff === null ? t('plan.opensOn', { day }) : t('plan.closesOn', { day, time: supplier.cutoff })}
      </Badge>
    );
  }
  if (plan.closesIn === null) return <Badge icon={CalendarClock}>{t('plan.anyTime')}</Badge>;
  return (
    <Badge tone={plan.closesIn <= SOON ? 'warn' : 'accent'} icon={Clock}>
      {t('plan.closes', { left: minutesInWords(plan.closesIn, t, format) })}
    </Badge>
  );
}

function minutesInWords(minutes: number, t: OrdersTexts, format: Format): string {
  return minutes < 60
    ? t('plan.minutes', { minutes: format.number(minutes) })
    : t('plan.hours', { hours: format.number(Math.floor(minutes / 60)), minutes: format.number(minutes % 60) });
}

function Total(props: {
  readonly lines: readonly ChosenLine[];
  readonly asked: readonly ItemOutlook[];
  readonly supplier: Supplier | null;
  readonly currency: Currency;
}) {
  const { lines, asked, supplier, currency } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const total = totalOrder(lines, supplier?.minOrder ?? null);
  const isPriced = total.unpriced < lines.length;
  const uncounted = asked.filter(({ proposal }) => !proposal.proof.counted && proposal.quantity > 0).length;
  const facts = [t('total.lines', { count: lines.length })];
  if (total.unpriced > 0) facts.push(t('total.unpriced', { count: total.unpriced }));
  return (
    <div className={style('total')}>
      {isPriced && <span className={style('money')}>{format.money(total.amount, currency)}</span>}
      <span className={style('soft')}>{facts.join(' · ')}</span>
      {total.belowMinimum > 0 && supplier?.minOrder != null && (
        <Badge tone="warn">
          {t('total.below', {
            missing: format.money(total.belowMinimum, currency),
            minimum: format.money(supplier.minOrder, currency),
          })}
        </Badge>
      )}
      {uncounted > 0 && <span className={style('soft')}>{t('total.uncounted', { count: uncounted })}</span>}
    </div>
  );
}
