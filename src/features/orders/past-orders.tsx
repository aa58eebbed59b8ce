/** Orders that are over, for looking up what was asked for and what came. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listPastOrders } from '../../db/queries/list-orders.ts';
import type { Day } from '../../domain/day.ts';
import type { Item, ItemId, OutletId, Supplier } from '../../domain/nouns.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';

export interface PastOrdersProps {
  readonly outletId: OutletId;
  readonly suppliers: readonly Supplier[];
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly today: Day;
}

export function PastOrders({ outletId, suppliers, itemById, today }: PastOrdersProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const orders = useLiveQuery(async () => listPastOrders(book, outletId), [outletId]);
  if (orders === undefined || orders.length === 0) return null;
  return (
    <Card>
      <Disclosure isLazy title={t('past.title', { count: orders.length })}>
        <List label={t('past.list')}>
          {orders.map((order) => {
            const short = order.lines.filter(({ itemId, quantity }) => {
              const came = order.received.find((line) => line.itemId === itemId)?.quantity ?? 0;
              return order.state === 'closed' && came < quantity;
            });
            return (
              <ListRow
                key={order.id}
                to={`/orders/paper/${order.id}`}
                title={suppliers.find(({ id }) => id === order.supplierId)?.name ?? t('supplier.none')}
                detail={[
                  t('open.ordered', { day: nearDay(format, order.placedOn, today) }),
                  ...(short.length === 0
                    ? []
                    : [
                        t('past.short', {
                          items: format.list(short.flatMap(({ itemId }) => itemById.get(itemId)?.name ?? [])),
                        }),
                      ]),
                ].join(' · ')}
                end={<Badge tone={order.state === 'closed' ? 'good' : 'plain'}>{t(`state.${order.state}`)}</Badge>}
              />
            );
          })}
        </List>
      </Disclosure>
    </Card>
  );
}
