/** A file's rows as text, whatever it came as: the first thing any file is turned into. */

import Papa from 'papaparse';

/** One table of a file. Rows keep the number that a spreadsheet shows beside them. */
export interface Sheet {
  /** Of a workbook's sheet; the file's own for CSV. */
  readonly name: string;
  readonly headers: readonly string[];
  /** Row of the headings, 1 for the first. */
  readonly headerRow: number;
  /** Rows that hold anything, without the headings. */
  readonly rows: readonly SheetRow[];
  /** Rows whose quotes do not close. */
  readonly malformed: readonly number[];
  /** Columns apart by semicolons: whoever wrote it needed the comma for decimals, unless a column shows otherwise. */
  readonly hasCommas: boolean;
}

export interface SheetRow {
  readonly row: number;
  /** Trimmed; may be shorter or longer than the headings. */
  readonly cells: readonly string[];
}

/** Rows looked at for the headings: a till likes to print its name above them. */
const HEADING_ROWS = 10;

/** CSV with any of the usual separators. What an export of ours hid from spreadsheets is shown again. */
export function sheetOfCsv(name: string, text: string): Sheet {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: false,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const malformed = parsed.errors.filter((error) => error.type === 'Quotes').map((error) => (error.row ?? 0) + 1);
  const rows = parsed.data.map((cells) => cells.map((cell) => shown(cell.trim())));
  return { ...sheetOfRows(name, rows, malformed), hasCommas: parsed.meta.delimiter === ';' };
}

/** `rows` from the file's first on, as trimmed text. */
export function sheetOfRows(
  name: string,
  rows: readonly (readonly string[])[],
  malformed: readonly number[] = [],
): Sheet {
  const isBlank = (cells: readonly string[]) => cells.every((cell) => cell === '');
  // The headings are the first row that is as wide as the widest near it: titles above are narrower.
  const near = rows.slice(0, HEADING_ROWS).map((cells) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(0, ...near);
  const at = Math.max(
    0,
    near.findIndex((count) => count > 0 && count * 2 >= widest),
  );
  return {
    name,
    headers: rows[at] ?? [],
    headerRow: at + 1,
    rows: rows.flatMap((cells, i) => (i <= at || isBlank(cells) ? [] : [{ row: i + 1, cells }])),
    malformed,
    hasCommas: false,
  };
}

/** What a spreadsheet would take for a formula. */
const DANGEROUS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;

/**
 * A text that no spreadsheet runs: an apostrophe goes before what it would take for a formula (OWASP, *CSV Injection*), and before text that
 * begins with apostrophes and then that, so that {@link shown} gives back just what it was. Numbers stay numbers.
 */
export function hidden(text: string): string {
  if (NUMBER.test(text)) return text;
  return DANGEROUS.test(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** The text that {@link hidden} was given. */
export function shown(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.replace(/^'+/, '')) ? text.slice(1) : text;
}
