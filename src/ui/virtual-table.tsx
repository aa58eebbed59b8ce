/** A table of which only the rows in sight are drawn; loaded when a table first needs it. */

import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table';
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { classesOf } from './class-names.ts';
import sheet from './data-table.module.css';
import type { DataTableProps } from './data-table.tsx';

const style = classesOf(sheet);
/** Pixels. */
const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 40;

/** Keyboard: arrow keys, Page Up and Down, Home and End move through all rows. */
export default function VirtualTable({ label, columns, rows, keyOf }: DataTableProps<object>) {
  const keyed = rows.map((row) => ({ id: keyOf(row), row }));
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW_HEIGHT, headingHeight: HEAD_HEIGHT }}>
      <Table aria-label={label} className={style('virtual')}>
        <TableHeader>
          {columns.map(({ id, title, align, width, isHeader }) => (
            <Column
              key={id}
              id={id}
              isRowHeader={isHeader ?? false}
              className={style('column', align === 'end' && 'end')}
              {...(width === undefined ? {} : { width })}
            >
              {title}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={keyed}>
          {({ id, row }) => (
            <Row id={id} className={style('row')}>
              {columns.map((column) => (
                <Cell key={column.id} className={style('cell', column.align === 'end' && 'end')}>
                  {column.cell(row)}
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}
