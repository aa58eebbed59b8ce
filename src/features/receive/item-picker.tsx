/** Finds the one item meant: the ones used lately on top, the rest by a word or part of one. */

import { SearchX } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { indexItems, type Searchable } from '../../domain/item-search.ts';
import { classesOf } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import sheet from './item-picker.module.css';

const style = classesOf(sheet);
/** Rem: a target for a thumb. */
const ROW_HEIGHT = 3.5;

/** Something that can be picked: an item, or a dish. */
export interface Pickable {
  readonly id: string;
  readonly name: string;
  readonly search: Searchable;
  /** A quiet word at the end of its row. */
  readonly detail?: string;
}

export interface ItemPickerProps<One extends Pickable> {
  readonly all: readonly One[];
  /** Ids, the likeliest first; shown as large chips while nothing is searched. */
  readonly recent: readonly string[];
  readonly recentLabel: string;
  readonly onPick: (one: One) => void;
  /** A second thing to do with a row. */
  readonly aside?: (one: One) => ReactNode;
}

export function ItemPicker<One extends Pickable>(props: ItemPickerProps<One>) {
  const { all, recent, recentLabel, onPick, aside } = props;
  const { t } = useTranslation('receive');
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const index = useMemo(() => indexItems(all, ({ search }) => search), [all]);
  const found = useMemo(() => index.find(asked), [index, asked]);
  const byId = useMemo(() => new Map(all.map((one) => [one.id, one])), [all]);
  const chips = recent.flatMap((id) => byId.get(id) ?? []);
  // The next one is looked for anew.
  const pick = (one: One) => {
    setQuery('');
    onPick(one);
  };
  return (
    <div className={style('picker')}>
      <SearchField label={t('pick.search')} value={query} onChange={setQuery} />
      {chips.length > 0 && query.trim() === '' && (
        <fieldset className={style('recent')}>
          <legend>{recentLabel}</legend>
          {chips.map((one) => (
            <button key={one.id} type="button" className={style('chip')} onClick={() => pick(one)}>
              {one.name}
            </button>
          ))}
        </fieldset>
      )}
      {found.length === 0 ? (
        <EmptyState icon={SearchX} title={t('pick.none', { query: asked.trim() })}>
          {t('pick.noneBody')}
        </EmptyState>
      ) : (
        <div className={style('box')}>
          <VirtualList
            label={t('pick.list')}
            rows={found}
            rowHeight={ROW_HEIGHT}
            keyOf={({ id }) => id}
            draw={(one) => (
              <div className={style('line')}>
                <button type="button" className={style('row')} onClick={() => pick(one)}>
                  <span className={style('name')}>{one.name}</span>
                  {one.detail !== undefined && <span className={style('detail')}>{one.detail}</span>}
                </button>
                {aside?.(one)}
              </div>
            )}
          />
        </div>
      )}
    </div>
  );
}
