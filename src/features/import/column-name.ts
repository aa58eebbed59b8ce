/** What a column of the file format is called in the kitchen. */

import { useTranslation } from 'react-i18next';
import { RECORD_COLUMNS } from '../../domain/records-row.ts';

/** The column's name in the language chosen; a column that is none of the format's keeps its own. */
export function useColumnName(): (column: string) => string {
  const { t } = useTranslation('import');
  return (column) => (RECORD_COLUMNS.has(column) ? t(`columns.${column}` as 'columns.date') : column);
}
