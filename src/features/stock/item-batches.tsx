/** The batches behind a stock figure, first to expire first. */

import { useTranslation } from 'react-i18next';
import type { Batch } from '../../domain/batches.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { leftNow } from '../../domain/use-first.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';

/** A batch that is good for no longer is to be used first. */
const SOON_DAYS = 2;
const SHOWN = 8;

export interface ItemBatchesProps {
  /** Of the whole ledger; what is left of them by now is worked out here. */
  readonly batches: readonly Batch[];
  readonly outlook: ItemOutlook;
  readonly today: Day;
}

/** Nothing where no date is known: dry goods without one have no batches to tell apart. */
export function ItemBatches({ batches: found, outlook, today }: ItemBatchesProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item } = outlook;
  const batches = leftNow(outlook, found);
  if (!batches.some(({ expiresOn }) => expiresOn !== null)) return null;
  return (
    <Card
      title={t('batches.title')}
      note={t('batches.note')}
      actions={
        <ButtonLink kind="quiet" to="/use-first">
          {t('batches.all')}
        </ButtonLink>
      }
      flush
    >
      <List label={t('batches.title')}>
        {batches.slice(0, SHOWN).map(({ arrivedOn, expiresOn, mark, quantity }) => (
          <ListRow
            key={`${arrivedOn} ${expiresOn} ${mark}`}
            title={
              expiresOn === null
                ? t('batches.noDate')
                : expiresOn < today
                  ? t('batches.wasGood', { day: nearDay(format, expiresOn, today) })
                  : t('batches.good', { day: nearDay(format, expiresOn, today) })
            }
            detail={[
              arrivedOn === null ? t('batches.older') : t('batches.came', { day: nearDay(format, arrivedOn, today) }),
              ...(mark === null ? [] : [mark]),
            ].join(' · ')}
            end={
              <>
                {expiresOn !== null && expiresOn < today ? (
                  <Badge tone="bad">{t('batches.expired')}</Badge>
                ) : (
                  expiresOn !== null &&
                  expiresOn < addDays(today, SOON_DAYS) && <Badge tone="warn">{t('batches.first')}</Badge>
                )}
                <Amount quantity={quantity} unit={item.baseUnit} size="middle" decimals={2} />
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}
