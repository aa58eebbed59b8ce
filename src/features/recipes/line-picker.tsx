/** Finds an item or another dish to put into a recipe, by any of its names. */

import { ChefHat, Package } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { indexItems, type Searchable } from '../../domain/item-search.ts';
import type { Dish, Item } from '../../domain/nouns.ts';
import { SearchField } from '../../ui/field.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import type { LineForm } from './dish-form.ts';

/** Matches shown. */
const SHOWN = 6;

export interface LinePickerProps {
  readonly items: readonly Item[];
  readonly dishes: readonly Dish[];
  readonly onPick: (of: LineForm['of']) => void;
}

interface Pickable {
  readonly of: LineForm['of'];
  readonly searched: Searchable;
}

export function LinePicker({ items, dishes, onPick }: LinePickerProps) {
  const { t } = useTranslation('recipes');
  const [query, setQuery] = useState('');
  const index = useMemo(() => {
    const all: Pickable[] = [
      ...items.map((item) => ({ of: { itemId: item.id, dishId: null }, searched: item })),
      ...dishes.map((dish) => ({
        of: { itemId: null, dishId: dish.id },
        searched: { name: dish.name, aliases: [], category: null, area: null },
      })),
    ];
    return indexItems(all, (one) => one.searched);
  }, [items, dishes]);
  const found = query.trim() === '' ? [] : index.find(query).slice(0, SHOWN);
  return (
    <div>
      <SearchField label={t('form.addLine')} value={query} onChange={setQuery} />
      {query.trim() !== '' && found.length === 0 && <p>{t('notFound', { query })}</p>}
      {found.length > 0 && (
        <List label={t('form.addLine')}>
          {found.map(({ of, searched }) => (
            <ListRow
              key={of.itemId ?? of.dishId}
              lead={
                of.dishId === null ? <Package size={18} aria-hidden="true" /> : <ChefHat size={18} aria-hidden="true" />
              }
              title={searched.name}
              detail={of.dishId === null ? undefined : t('part')}
              onPress={() => {
                onPick(of);
                setQuery('');
              }}
            />
          ))}
        </List>
      )}
    </div>
  );
}
