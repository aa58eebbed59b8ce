/** Every item with what it will need, who says so, and how far off that usually is. */

import { SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServingLearning } from '../../db/queries/learning.ts';
import type { KnownOfOutlet } from '../../db/queries/read-outlook.ts';
import type { SeriesForecast } from '../../domain/demand-forecast.ts';
import { indexItems } from '../../domain/item-search.ts';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/field.tsx';
import { useScreenTitle } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import sheet from './forecast-list.module.css';
import { ForecastRow } from './forecast-row.tsx';
import { LearnPanel } from './learn-panel.tsx';
import { AllScores, UseWays } from './overview.tsx';
import { verdictOf } from './score-words.ts';

const style = classesOf(sheet);
/** Rem. */
const ROW_HEIGHT = 4.25;

type Sort = 'name' | 'worst';

export interface ForecastLine {
  readonly item: Item;
  readonly forecast: SeriesForecast | null;
}

export interface ForecastListProps {
  readonly known: KnownOfOutlet;
  readonly serving: ServingLearning | null;
  readonly chosen: ItemId | null;
}

export function ForecastList({ known, serving, chosen }: ForecastListProps) {
  const { t } = useTranslation('forecast');
  const heading = useScreenTitle(t('title'));
  const isPhone = useIsPhone();
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<Sort>('name');
  const asked = useDeferredValue(query);
  const lines = useMemo(
    (): readonly ForecastLine[] =>
      known.stock.map(({ item }) => ({ item, forecast: known.forecasts.get(item.id) ?? null })),
    [known],
  );
  const index = useMemo(() => indexItems(lines, ({ item }) => item), [lines]);
  const shown = useMemo(() => {
    const found = index.find(asked);
    return sort === 'worst' ? found.toSorted((a, b) => offOf(b) - offOf(a)) : found;
  }, [index, asked, sort]);
  return (
    <div className={style('side')}>
      <div className={style('head')}>
        <h1 ref={heading} tabIndex={-1} className={style('title')}>
          {t('title')}
        </h1>
        {isPhone && (
          <>
            <LearnPanel lastRecord={known.lastRecord} serving={serving} />
            <UseWays />
          </>
        )}
        <SearchField label={t('search')} value={query} onChange={setQuery} />
        {known.forecasts.size > 0 && (
          <RadioCards
            compact
            hideLabel
            label={t('sort.label')}
            value={sort}
            onChange={setSort}
            choices={[
              { value: 'name', title: t('sort.name') },
              { value: 'worst', title: t('sort.worst') },
            ]}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={SearchX} title={t('none.search', { query: asked.trim() })} />
      ) : (
        <VirtualList
          label={t('list')}
          rows={shown}
          rowHeight={ROW_HEIGHT}
          keyOf={({ item }) => item.id}
          draw={(line) => <ForecastRow line={line} isCurrent={line.item.id === chosen} />}
        />
      )}
      {isPhone && serving !== null && (
        <div className={style('after')}>
          <AllScores known={known} serving={serving} />
        </div>
      )}
    </div>
  );
}

/** How far off the serving forecast usually is; what is not known comes last. */
function offOf({ forecast }: ForecastLine): number {
  return forecast === null ? -1 : (verdictOf(forecast).champion?.wape ?? -1);
}
