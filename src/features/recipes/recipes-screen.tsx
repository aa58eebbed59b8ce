/** Recipes: what each dish costs, earns, and how many portions the stock allows now; and the recipe of the one chosen. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChefHat, FileUp, Plus, ReceiptText, Scale } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { type Menu, readMenu } from '../../db/queries/dishes.ts';
import { costOfDish, portionsPossible } from '../../domain/recipe.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page, Split } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { DishList } from './dish-list.tsx';
import { DishPage } from './dish-page.tsx';
import { DishSheet } from './dish-sheet.tsx';
import sheet from './recipes.module.css';
import type { WorkedDish } from './worked-dish.ts';

const style = classesOf(sheet);

export interface RecipesScreenProps {
  /** From the address; undefined shows the list alone. */
  readonly dishId?: string | undefined;
  /** `edit` when the form lies open over the dish. */
  readonly over?: string | undefined;
}

export function RecipesScreen({ dishId, over }: RecipesScreenProps) {
  const { t } = useTranslation('recipes');
  const [, go] = useLocation();
  const [isAdding, setIsAdding] = useState(false);
  const menu = useLiveQuery(async () => readMenu(book), []);
  const worked = useMemo(() => (menu === undefined ? [] : workOut(menu)), [menu]);
  if (menu === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={8} />
      </Page>
    );
  }
  const adding = isAdding && (
    <DishSheet menu={menu} dish={null} onClose={() => setIsAdding(false)} onAdded={(id) => go(`/recipes/${id}`)} />
  );
  if (menu.dishes.length === 0) {
    return (
      <Page title={t('title')} back={{ label: t('back'), go: () => go('/stock') }}>
        <EmptyState
          icon={ChefHat}
          title={t('empty.title')}
          actions={
            <>
              <Button kind="primary" needs="addDish" icon={Plus} onPress={() => setIsAdding(true)}>
                {t('add')}
              </Button>
              <ButtonLink needs="importRecipes" to="/import" icon={FileUp}>
                {t('import')}
              </ButtonLink>
            </>
          }
        >
          {t('empty.body')}
        </EmptyState>
        {adding}
      </Page>
    );
  }
  const chosen = worked.find(({ dish }) => dish.id === dishId);
  return (
    <>
      <Split
        listLabel={t('list')}
        showsDetail={dishId !== undefined}
        detailKey={chosen?.dish.id}
        list={<DishList dishes={worked} menu={menu} chosen={chosen?.dish.id ?? null} onAdd={() => setIsAdding(true)} />}
        detail={
          chosen !== undefined ? (
            <DishPage worked={chosen} menu={menu} over={over} />
          ) : dishId !== undefined ? (
            <EmptyState title={t('gone')} actions={<ButtonLink to="/recipes">{t('toList')}</ButtonLink>} />
          ) : (
            <Ways />
          )
        }
      />
      {adding}
    </>
  );
}

/** Where recipes lead to. */
function Ways() {
  const { t } = useTranslation('recipes');
  return (
    <div className={style('ways')}>
      <Card title={t('ways.sales')} note={t('ways.salesNote')}>
        <div>
          <ButtonLink to="/sales" icon={ReceiptText}>
            {t('ways.salesGo')}
          </ButtonLink>
        </div>
      </Card>
      <Card title={t('ways.variance')} note={t('ways.varianceNote')}>
        <div>
          <ButtonLink to="/variance" icon={Scale}>
            {t('ways.varianceGo')}
          </ButtonLink>
        </div>
      </Card>
    </div>
  );
}

function workOut({ dishes, priceOf, onHandOf }: Menu): readonly WorkedDish[] {
  const byId = new Map(dishes.map((dish) => [dish.id, dish]));
  return dishes.map((dish) => ({
    dish,
    cost: costOfDish(dish.id, byId, priceOf),
    possible: portionsPossible(dish.id, byId, onHandOf),
  }));
}
