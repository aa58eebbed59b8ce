/** One item's variance: the figure, what to look at first, every day it is made of, and the ledger behind. */

import { ClipboardList, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import type { ItemVariance, VarianceDay } from '../../domain/variance.ts';
import { likelyCheck, type VarianceCheck } from '../../domain/variance-check.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './variance.module.css';

const style = classesOf(sheet);

export interface ItemVariancePageProps {
  readonly variance: ItemVariance;
  readonly item: Item;
  readonly outletId: OutletId;
  readonly currency: Currency;
  readonly today: Day;
}

export function ItemVariancePage({ variance, item, currency, today }: ItemVariancePageProps) {
  const { t } = useTranslation('variance');
  const format = useFormat();
  const [, go] = useLocation();
  const { used, should, difference, money, compared, spread, days } = variance;
  const check = likelyCheck(variance);
  const amount = (value: number) => format.amount(value, item.baseUnit, { decimals: 2 });
  const signed = (value: number) =>
    value > 0 ? `+${amount(value)}` : value < 0 ? `−${amount(-value)}` : amount(value);
  return (
    <Page title={item.name} back={{ label: t('toList'), go: () => go('/variance') }}>
      <Card>
        <dl className={style('figures')}>
          <div>
            <dt>{t('item.difference')}</dt>
            <dd>{compared === 0 ? '–' : signed(difference)}</dd>
          </div>
          {money !== null && compared > 0 && (
            <div>
              <dt>{t('item.money')}</dt>
              <dd>{format.money(money, currency)}</dd>
            </div>
          )}
          <div>
            <dt>{t('item.used')}</dt>
            <dd>{amount(used)}</dd>
          </div>
          <div>
            <dt>{t('item.should')}</dt>
            <dd>{amount(should)}</dd>
          </div>
        </dl>
        <p className={style('soft')}>
          {t('item.compared', { count: compared, of: days.length })}
          {spread > 0 && ` ${t('item.spread', { count: spread })}`}
        </p>
      </Card>
      <NextCheck check={check} item={item} today={today} />
      <Card title={t('item.days')} note={t('item.daysNote')} flush>
        <DataTable<VarianceDay>
          label={t('item.days')}
          rows={[...days].reverse()}
          keyOf={(day) => day.day}
          columns={[
            {
              id: 'day',
              title: t('item.day'),
              isHeader: true,
              cell: ({ day }) => format.day(day, { weekday: true }),
            },
            {
              id: 'used',
              title: t('item.used'),
              align: 'end',
              cell: (day) => (
                <>
                  {day.used === null ? '–' : amount(day.used)} {day.spreadOver !== null && <Badge>{t('spread')}</Badge>}
                  {day.unexplained > 0 && <Badge tone="warn">{t('found', { amount: amount(day.unexplained) })}</Badge>}
                </>
              ),
            },
            {
              id: 'should',
              title: t('item.should'),
              align: 'end',
              cell: (day) => (day.should === null ? '–' : amount(day.should)),
            },
            {
              id: 'difference',
              title: t('item.difference'),
              align: 'end',
              cell: (day) => (day.difference === null ? '–' : signed(day.difference)),
            },
          ]}
        />
      </Card>
    </Page>
  );
}

/** Says what is cheapest to look at first; about papers and figures, never about people. */
function NextCheck({
  check,
  item,
  today,
}: {
  readonly check: VarianceCheck;
  readonly item: Item;
  readonly today: Day;
}) {
  const { t } = useTranslation('variance');
  const format = useFormat();
  const words = () => {
    switch (check.kind) {
      case 'unit-slip':
      case 'late-receipt':
        return t(`check.${check.kind}`, { day: nearDay(format, check.day, today) });
      case 'double-waste':
        return t('check.double-waste', { amount: format.amount(check.wasted, item.baseUnit, { decimals: 2 }) });
      case 'recipe':
        return t('check.recipe', { change: format.change(check.share - 1) });
      default:
        return t(`check.${check.kind}`);
    }
  };
  return (
    <Card title={t('check.title')} tone={check.kind === 'fine' ? 'good' : 'info'}>
      <p>{words()}</p>
      <div className={style('line')}>
        {check.kind === 'uncounted' || check.kind === 'recount' ? (
          <ButtonLink kind="primary" needs="countStock" icon={ClipboardList} to={`/stock/${item.id}/count`}>
            {t('check.count')}
          </ButtonLink>
        ) : check.kind === 'recipe' ? (
          <ButtonLink kind="primary" to="/recipes">
            {t('empty.recipes')}
          </ButtonLink>
        ) : null}
        <ButtonLink icon={ScrollText} to={`/stock/${item.id}`}>
          {t('check.ledger')}
        </ButtonLink>
      </div>
    </Card>
  );
}
