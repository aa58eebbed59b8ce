/** All outlets of the book in one table, for whoever looks after several: what lies there, what went, what was lost, how well it is known. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { type OutletBeside, outletsSideBySide } from '../../db/queries/outlets-side-by-side.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { addDays } from '../../domain/day.ts';
import type { Currency, MinorMoney } from '../../domain/money.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import sheet from './outlets.module.css';

const style = classesOf(sheet);
const PERIODS = ['7', '28', '91'] as const;
type Period = (typeof PERIODS)[number];

export function OutletsScreen() {
  const { t } = useTranslation('outlets');
  const format = useFormat();
  const [, go] = useLocation();
  const { day } = useWallClock();
  const [period, setPeriod] = useState<Period>('28');
  const [from, through] = [addDays(day, -Number(period)), addDays(day, -1)];
  const known = useLiveQuery(async () => {
    const { currency } = await readSettings(book);
    return { currency, rows: await outletsSideBySide(book, from, through), from };
  }, [from, through]);
  const isThere = known !== undefined && known.from === from;
  return (
    <Page
      title={t('title')}
      note={t('note', { from: format.day(from), through: format.day(through) })}
      back={{ label: t('back'), go: () => go('/insights'), always: true }}
    >
      <RadioCards<Period>
        label={t('period')}
        hideLabel
        compact
        value={period}
        onChange={setPeriod}
        choices={PERIODS.map((days) => ({ value: days, title: t('days', { count: Number(days) }) }))}
      />
      {!isThere ? (
        <Skeleton rows={6} />
      ) : known.rows.length < 2 ? (
        <EmptyState
          icon={Store}
          title={t('one.title')}
          actions={
            <>
              <ButtonLink kind="primary" needs="addOutlet" to="/settings/outlet">
                {t('one.add')}
              </ButtonLink>
              <ButtonLink needs="importRecords" to="/import">
                {t('one.import')}
              </ButtonLink>
            </>
          }
        >
          {t('one.body')}
        </EmptyState>
      ) : (
        <Beside rows={known.rows} currency={known.currency} />
      )}
    </Page>
  );
}

function Beside({ rows, currency }: { readonly rows: readonly OutletBeside[]; readonly currency: Currency }) {
  const { t } = useTranslation('outlets');
  const format = useFormat();
  const command = useCommand();
  const [, go] = useLocation();
  const money = (amount: MinorMoney) => format.money(amount, currency);
  const columns: readonly TableColumn<OutletBeside>[] = [
    {
      id: 'outlet',
      title: t('outlet'),
      isHeader: true,
      cell: ({ outlet }) => (
        <div className={style('name')}>
          <Button
            kind="quiet"
            aria-label={t('open', { outlet: outlet.name })}
            onPress={async () => {
              if (await command(changeSettings(book, { outletId: outlet.id }))) go('/today');
            }}
          >
            {outlet.name}
          </Button>
        </div>
      ),
    },
    { id: 'stock', title: t('stock'), align: 'end', cell: ({ stock }) => money(stock) },
    { id: 'used', title: t('used'), align: 'end', cell: ({ used }) => money(used) },
    {
      id: 'wasted',
      title: t('wasted'),
      align: 'end',
      cell: ({ wasted, wasteShare }) => (
        <>
          {money(wasted)}
          {wasteShare !== null && (
            <span className={style('beside')}>{t('share', { share: format.percent(wasteShare, 1) })}</span>
          )}
        </>
      ),
    },
    { id: 'ranOut', title: t('ranOut'), align: 'end', cell: ({ ranOut }) => t('ranOutDays', { count: ranOut }) },
    {
      id: 'counted',
      title: t('counted'),
      align: 'end',
      cell: ({ counted, items }) => t('countedOf', { counted: format.number(counted), items: format.number(items) }),
    },
  ];
  return (
    <>
      <Card flush>
        <DataTable label={t('table')} columns={columns} rows={rows} keyOf={({ outlet }) => outlet.id} />
      </Card>
      {rows.some(({ unpriced }) => unpriced > 0) && (
        <Notice>
          <ul className={style('missing')}>
            {rows
              .filter(({ unpriced }) => unpriced > 0)
              .map(({ outlet, unpriced }) => (
                <li key={outlet.id}>{t('unpriced', { count: unpriced, outlet: outlet.name })}</li>
              ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
