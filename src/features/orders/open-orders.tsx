/** Orders on their way: has it come, send it again, call it off. */

import { PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { closeOrder } from '../../db/commands/close-order.ts';
import { undo } from '../../db/commands/undo.ts';
import { withdrawOrder } from '../../db/commands/withdraw-order.ts';
import type { OpenOrder } from '../../db/queries/open-orders.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { Item, ItemId, Outlet, Supplier } from '../../domain/nouns.ts';
import { totalOrder } from '../../domain/ordering.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './open-orders.module.css';
import { amountOf, writeOrder, writePaper } from './order-text.ts';
import { SendSheet } from './send-sheet.tsx';

const style = classesOf(sheet);

export interface OpenOrdersProps {
  readonly orders: readonly OpenOrder[];
  readonly suppliers: readonly Supplier[];
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly outlet: Outlet;
  readonly currency: Currency;
  readonly today: Day;
}

export function OpenOrders(props: OpenOrdersProps) {
  const { t } = useTranslation('orders');
  return (
    <Card title={t('open.title')} flush>
      <ul>
        {props.orders.map((order) => (
          <OpenOrderRow key={order.id} {...props} order={order} />
        ))}
      </ul>
    </Card>
  );
}

function OpenOrderRow(props: OpenOrdersProps & { readonly order: OpenOrder }) {
  const { order, suppliers, itemById, outlet, currency, today } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [isSending, setIsSending] = useState(false);
  const supplier = suppliers.find(({ id }) => id === order.supplierId) ?? null;
  const name = supplier?.name ?? t('supplier.none');
  const lines = order.outstanding.flatMap(({ itemId, quantity }) => {
    const item = itemById.get(itemId);
    return item === undefined ? [] : [{ item, quantity }];
  });
  const total = totalOrder(lines, null);
  const late = daysBetween(order.deliveryOn, today);
  const isPart = order.received.length > 0;

  const withdraw = async () => {
    const done = await command(withdrawOrder(book, { orderId: order.id }));
    if (done) tell(t('open.withdrawn', { supplier: name }), () => undo(book, done.entryId));
  };

  const finish = async () => {
    const done = await command(closeOrder(book, { orderId: order.id }));
    if (done) tell(t('open.closed', { supplier: name }), () => undo(book, done.entryId));
  };

  return (
    <li className={style('order')}>
      <div className={style('words')}>
        <h3 className={style('name')}>
          {name}
          {late > 0 ? (
            <Badge tone="bad">{t('open.late', { count: late })}</Badge>
          ) : (
            <Badge tone={late === 0 ? 'accent' : 'plain'}>
              {t('open.due', { day: nearDay(format, order.deliveryOn, today) })}
            </Badge>
          )}
          {isPart && <Badge tone="info">{t('open.partly')}</Badge>}
        </h3>
        <p className={style('facts')}>
          {[
            t('open.ordered', { day: nearDay(format, order.placedOn, today) }),
            ...(total.unpriced < lines.length ? [format.money(total.amount, currency)] : []),
            ...lines.map((line) => `${line.item.name} ${amountOf(line, format)}`),
          ].join(' · ')}
        </p>
      </div>
      <div className={style('actions')}>
        {isPart ? (
          <Button kind="quiet" needs="closeOrder" onPress={() => void finish()}>
            {t('open.finish')}
          </Button>
        ) : (
          <Button kind="quiet" needs="withdrawOrder" onPress={() => void withdraw()}>
            {t('open.withdraw')}
          </Button>
        )}
        <Button kind="quiet" needs="sendOrder" onPress={() => setIsSending(true)}>
          {t('open.again')}
        </Button>
        <ButtonLink needs="recordDelivery" icon={PackageCheck} to={`/receive/order/${order.id}`}>
          {t('open.arrived')}
        </ButtonLink>
      </div>
      {isSending && (
        <SendSheet
          supplier={name}
          phone={supplier?.phone ?? null}
          email={supplier?.email ?? null}
          orderId={order.id}
          paper={writePaper({ order, outlet, supplier, lines, currency }, t, format)}
          text={writeOrder({ outlet: outlet.name, deliveryOn: order.deliveryOn, lines }, t, format)}
          onClose={() => setIsSending(false)}
        />
      )}
    </li>
  );
}
