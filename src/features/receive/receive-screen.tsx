/** Receive: what is expected, what came and went lately, and the things staff note many times a day, two taps away. */

import { useLiveQuery } from 'dexie-react-hooks';
import {
  ArrowLeftRight,
  CalendarClock,
  CircleSlash,
  type LucideIcon,
  PackagePlus,
  ScanLine,
  ShoppingBag,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { listTransfers } from '../../db/queries/list-transfers.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { totalOrder } from '../../domain/ordering.ts';
import type { Right } from '../../domain/rights.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { hrefOf } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import sheet from './receive.module.css';
import { RecentDoings } from './recent-doings.tsx';

const style = classesOf(sheet);

/** The commonest first. */
const TILES = [
  { to: '/receive/scan', right: 'recordDelivery', words: 'tile.scan', icon: ScanLine },
  { to: '/receive/purchase', right: 'recordDelivery', words: 'tile.purchase', icon: ShoppingBag },
  { to: '/receive/delivery', right: 'recordDelivery', words: 'tile.delivery', icon: PackagePlus },
  { to: '/waste', right: 'throwAway', words: 'tile.waste', icon: Trash2 },
  { to: '/ran-out', right: 'noteRanOut', words: 'tile.ranOut', icon: CircleSlash },
  { to: '/transfers', words: 'tile.transfer', icon: ArrowLeftRight },
  { to: '/use-first', words: 'tile.useFirst', icon: CalendarClock },
] as const satisfies readonly { to: string; right?: Right; words: string; icon: LucideIcon }[];

export function ReceiveScreen() {
  const { t } = useTranslation('receive');
  const may = useMay();
  const { day: today } = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  return (
    <Page title={t('title')} note={t('note')}>
      <nav aria-label={t('tiles')} className={style('tiles')}>
        {TILES.filter((tile) => !('right' in tile) || may(tile.right)).map(({ to, words, icon: Icon }) => (
          <a key={to} className={style('tile')} href={hrefOf(to)}>
            <Icon size={28} strokeWidth={1.75} aria-hidden="true" />
            {t(words)}
          </a>
        ))}
      </nav>
      {known === undefined ? (
        <Skeleton rows={4} />
      ) : (
        known !== null && (
          <div className={style('columns')}>
            <Expected known={known} today={today} />
            <RecentDoings known={known} today={today} />
          </div>
        )
      )}
    </Page>
  );
}

function Expected({ known, today }: { readonly known: KnownOfOutlet; readonly today: Day }) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const { openOrders, suppliers, stock, outlet, settings } = known;
  const transfers = useLiveQuery(async () => listTransfers(book, outlet.id), [outlet.id]);
  const outlets = useLiveQuery(async () => listOutlets(book));
  const itemById = new Map(stock.map(({ item }) => [item.id, item]));
  const coming = transfers?.coming ?? [];
  if (openOrders.length + coming.length === 0) {
    return (
      <Card title={t('expected.title')}>
        <p className={style('soft')}>{t('expected.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('expected.title')} flush>
      <List label={t('expected.title')}>
        {coming.map((transfer) => (
          <ListRow
            key={transfer.id}
            to={`/transfers/${transfer.id}`}
            title={
              <span className={style('title')}>
                {t('expected.from', { outlet: outlets?.find(({ id }) => id === transfer.fromOutletId)?.name ?? '–' })}
                <Badge tone="info">{t('expected.transfer')}</Badge>
              </span>
            }
            detail={t('expected.sent', {
              day: nearDay(format, transfer.sentOn, today),
              count: transfer.lines.length,
            })}
          />
        ))}
        {openOrders.map((order) => {
          const late = daysBetween(order.deliveryOn, today);
          const lines = order.outstanding.flatMap(({ itemId, quantity }) => {
            const item = itemById.get(itemId);
            return item === undefined ? [] : [{ item, quantity }];
          });
          const total = totalOrder(lines, null);
          return (
            <ListRow
              key={order.id}
              to={`/receive/order/${order.id}`}
              title={
                <span className={style('title')}>
                  {suppliers.find(({ id }) => id === order.supplierId)?.name ?? t('delivery.noSupplier')}
                  {late > 0 ? (
                    <Badge tone="bad">{t('expected.late', { count: late })}</Badge>
                  ) : (
                    <Badge tone={late === 0 ? 'accent' : 'plain'}>
                      {t('expected.due', { day: nearDay(format, order.deliveryOn, today) })}
                    </Badge>
                  )}
                  {order.received.length > 0 && <Badge tone="info">{t('expected.partly')}</Badge>}
                </span>
              }
              detail={format.list(lines.slice(0, 3).map(({ item }) => item.name))}
              end={total.unpriced < lines.length ? format.money(total.amount, settings.currency) : undefined}
            />
          );
        })}
      </List>
    </Card>
  );
}
