/** The forecast of one item: history and the coming days, who says so and how well, and what the others would have said. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Boxes } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { itemHistory } from '../../db/queries/item-history.ts';
import type { DailySeries } from '../../domain/daily-records.ts';
import { addDays, daysBetween, numberToDay } from '../../domain/day.ts';
import type { SeriesForecast } from '../../domain/demand-forecast.ts';
import type { ExpectedDay } from '../../domain/expected-use.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import { expectedDaysOf } from '../../domain/outlook.ts';
import { about } from '../../ui/about.ts';
import { Card } from '../../ui/card.tsx';
import { ForecastChart } from '../../ui/forecast-chart.tsx';
import type { PastDay } from '../../ui/forecast-chart-data.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { DayStrip } from './day-strip.tsx';
import { OtherVoices } from './other-voices.tsx';
import { ScoreBars } from './score-bars.tsx';
import { rankScores, verdictSentence } from './score-words.ts';

/** The days whose average stands in the sentence, and the days ahead that are summed in it. */
const LATELY = 28;
const WEEK = 7;
/** From this many days on it is said that the forecast stands on old records. */
const OLD = 7;

export interface ItemForecastProps {
  readonly item: Item;
  readonly outletId: OutletId;
  readonly forecast: SeriesForecast | null;
}

export function ItemForecast({ item, outletId, forecast }: ItemForecastProps) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const { day: today } = useWallClock();
  const [, go] = useLocation();
  const coming = useMemo(() => (forecast === null ? [] : expectedDaysOf(forecast)), [forecast]);
  const cutoff = forecast === null ? null : numberToDay(forecast.cutoff);
  return (
    <Page
      title={item.name}
      note={item.category ?? undefined}
      back={{ label: t('back'), go: () => go('/insights') }}
      actions={
        <ButtonLink icon={Boxes} to={`/stock/${item.id}`}>
          {t('item.stock')}
        </ButtonLink>
      }
    >
      {cutoff !== null && daysBetween(cutoff, today) > OLD && (
        <Notice tone="warn">{t('chart.stale', { day: format.day(cutoff, { year: true }) })}</Notice>
      )}
      <History item={item} outletId={outletId} coming={coming} />
      {forecast === null ? (
        <EmptyState title={t('item.none')}>{t('item.noneBody')}</EmptyState>
      ) : (
        <>
          <DayStrip days={coming.slice(0, WEEK)} item={item} outletId={outletId} today={today} />
          <Card title={t('arena.title')}>
            <p>{verdictSentence(forecast, t, format)}</p>
            {rankScores(forecast.scores).length > 0 && (
              <ScoreBars scores={forecast.scores} champion={forecast.champion} />
            )}
          </Card>
          <OtherVoices item={item} outletId={outletId} />
        </>
      )}
    </Page>
  );
}

interface HistoryProps {
  readonly item: Item;
  readonly outletId: OutletId;
  readonly coming: readonly ExpectedDay[];
}

function History({ item, outletId, coming }: HistoryProps) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const history = useLiveQuery(async () => itemHistory(book, outletId, item.id), [outletId, item.id]);
  const past = useMemo(() => (history ? pastDays(history) : []), [history]);
  const lately = past.slice(-LATELY).flatMap(({ used }) => used ?? []);
  const week = coming.slice(0, WEEK).reduce((total, day) => total + day.mean, 0);
  const perDay = lately.length === 0 ? 0 : lately.reduce((total, used) => total + used, 0) / lately.length;
  return (
    <Card title={t('chart.title')}>
      <ForecastChart
        label={`${item.name}: ${t('chart.title')}`}
        summary={
          coming.length === 0
            ? t('item.none')
            : t('chart.summary', {
                perDay: format.amount(perDay, item.baseUnit, about(perDay, item.baseUnit)),
                next: format.amount(week, item.baseUnit, about(week, item.baseUnit)),
              })
        }
        unit={item.baseUnit}
        past={past}
        coming={coming}
        height={300}
      />
    </Card>
  );
}

/** Days on record, oldest first, up to the last one known. */
function pastDays(history: DailySeries): readonly PastDay[] {
  const { used } = history.amounts;
  let last = used.length - 1;
  while (last >= 0 && Number.isNaN(used[last]!)) last--;
  return Array.from({ length: last + 1 }, (_, index) => ({
    day: addDays(history.firstDay, index),
    used: Number.isNaN(used[index]!) ? null : used[index]!,
    ranOut: !Number.isNaN(history.ranOutAt[index]!),
    isSpread: !Number.isNaN(history.spreadOver[index]!),
  }));
}
