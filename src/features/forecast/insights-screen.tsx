/** Insights: the forecast of every item, who makes it and how well, and the state of learning. */

import { useLiveQuery } from 'dexie-react-hooks';
import { LineChart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { learning } from '../../db/queries/learning.ts';
import { readOutlook } from '../../db/queries/read-outlook.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page, Split } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ForecastList } from './forecast-list.tsx';
import { ItemForecast } from './item-forecast.tsx';
import { Overview } from './overview.tsx';

export interface InsightsScreenProps {
  /** From the address; undefined shows all items together. */
  readonly itemId?: string | undefined;
}

export function InsightsScreen({ itemId }: InsightsScreenProps) {
  const { t } = useTranslation('forecast');
  const known = useLiveQuery(async () => readOutlook(book));
  const serving = useLiveQuery(async () => learning(book));
  // Both at once: what stands above a list and comes after it would push it away under the thumb.
  if (known === undefined || serving === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={8} />
      </Page>
    );
  }
  if (known === null || known.stock.length === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState
          icon={LineChart}
          title={t('empty.title')}
          actions={
            <ButtonLink kind="primary" needs="importRecords" to="/import">
              {t('empty.import')}
            </ButtonLink>
          }
        >
          {t('empty.body')}
        </EmptyState>
      </Page>
    );
  }
  const line = known.stock.find(({ item }) => item.id === itemId);
  return (
    <Split
      listLabel={t('list')}
      showsDetail={itemId !== undefined}
      detailKey={itemId}
      list={<ForecastList known={known} serving={serving} chosen={line?.item.id ?? null} />}
      detail={
        itemId === undefined ? (
          <Overview known={known} serving={serving} />
        ) : line === undefined ? (
          <EmptyState title={t('item.gone')} actions={<ButtonLink to="/insights">{t('back')}</ButtonLink>} />
        ) : (
          <ItemForecast
            key={line.item.id}
            item={line.item}
            outletId={known.outlet.id}
            forecast={known.forecasts.get(line.item.id) ?? null}
          />
        )
      }
    />
  );
}
