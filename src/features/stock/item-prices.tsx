/** What an item has cost, from whom, newest first, with every jump marked. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { lastPaid, priceHistory } from '../../db/queries/price-history.ts';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf } from '../../domain/money.ts';
import type { Item, Supplier } from '../../domain/nouns.ts';
import { isPriceJump, shareOfChange } from '../../domain/price-change.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { useFormat } from '../../ui/use-format.ts';

const SHOWN = 5;
/** Prices drawn in the line. */
const DRAWN = 30;

export interface ItemPricesProps {
  readonly item: Item;
  readonly suppliers: readonly Supplier[];
  readonly currency: Currency;
  readonly today: Day;
}

export function ItemPrices({ item, suppliers, currency, today }: ItemPricesProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const history = useLiveQuery(async () => priceHistory(book, item.id), [item.id]);
  if (history === undefined || history.length === 0) return null;
  const one = baseQuantity(item.baseUnit === 'pcs' ? 1 : 1000);
  const { unit } = format.amountParts(one, item.baseUnit, { in: 'large' });
  const rows = history
    .map((point, i) => {
      const before = lastPaid(history.slice(0, i), point.supplierId);
      const change = before === null ? null : { before: before.price, after: point.price };
      return { point, jump: change !== null && isPriceJump(change) ? shareOfChange(change) : null };
    })
    .reverse();
  return (
    <Card
      title={t('prices.title')}
      note={t('prices.note', { unit })}
      actions={
        history.length > 2 && (
          <Sparkline
            label={t('prices.line', { count: Math.min(DRAWN, history.length) })}
            was={history.slice(-DRAWN).map(({ price }) => price.amount / price.per)}
          />
        )
      }
      flush
    >
      <List label={t('prices.title')}>
        {(isWhole ? rows : rows.slice(0, SHOWN)).map(({ point, jump }) => (
          <ListRow
            key={`${point.at} ${point.movementId}`}
            title={format.money(costOf(one, point.price), currency)}
            detail={[
              nearDay(format, point.day, today),
              point.movementId === null
                ? t('prices.typed')
                : (suppliers.find(({ id }) => id === point.supplierId)?.name ?? t('prices.market')),
            ].join(' · ')}
            end={
              jump !== null && (
                <Badge tone={jump > 0 ? 'warn' : 'good'}>{t('prices.jump', { change: format.change(jump) })}</Badge>
              )
            }
          />
        ))}
      </List>
      {rows.length > SHOWN && !isWhole && (
        <Button kind="quiet" wide onPress={() => setIsWhole(true)}>
          {t('prices.all', { count: rows.length - SHOWN })}
        </Button>
      )}
    </Card>
  );
}
