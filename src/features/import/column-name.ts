/** What a column of the file formats is called in the kitchen. */

import { useTranslation } from 'react-i18next';
import { FORMATS } from '../../domain/files/formats.ts';

const NAMES: ReadonlySet<string> = new Set(Object.values(FORMATS).flatMap((fields) => fields.map(({ name }) => name)));

/** The column's name in the language chosen; a column that is none of the formats' keeps its own. */
export function useColumnName(): (column: string) => string {
  const { t } = useTranslation('import');
  return (column) => (NAMES.has(column) ? t(`columns.${column}` as 'columns.date') : column);
}
