/** The sides of a file that was read: its items, its first rows, its columns, and every row that is wrong. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../domain/money.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import type { RowProblem } from '../../domain/records-row.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useColumnName } from './column-name.ts';
import sheet from './import.module.css';
import { ItemTable } from './item-table.tsx';

const style = classesOf(sheet);

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

interface ProblemTableProps {
  readonly problems: readonly RowProblem[];
  readonly note: string;
  readonly last: string;
}

function ProblemTable({ problems, note, last }: ProblemTableProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const rows = useMemo(() => problems.map((problem, index) => ({ ...problem, index })), [problems]);
  return (
    <div className={style('stack')}>
      <p className={style('soft')}>{note}</p>
      <Card flush>
        <DataTable
          label={last}
          rows={rows}
          keyOf={(row) => String(row.index)}
          columns={[
            { id: 'row', title: t('table.row'), align: 'end', width: 90, cell: (row) => format.number(row.row) },
            { id: 'column', title: t('table.column'), width: 130, cell: (row) => row.column },
            {
              id: 'found',
              title: t('table.found'),
              width: 160,
              cell: (row) => <span className={style(row.severity === 'error' && 'found')}>{row.found}</span>,
            },
            { id: 'problem', title: last, isHeader: true, cell: (row) => t(`problem.${row.code}`) },
          ]}
        />
      </Card>
    </div>
  );
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
