/** Beside the list while no item is chosen: what runs out first. */

import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './soon-list.module.css';

const style = classesOf(sheet);
const LINES = 9;

export interface SoonListProps {
  readonly outlooks: readonly ItemOutlook[];
  readonly today: Day;
}

export function SoonList({ outlooks, today }: SoonListProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const soon = outlooks
    .filter(({ runsOutOn }) => runsOutOn !== null)
    .toSorted((a, b) => a.runsOutOn!.localeCompare(b.runsOutOn!))
    .slice(0, LINES);
  return (
    <div className={style('side')}>
      <Card title={t('soon.title')} note={t('soon.note')} flush={soon.length > 0}>
        {soon.length === 0 && <p>{t('soon.none')}</p>}
        {soon.length > 0 && (
          <List>
            {soon.map(({ item, onHand, runsOutOn, plan }) => (
              <ListRow
                key={item.id}
                to={`/stock/${item.id}`}
                title={item.name}
                detail={<Amount quantity={onHand} unit={item.baseUnit} decimals={2} />}
                end={
                  <Badge tone={runsOutOn! < plan.deliveryOn ? 'warn' : 'plain'}>
                    {t('item.runsOut', { day: nearDay(format, runsOutOn!, today) })}
                  </Badge>
                }
              />
            ))}
          </List>
        )}
      </Card>
    </div>
  );
}
