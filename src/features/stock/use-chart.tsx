/** What an item used, and what it will need, as a picture. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChartSpline } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { itemHistory } from '../../db/queries/item-history.ts';
import type { DailySeries } from '../../domain/daily-records.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { about } from '../../ui/about.ts';
import { Card } from '../../ui/card.tsx';
import { ForecastChart } from '../../ui/forecast-chart.tsx';
import type { PastDay } from '../../ui/forecast-chart-data.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';

/** The days whose average stands in the sentence. */
const LATELY = 28;
/** The days ahead that are summed in it. */
const AHEAD = 7;
/** About the height of the sentence, the picture and its key, kept free until they come. */
const DRAWN = '24rem';

export interface UseChartProps {
  readonly outletId: OutletId;
  readonly outlook: ItemOutlook;
  readonly today: Day;
}

export function UseChart({ outletId, outlook, today }: UseChartProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item, expected } = outlook;
  const history = useLiveQuery(async () => itemHistory(book, outletId, item.id), [outletId, item.id]);
  const past = useMemo(() => (history ? pastDays(history, today) : []), [history, today]);
  const lately = past.slice(-LATELY).flatMap(({ used }) => used ?? []);
  const next = expected.slice(0, AHEAD);
  const amount = (base: number) => format.amount(base, item.baseUnit, about(base, item.baseUnit));
  const figures = {
    perDay: amount(mean(lately)),
    days: format.number(lately.length),
    next: amount(next.reduce((sum, day) => sum + day.mean, 0)),
    coming: format.number(next.length),
  };
  return (
    <Card
      title={t('chart.title')}
      actions={
        expected.length > 0 && (
          <ButtonLink kind="quiet" icon={ChartSpline} to={`/insights/${item.id}`}>
            {t('item.forecast')}
          </ButtonLink>
        )
      }
    >
      {history === undefined ? (
        <div style={{ minBlockSize: DRAWN }}>
          <Skeleton rows={4} />
        </div>
      ) : lately.length === 0 && expected.length === 0 ? (
        <p>{t('chart.none')}</p>
      ) : (
        <ForecastChart
          label={`${item.name}: ${t('chart.title')}`}
          summary={expected.length > 0 ? t('chart.both', figures) : t('chart.past', figures)}
          unit={item.baseUnit}
          past={past}
          coming={expected}
        />
      )}
    </Card>
  );
}

/** Days before today, oldest first, trailing unknown ones left out. */
export function pastDays(history: DailySeries, today: Day): readonly PastDay[] {
  const days: PastDay[] = [];
  const { used } = history.amounts;
  for (let index = 0; index < used.length; index++) {
    const day = addDays(history.firstDay, index);
    if (day >= today) break;
    const value = used[index]!;
    days.push({
      day,
      used: Number.isNaN(value) ? null : value,
      ranOut: !Number.isNaN(history.ranOutAt[index]!),
      isSpread: !Number.isNaN(history.spreadOver[index]!),
    });
  }
  while (days.length > 0 && days.at(-1)!.used === null) days.pop();
  return days;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
