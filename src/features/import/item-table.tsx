/** Every item of every outlet in the file, with what will be known of it. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Currency, costOf } from '../../domain/money.ts';
import { type BaseUnit, baseQuantity } from '../../domain/quantity.ts';
import type { FileSeries } from '../../domain/records-file.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { summarise } from './item-summaries.ts';

export interface ItemTableProps {
  readonly series: readonly FileSeries[];
  readonly currency: Currency;
}

/** Prices are told for what a cook buys: a kilo, a litre, a piece. */
const PRICED: Readonly<Record<BaseUnit, { readonly quantity: number; readonly unit: string }>> = {
  g: { quantity: 1000, unit: 'kg' },
  ml: { quantity: 1000, unit: 'L' },
  pcs: { quantity: 1, unit: 'pcs' },
};

export function ItemTable({ series, currency }: ItemTableProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const rows = useMemo(() => summarise(series), [series]);
  return (
    <Card flush>
      <DataTable
        label={t('tabs.items')}
        rows={rows}
        keyOf={(row) => `${row.outlet}\n${row.item}`}
        columns={[
          { id: 'item', title: t('table.item'), isHeader: true, cell: (row) => row.item },
          { id: 'outlet', title: t('table.outlet'), cell: (row) => row.outlet },
          {
            id: 'days',
            title: t('table.known'),
            align: 'end',
            width: 110,
            cell: (row) => t('found.days', { count: row.knownDays }),
          },
          {
            id: 'perDay',
            title: t('table.perDay'),
            align: 'end',
            width: 140,
            cell: (row) => <Amount quantity={row.usedPerDay} unit={row.unit} decimals={1} />,
          },
          {
            id: 'lately',
            title: t('table.lately'),
            width: 130,
            cell: (row) => <Sparkline label={t('lately', { item: row.item })} was={row.lately} />,
          },
          {
            id: 'price',
            title: t('table.price'),
            align: 'end',
            width: 150,
            cell: (row) => {
              if (row.price === null) return '–';
              const { quantity, unit } = PRICED[row.unit];
              return `${format.money(costOf(baseQuantity(quantity), row.price), currency)} / ${unit}`;
            },
          },
          {
            id: 'from',
            title: t('table.from'),
            align: 'end',
            width: 130,
            cell: (row) => format.day(row.from, { year: true }),
          },
          {
            id: 'to',
            title: t('table.to'),
            align: 'end',
            width: 130,
            cell: (row) => format.day(row.to, { year: true }),
          },
        ]}
      />
    </Card>
  );
}
