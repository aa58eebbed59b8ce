/** Figures in columns: a plain table for some rows, a virtual one for many. */

import { lazy, type ReactNode, Suspense } from 'react';
import { classesOf } from './class-names.ts';
import sheet from './data-table.module.css';
import { Skeleton } from './skeleton.tsx';

const style = classesOf(sheet);
/** From here on only the rows in sight are drawn. */
const MANY_ROWS = 100;
const VirtualTable = lazy(() => import('./virtual-table.tsx'));

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Figures stand at the end. */
  readonly align?: 'start' | 'end';
  /** Pixels; columns without one share the rest. */
  readonly width?: number;
  /** The cell that names the row. */
  readonly isHeader?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  if (props.rows.length > MANY_ROWS) {
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <VirtualTable {...(props as unknown as DataTableProps<object>)} />
      </Suspense>
    );
  }
  const { label, columns, rows, keyOf } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={style('frame')} aria-label={label} tabIndex={0}>
      <table className={style('table')}>
        <thead>
          <tr>
            {columns.map(({ id, title, align, width, isHeader }) => (
              <th
                key={id}
                scope="col"
                className={style(align === 'end' && 'end', isHeader && 'name')}
                style={{ inlineSize: width }}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, align, isHeader, cell }) => {
                const Cell = isHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={id}
                    {...(isHeader ? { scope: 'row' } : {})}
                    className={style('cell', align === 'end' && 'end', isHeader && 'name')}
                  >
                    {cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
