/** The sides of a file that was read: its items, its first rows, its columns, and every row that is wrong. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../domain/money.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useColumnName } from './column-name.ts';
import { ItemTable } from './item-table.tsx';
import { ProblemTable } from './problem-table.tsx';

export interface FileSidesProps {
  readonly read: ReadRecords;
  readonly firstRows: readonly (readonly string[])[];
  readonly currency: Currency;
}

export function FileSides({ read, firstRows, currency }: FileSidesProps) {
  const { t } = useTranslation('import');
  const errors = useMemo(() => read.problems.filter((one) => one.severity === 'error'), [read]);
  const warnings = useMemo(() => read.problems.filter((one) => one.severity === 'warning'), [read]);
  const sides = [
    ...(errors.length > 0
      ? [
          {
            id: 'errors',
            title: t('tabs.errors', { count: errors.length }),
            content: <ProblemTable problems={errors} note={t('errorsNote')} last={t('table.problem')} />,
          },
        ]
      : []),
    ...(warnings.length > 0
      ? [
          {
            id: 'warnings',
            title: t('tabs.warnings', { count: warnings.length }),
            content: <ProblemTable problems={warnings} note={t('warningsNote')} last={t('table.change')} />,
          },
        ]
      : []),
    ...(read.series.length > 0
      ? [{ id: 'items', title: t('tabs.items'), content: <ItemTable series={read.series} currency={currency} /> }]
      : []),
    { id: 'first', title: t('tabs.first'), content: <FirstRows rows={firstRows} /> },
    { id: 'columns', title: t('tabs.columns'), content: <Columns read={read} /> },
  ];
  return <Tabs label={t('tabs.label')} sides={sides} />;
}

function FirstRows({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  const { t } = useTranslation('import');
  const [header = [], ...body] = rows;
  return (
    <Card flush>
      <DataTable
        label={t('tabs.first')}
        rows={body.map((cells, index) => ({ cells, index }))}
        keyOf={(row) => String(row.index)}
        columns={header.map((title, at) => ({
          id: `${at}`,
          title,
          isHeader: at === 0,
          cell: (row: { readonly cells: readonly string[] }) => row.cells[at] ?? '',
        }))}
      />
    </Card>
  );
}

function Columns({ read }: { readonly read: ReadRecords }) {
  const { t } = useTranslation('import');
  const nameOf = useColumnName();
  return (
    <Card flush>
      <DataTable
        label={t('tabs.columns')}
        rows={read.columns}
        keyOf={(column) => column.header}
        columns={[
          { id: 'header', title: t('table.header'), isHeader: true, cell: (column) => column.header },
          {
            id: 'meaning',
            title: t('table.meaning'),
            cell: (column) =>
              column.meaning === null ? (
                <Badge>{t('aside')}</Badge>
              ) : (
                <Badge tone="good">{nameOf(column.meaning)}</Badge>
              ),
          },
        ]}
      />
    </Card>
  );
}
