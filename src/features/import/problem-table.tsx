/** Every row that is wrong or changed: where, what was found, and why. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileProblem } from '../../domain/files/read-part.ts';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWidth } from '../../ui/use-width.ts';
import sheet from './import.module.css';

const style = classesOf(sheet);
/** Pixels below which the cell found stands under its reason. */
const NARROW = 620;

type NumberedProblem = FileProblem & { readonly index: number };

export interface ProblemTableProps {
  readonly problems: readonly FileProblem[];
  readonly note: string;
  /** What a column is called in the file; its name in the format when left out. */
  readonly headerOf?: (column: string) => string;
  /** Title of the column of reasons. */
  readonly last: string;
}

export function ProblemTable({ problems, note, last, headerOf = (column) => column }: ProblemTableProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>();
  const rows = useMemo(() => problems.map((problem, index) => ({ ...problem, index })), [problems]);
  const row: TableColumn<NumberedProblem> = {
    id: 'row',
    title: t('table.row'),
    align: 'end',
    width: 84,
    isHeader: true,
    cell: (one) => format.number(one.row),
  };
  const found = (one: NumberedProblem) => (
    <span className={style(one.severity === 'error' && 'found')}>{one.found}</span>
  );
  const columns: readonly TableColumn<NumberedProblem>[] =
    width < NARROW
      ? [
          row,
          {
            id: 'problem',
            title: last,
            cell: (one) => (
              <span className={style('two')}>
                <span>{t(`problem.${one.code}`)}</span>
                <span className={style('tiny')}>
                  {headerOf(one.column)} {found(one)}
                </span>
              </span>
            ),
          },
        ]
      : [
          row,
          { id: 'column', title: t('table.column'), width: 130, cell: (one) => headerOf(one.column) },
          { id: 'found', title: t('table.found'), width: 170, cell: found },
          { id: 'problem', title: last, cell: (one) => t(`problem.${one.code}`) },
        ];
  return (
    <div className={style('stack')} ref={frame}>
      <p className={style('soft')}>{note}</p>
      <Card flush>
        {width > 0 && <DataTable label={last} rows={rows} keyOf={(one) => String(one.index)} columns={columns} />}
      </Card>
    </div>
  );
}
