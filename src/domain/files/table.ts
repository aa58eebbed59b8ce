/** A table to be written as CSV or as a sheet of a workbook. */

import { hidden } from './sheet.ts';

/** Figures stay figures; null is a blank. */
export type Cell = string | number | null;

export interface Table {
  /** Of the file or sheet. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows as lines of CSV (RFC 4180), each with its end; text that a spreadsheet would run is neutralised. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = hidden(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV of a whole table, with the mark by which spreadsheets know UTF-8. */
export const csvFileOf = ({ headers, rows }: Table): string => `\uFEFF${csvOf([headers, ...rows])}`;
