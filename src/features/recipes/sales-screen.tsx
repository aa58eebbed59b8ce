/** What an outlet sold on a day, entered by hand where the till gives no file. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronLeft, ChevronRight, FileUp, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { enterSales } from '../../db/commands/enter-sales.ts';
import { undo } from '../../db/commands/undo.ts';
import { readMenu } from '../../db/queries/dishes.ts';
import { salesOf } from '../../db/queries/sales.ts';
import { addDays, type Day, parseDay } from '../../domain/day.ts';
import type { Dish, DishId, OutletId } from '../../domain/nouns.ts';
import type { SoldDish } from '../../domain/variance.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import sheet from './recipes.module.css';

const style = classesOf(sheet);

export interface SalesScreenProps {
  /** From the address; yesterday when left out. */
  readonly day?: string | undefined;
}

export function SalesScreen({ day: asked }: SalesScreenProps) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const [, go] = useLocation();
  const now = useWallClock();
  const day = (asked === undefined ? null : parseDay(asked)) ?? addDays(now.day, -1);
  const known = useLiveQuery(async () => {
    const menu = await readMenu(book);
    const sold = menu.outletId === null ? [] : await salesOf(book, menu.outletId, day, day);
    return { menu, sold: sold[0] ?? null };
  }, [day]);
  const turn = (days: number) => go(`/sales/${addDays(day, days)}`, { replace: true });
  const dishes = known?.menu.dishes.filter((dish) => !dish.isArchived && dish.unit === 'pcs') ?? [];
  return (
    <Page
      title={t('sales.title')}
      width="narrow"
      back={{ label: t('title'), go: () => go('/recipes'), always: true }}
      actions={
        <ButtonLink kind="quiet" needs="importSales" icon={FileUp} to="/import">
          {t('sales.import')}
        </ButtonLink>
      }
    >
      {known === undefined ? (
        <Skeleton rows={6} />
      ) : dishes.length === 0 || known.menu.outletId === null ? (
        <EmptyState
          icon={ReceiptText}
          title={t('sales.noDishes')}
          actions={
            <ButtonLink kind="primary" to="/recipes">
              {t('title')}
            </ButtonLink>
          }
        >
          {t('sales.noDishesNote')}
        </EmptyState>
      ) : (
        <Card>
          <div className={style('head')}>
            <IconButton icon={ChevronLeft} label={t('sales.before')} onPress={() => turn(-1)} />
            <h2>{nearDay(format, day, now.day)}</h2>
            <IconButton
              icon={ChevronRight}
              label={t('sales.after')}
              isDisabled={day >= now.day}
              onPress={() => turn(1)}
            />
          </div>
          <DayForm
            key={`${day} ${known.sold === null ? '' : JSON.stringify(known.sold.lines)}`}
            outletId={known.menu.outletId}
            day={day}
            dishes={dishes}
            sold={known.sold?.lines ?? null}
          />
        </Card>
      )}
    </Page>
  );
}

interface DayFormProps {
  readonly outletId: OutletId;
  readonly day: Day;
  readonly dishes: readonly Dish[];
  /** null when nothing is known of the day. */
  readonly sold: readonly SoldDish[] | null;
}

function DayForm({ outletId, day, dishes, sold }: DayFormProps) {
  const { t } = useTranslation('recipes');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [typed, setTyped] = useState<ReadonlyMap<DishId, string>>(
    () => new Map((sold ?? []).map((line) => [line.dishId, String(line.sold)])),
  );
  const isWrong = (text: string) => !/^\d{0,6}$/.test(text.trim());
  const hasWrong = [...typed.values()].some(isWrong);
  const save = async () => {
    const lines = [...typed].flatMap(([dishId, text]) =>
      text.trim() === '' ? [] : [{ dishId, sold: Number(text.trim()) }],
    );
    const done = await command(enterSales(book, { outletId, day, lines }));
    if (done) tell(t('sales.saved', { day: format.day(day) }), () => undo(book, done.entryId));
  };
  return (
    <div className={style('sales')}>
      <p className={style('soft')}>{t(sold === null ? 'sales.unknown' : 'sales.known')}</p>
      {dishes.map((dish) => (
        <TextField
          key={dish.id}
          label={dish.name}
          value={typed.get(dish.id) ?? ''}
          onChange={(text) => setTyped(new Map([...typed, [dish.id, text]]))}
          error={isWrong(typed.get(dish.id) ?? '') ? t('sales.wrong') : null}
          inputMode="numeric"
          suffix={t('form.portions')}
        />
      ))}
      {hasWrong && <Notice tone="warn">{t('sales.wrong')}</Notice>}
      <div>
        <Button kind="primary" needs="enterSales" size="large" isDisabled={hasWrong} onPress={() => void save()}>
          {t('sales.save')}
        </Button>
      </div>
    </div>
  );
}
