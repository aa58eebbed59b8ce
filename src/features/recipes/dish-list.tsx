/** All dishes with their cost, margin and the portions possible now; searched as stock is. */

import { Plus, ReceiptText, Scale } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Menu } from '../../db/queries/dishes.ts';
import { indexItems } from '../../domain/item-search.ts';
import type { DishId } from '../../domain/nouns.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/field.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { useScreenTitle } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './recipes.module.css';
import { marginOf, type WorkedDish } from './worked-dish.ts';

const style = classesOf(sheet);

export interface DishListProps {
  readonly dishes: readonly WorkedDish[];
  readonly menu: Menu;
  readonly chosen: DishId | null;
  readonly onAdd: () => void;
}

export function DishList({ dishes, menu, chosen, onAdd }: DishListProps) {
  const { t } = useTranslation('recipes');
  const heading = useScreenTitle(t('title'));
  const [query, setQuery] = useState('');
  const index = useMemo(
    () =>
      indexItems(
        dishes.filter(({ dish }) => !dish.isArchived),
        ({ dish }) => ({ name: dish.name, aliases: [], category: null, area: null }),
      ),
    [dishes],
  );
  const found = index.find(query);
  const archived = dishes.filter(({ dish }) => dish.isArchived);
  return (
    <div className={style('aside')}>
      <div className={style('top')}>
        <div className={style('head')}>
          <h1 ref={heading} tabIndex={-1}>
            {t('title')}
          </h1>
          <IconButton needs="addDish" icon={Plus} label={t('add')} onPress={onAdd} />
        </div>
        <SearchField label={t('search')} value={query} onChange={setQuery} />
        <div className={style('links')}>
          <ButtonLink kind="quiet" icon={ReceiptText} to="/sales">
            {t('ways.sales')}
          </ButtonLink>
          <ButtonLink kind="quiet" icon={Scale} to="/variance">
            {t('ways.variance')}
          </ButtonLink>
        </div>
      </div>
      {found.length === 0 && query !== '' && <p className={style('soft', 'pad')}>{t('notFound', { query })}</p>}
      <List>
        {found.map((worked) => (
          <DishRow key={worked.dish.id} worked={worked} menu={menu} isCurrent={worked.dish.id === chosen} />
        ))}
      </List>
      {archived.length > 0 && query === '' && (
        <>
          <h2 className={style('label', 'pad')}>{t('archived')}</h2>
          <List label={t('archived')}>
            {archived.map(({ dish }) => (
              <ListRow key={dish.id} to={`/recipes/${dish.id}`} title={dish.name} isCurrent={dish.id === chosen} />
            ))}
          </List>
        </>
      )}
    </div>
  );
}

function DishRow({
  worked,
  menu,
  isCurrent,
}: {
  readonly worked: WorkedDish;
  readonly menu: Menu;
  readonly isCurrent: boolean;
}) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const { dish, cost, possible } = worked;
  const margin = marginOf(worked);
  const isPart = dish.unit !== 'pcs';
  const words =
    dish.lines.length === 0
      ? t('noRecipe')
      : [
          dish.price === null ? null : format.money(dish.price, menu.currency),
          cost === null || isPart
            ? null
            : t(cost.unpriced.length > 0 ? 'costAtLeast' : 'costs', { money: format.money(cost.cost, menu.currency) }),
          margin === null ? null : t('margin', { share: format.percent(margin) }),
        ]
          .filter((word) => word !== null)
          .join(' · ');
  const count = possible?.portions ?? null;
  return (
    <ListRow
      to={`/recipes/${dish.id}`}
      title={dish.name}
      detail={words === '' ? t('part') : words}
      isCurrent={isCurrent}
      end={
        count === null ? (
          <span className={style('soft')}>–</span>
        ) : isPart ? (
          <Badge tone={count === 0 ? 'warn' : 'plain'}>{format.amount(count, dish.unit)}</Badge>
        ) : (
          <Badge tone={count === 0 ? 'warn' : 'plain'}>{t('portions', { count })}</Badge>
        )
      }
    />
  );
}
