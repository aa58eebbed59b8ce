/** The list of all items: search that forgives, a filter, and for each what is there and how long it lasts. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Archive, ClipboardList, Plus, SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listItems } from '../../db/queries/list-items.ts';
import type { Day } from '../../domain/day.ts';
import { indexItems } from '../../domain/item-search.ts';
import type { ItemId } from '../../domain/nouns.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { IconButton } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/field.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { useScreenTitle } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ScanItem } from './scan-item.tsx';
import sheet from './stock-list.module.css';
import { StockRow } from './stock-row.tsx';

const style = classesOf(sheet);
/** Rem. */
const ROW_HEIGHT = 4.25;

type Filter = 'all' | 'uncounted' | 'soon';

const FILTERS: Readonly<Record<Filter, (outlook: ItemOutlook) => boolean>> = {
  all: () => true,
  uncounted: ({ onHand }) => onHand === null,
  soon: ({ runsOutOn, plan }) => runsOutOn !== null && runsOutOn < plan.nextDeliveryOn,
};

export interface StockListProps {
  readonly outlooks: readonly ItemOutlook[];
  readonly today: Day;
  readonly chosen: ItemId | null;
  readonly startsWith: Filter;
  readonly onAdd: () => void;
}

export function StockList({ outlooks, today, chosen, startsWith, onAdd }: StockListProps) {
  const { t } = useTranslation('stock');
  const heading = useScreenTitle(t('title'));
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>(startsWith);
  const asked = useDeferredValue(query);
  const index = useMemo(() => indexItems(outlooks, ({ item }) => item), [outlooks]);
  const shown = useMemo(() => {
    const found = index.find(asked).filter(FILTERS[filter]);
    return filter === 'soon' && asked.trim() === ''
      ? found.toSorted((a, b) => (a.runsOutOn ?? '').localeCompare(b.runsOutOn ?? ''))
      : found;
  }, [index, asked, filter]);
  const archived = useLiveQuery(async () => (await listItems(book)).filter((item) => item.isArchived).length, []) ?? 0;
  const uncounted = outlooks.filter(FILTERS.uncounted).length;
  return (
    <div className={style('side')}>
      <div className={style('head')}>
        <div className={style('line')}>
          <div>
            <h1 ref={heading} tabIndex={-1} className={style('title')}>
              {t('title')}
            </h1>
            <p className={style('note')}>
              {uncounted === 0
                ? t('summaryAll', { count: outlooks.length })
                : t('summary', { count: outlooks.length, uncounted })}
            </p>
          </div>
          <div className={style('acts')}>
            <ScanItem outlooks={outlooks} />
            <IconButton needs="addItem" icon={Plus} label={t('add')} onPress={onAdd} />
          </div>
        </div>
        <SearchField label={t('search')} value={query} onChange={setQuery} />
        <div className={style('ways')}>
          <ButtonLink icon={ClipboardList} to="/count">
            {t('countSheet')}
          </ButtonLink>
          {archived > 0 && (
            <ButtonLink kind="quiet" icon={Archive} to="/stock/archived">
              {t('archive.link', { count: archived })}
            </ButtonLink>
          )}
        </div>
        <div className={style('filters')}>
          <RadioCards
            compact
            hideLabel
            label={t('filter.label')}
            value={filter}
            onChange={setFilter}
            choices={[
              { value: 'all', title: t('filter.all') },
              { value: 'uncounted', title: t('filter.uncounted') },
              { value: 'soon', title: t('filter.soon') },
            ]}
          />
        </div>
      </div>
      {shown.length === 0 ? (
        <None filter={filter} query={asked.trim()} />
      ) : (
        <VirtualList
          label={t('list')}
          rows={shown}
          rowHeight={ROW_HEIGHT}
          keyOf={({ item }) => item.id}
          draw={(outlook) => <StockRow outlook={outlook} today={today} isCurrent={outlook.item.id === chosen} />}
        />
      )}
    </div>
  );
}

function None({ filter, query }: { readonly filter: Filter; readonly query: string }) {
  const { t } = useTranslation('stock');
  if (query !== '') {
    return (
      <EmptyState icon={SearchX} title={t('none.search', { query })}>
        {t('none.searchBody')}
      </EmptyState>
    );
  }
  return <EmptyState title={t('none.filter')}>{t(filter === 'soon' ? 'none.soon' : 'none.uncounted')}</EmptyState>;
}
