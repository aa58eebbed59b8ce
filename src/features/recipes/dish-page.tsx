/** One dish: what it costs and earns, how many can be made now and what runs short first, and its recipe. */

import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeDish } from '../../db/commands/change-dish.ts';
import { undo } from '../../db/commands/undo.ts';
import type { Menu } from '../../db/queries/dishes.ts';
import { minorMoney } from '../../domain/money.ts';
import type { Dish, DishId, DishLine } from '../../domain/nouns.ts';
import { costOfDish } from '../../domain/recipe.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ButtonLink, hrefOf } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { DishSheet } from './dish-sheet.tsx';
import sheet from './recipes.module.css';
import { marginOf, type WorkedDish } from './worked-dish.ts';

const style = classesOf(sheet);

export interface DishPageProps {
  readonly worked: WorkedDish;
  readonly menu: Menu;
  readonly over?: string | undefined;
}

export function DishPage({ worked, menu, over }: DishPageProps) {
  const { t } = useTranslation('recipes');
  const [, go] = useLocation();
  const command = useCommand();
  const tell = useUndoToast();
  const { dish, cost } = worked;
  const archive = async () => {
    const isArchived = !dish.isArchived;
    const done = await command(changeDish(book, { dishId: dish.id, fields: { isArchived } }));
    if (done)
      tell(t(isArchived ? 'archivedDone' : 'restoredDone', { dish: dish.name }), () => undo(book, done.entryId));
  };
  return (
    <Page
      title={dish.name}
      note={dish.isArchived ? t('archivedNote') : undefined}
      back={{ label: t('toList'), go: () => go('/recipes') }}
      actions={
        <>
          <Button
            kind="quiet"
            needs="changeDish"
            icon={dish.isArchived ? ArchiveRestore : Archive}
            onPress={() => void archive()}
          >
            {t(dish.isArchived ? 'restore' : 'archive')}
          </Button>
          <ButtonLink kind="primary" needs="changeDish" icon={Pencil} to={`/recipes/${dish.id}/edit`}>
            {t('edit')}
          </ButtonLink>
        </>
      }
    >
      {dish.lines.length === 0 ? (
        <EmptyState
          title={t('noRecipe')}
          actions={
            <ButtonLink kind="primary" needs="changeDish" to={`/recipes/${dish.id}/edit`}>
              {t('write')}
            </ButtonLink>
          }
        >
          {t('noRecipeNote')}
        </EmptyState>
      ) : (
        <>
          <Card>
            <Figures worked={worked} menu={menu} />
          </Card>
          {cost !== null && cost.unpriced.length > 0 && <Unpriced worked={worked} menu={menu} />}
          <Recipe dish={dish} menu={menu} />
        </>
      )}
      {over === 'edit' && (
        <DishSheet menu={menu} dish={dish} onClose={() => go(`/recipes/${dish.id}`, { replace: true })} />
      )}
    </Page>
  );
}

function Figures({ worked, menu }: { readonly worked: WorkedDish; readonly menu: Menu }) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const { dish, cost, possible } = worked;
  const { currency } = menu;
  const margin = marginOf(worked);
  const nameOf = (id: string | null) => menu.items.find((item) => item.id === id)?.name ?? '–';
  const isPart = dish.unit !== 'pcs';
  const batchCost = isPart
    ? costOfDish(dish.id, new Map(menu.dishes.map((one) => [one.id, one])), menu.priceOf, dish.yields)
    : cost;
  return (
    <dl className={style('figures')}>
      {batchCost !== null && (
        <div>
          <dt>{isPart ? t('figure.batch', { amount: format.amount(dish.yields, dish.unit) }) : t('figure.cost')}</dt>
          <dd>{format.money(batchCost.cost, currency)}</dd>
        </div>
      )}
      {dish.price !== null && (
        <div>
          <dt>{t('figure.price')}</dt>
          <dd>{format.money(dish.price, currency)}</dd>
        </div>
      )}
      {margin !== null && cost !== null && dish.price !== null && (
        <div>
          <dt>{t('figure.margin', { money: format.money(minorMoney(dish.price - cost.cost), currency) })}</dt>
          <dd>{format.percent(margin)}</dd>
        </div>
      )}
      {possible !== null && (
        <div>
          <dt>
            {possible.portions === null
              ? t('figure.uncounted')
              : possible.unknown.length > 0
                ? t('figure.atMost', { items: format.list(possible.unknown.map(nameOf)) })
                : t('figure.shortOf', { item: nameOf(possible.shortOf) })}
          </dt>
          <dd>
            {possible.portions === null
              ? '–'
              : isPart
                ? format.amount(possible.portions, dish.unit)
                : t('portions', { count: possible.portions })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Unpriced({ worked, menu }: { readonly worked: WorkedDish; readonly menu: Menu }) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const names = (worked.cost?.unpriced ?? []).map((id) => menu.items.find((item) => item.id === id)?.name ?? '–');
  return <Notice tone="warn">{t('unpriced', { items: format.list(names) })}</Notice>;
}

function Recipe({ dish, menu }: { readonly dish: Dish; readonly menu: Menu }) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const dishById = new Map(menu.dishes.map((one) => [one.id, one]));
  const itemById = new Map(menu.items.map((one) => [one.id, one]));
  const costOfLine = (line: DishLine) =>
    costOfDish(
      dish.id,
      new Map<DishId, Pick<Dish, 'lines' | 'yields'>>([...dishById, [dish.id, { lines: [line], yields: dish.yields }]]),
      menu.priceOf,
      dish.yields,
    );
  const rows = dish.lines.map((line, index) => {
    const item = line.dishId === null ? itemById.get(line.itemId) : undefined;
    const part = line.dishId === null ? undefined : dishById.get(line.dishId);
    return { line, index, item, part };
  });
  return (
    <Card
      title={t('recipe')}
      note={t('recipeFor', {
        amount: dish.unit === 'pcs' ? t('portions', { count: dish.yields }) : format.amount(dish.yields, dish.unit),
      })}
      flush
    >
      <DataTable
        label={t('recipe')}
        rows={rows}
        keyOf={(row) => String(row.index)}
        columns={[
          {
            id: 'what',
            title: t('line.what'),
            isHeader: true,
            cell: ({ item, part }) =>
              part !== undefined ? (
                <a href={hrefOf(`/recipes/${part.id}`)}>{part.name}</a>
              ) : item !== undefined ? (
                <a href={hrefOf(`/stock/${item.id}`)}>{item.name}</a>
              ) : (
                '–'
              ),
          },
          {
            id: 'amount',
            title: t('line.amount'),
            align: 'end',
            cell: ({ line, item, part }) => format.amount(line.quantity, item?.baseUnit ?? part?.unit ?? 'pcs'),
          },
          {
            id: 'cost',
            title: t('line.cost'),
            align: 'end',
            cell: ({ line }) => {
              const worked = costOfLine(line);
              return worked === null || worked.unpriced.length > 0 ? '–' : format.money(worked.cost, menu.currency);
            },
          },
        ]}
      />
    </Card>
  );
}
