/** Variance: what was used beside what the dishes sold should have used, worst first, with a neutral next check. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ReceiptText, Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { type OutletVariance, outletVariance } from '../../db/queries/variance.ts';
import { addDays } from '../../domain/day.ts';
import { sumMoney } from '../../domain/variance.ts';
import { likelyCheck } from '../../domain/variance-check.ts';
import { Card } from '../../ui/card.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Page, Split } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ItemVariancePage } from './item-variance.tsx';
import sheet from './variance.module.css';

const style = classesOf(sheet);
const PERIODS = ['7', '28', '91'] as const;
type Period = (typeof PERIODS)[number];

export interface VarianceScreenProps {
  /** From the address; undefined shows the list alone. */
  readonly itemId?: string | undefined;
}

export function VarianceScreen({ itemId }: VarianceScreenProps) {
  const { t } = useTranslation('variance');
  const [, go] = useLocation();
  const now = useWallClock();
  const [period, setPeriod] = useState<Period>('28');
  const through = addDays(now.day, -1);
  const from = addDays(now.day, -Number(period));
  const known = useLiveQuery(async () => {
    const { outletId } = await readSettings(book);
    return outletId === null ? null : { outletId, found: await outletVariance(book, outletId, from, through) };
  }, [from, through]);
  const back = { label: t('back'), go: () => go('/insights'), always: true };
  if (known === undefined) {
    return (
      <Page title={t('title')} back={back}>
        <Skeleton rows={8} />
      </Page>
    );
  }
  if (known === null || (known.found.soldDays === 0 && itemId === undefined)) {
    return (
      <Page title={t('title')} back={back}>
        <PeriodChoice period={period} onPeriod={setPeriod} />
        <EmptyState
          icon={Scale}
          title={t('empty.title')}
          actions={
            <>
              <ButtonLink kind="primary" needs="importRecords" to="/import">
                {t('empty.import')}
              </ButtonLink>
              <ButtonLink to="/sales" icon={ReceiptText}>
                {t('empty.enter')}
              </ButtonLink>
              <ButtonLink to="/recipes" kind="quiet">
                {t('empty.recipes')}
              </ButtonLink>
            </>
          }
        >
          {t('empty.body')}
        </EmptyState>
      </Page>
    );
  }
  const { found, outletId } = known;
  const chosen = found.items.find((one) => one.itemId === itemId);
  return (
    <Split
      listLabel={t('list')}
      showsDetail={itemId !== undefined}
      detailKey={itemId}
      list={
        <Page title={t('title')} note={t('note')} back={back}>
          <PeriodChoice period={period} onPeriod={setPeriod} />
          <Totals found={found} />
          <Items found={found} chosen={itemId} />
          <div className={style('line')}>
            <ButtonLink to="/sales" icon={ReceiptText}>
              {t('empty.enter')}
            </ButtonLink>
            <ButtonLink to="/recipes" kind="quiet">
              {t('empty.recipes')}
            </ButtonLink>
          </div>
        </Page>
      }
      detail={
        chosen !== undefined ? (
          <ItemVariancePage
            key={chosen.itemId}
            variance={chosen}
            item={found.itemById.get(chosen.itemId)!}
            outletId={outletId}
            currency={found.currency}
            today={now.day}
          />
        ) : (
          <Overview found={found} />
        )
      }
    />
  );
}

function PeriodChoice({ period, onPeriod }: { readonly period: Period; readonly onPeriod: (period: Period) => void }) {
  const { t } = useTranslation('variance');
  return (
    <RadioCards<Period>
      label={t('period')}
      hideLabel
      compact
      value={period}
      onChange={onPeriod}
      choices={PERIODS.map((days) => ({ value: days, title: t('days', { count: Number(days) }) }))}
    />
  );
}

/** The sums in a line, seen on a phone too. */
function Totals({ found }: { readonly found: OutletVariance }) {
  const { t } = useTranslation('variance');
  const format = useFormat();
  const { over, under } = sumMoney(found.items);
  return (
    <p className={style('soft')}>
      {`${format.money(over, found.currency)} ${t('overview.over')}, ${format.money(under, found.currency)} ${t('overview.under')}`}
    </p>
  );
}

function Items({ found, chosen }: { readonly found: OutletVariance; readonly chosen: string | undefined }) {
  const { t } = useTranslation('variance');
  const format = useFormat();
  return (
    <List label={t('list')}>
      {found.items.map((one) => {
        const item = found.itemById.get(one.itemId)!;
        const amount = format.amount(Math.abs(one.difference), item.baseUnit, { decimals: 2 });
        const words =
          one.compared === 0
            ? t('notComparable')
            : one.difference === 0
              ? t('even')
              : t(one.difference > 0 ? 'more' : 'less', { amount });
        return (
          <ListRow
            key={one.itemId}
            to={`/variance/${one.itemId}`}
            title={item.name}
            detail={`${words}${one.spread > 0 ? ` · ${t('spreadDays', { count: one.spread })}` : ''}`}
            isCurrent={one.itemId === chosen}
            end={
              one.compared === 0 || one.money === null ? (
                <span className={style('soft')}>–</span>
              ) : (
                <strong>{format.money(one.money, found.currency)}</strong>
              )
            }
          />
        );
      })}
    </List>
  );
}

function Overview({ found }: { readonly found: OutletVariance }) {
  const { t } = useTranslation('variance');
  const format = useFormat();
  const { over, under } = sumMoney(found.items);
  const dishName = (id: string) => found.dishes.find((dish) => dish.id === id)?.name ?? '–';
  const worst = found.items.find((one) => one.compared > 0 && likelyCheck(one).kind !== 'fine');
  return (
    <div className={style('side')}>
      <Card title={t('overview.title')} note={t('overview.note', { count: found.soldDays })}>
        <dl className={style('figures')}>
          <div>
            <dt>{t('overview.over')}</dt>
            <dd>{format.money(over, found.currency)}</dd>
          </div>
          <div>
            <dt>{t('overview.under')}</dt>
            <dd>{format.money(under, found.currency)}</dd>
          </div>
        </dl>
        <p className={style('soft')}>{t('overview.causes')}</p>
        {worst !== undefined && (
          <div>
            <ButtonLink kind="primary" to={`/variance/${worst.itemId}`}>
              {t('overview.first', { item: found.itemById.get(worst.itemId)!.name })}
            </ButtonLink>
          </div>
        )}
      </Card>
      {found.unwritten.length > 0 && (
        <Notice tone="warn">{t('unwritten', { dishes: format.list(found.unwritten.map(dishName)) })}</Notice>
      )}
      {found.troubles.length > 0 && <Notice tone="warn">{t('troubles')}</Notice>}
    </div>
  );
}
