/** Reads a calendar file (CSV) into days known in advance, naming every bad row at once. */

import Papa from 'papaparse';
import { dayToNumber, parseDay } from './day.ts';
import type { CalendarDay } from './demand-forecast.ts';
import type { RowProblem, RowProblemCode } from './records-row.ts';

/** As in record files; `code` may also say that the kind of day is none we know. */
export interface CalendarProblem extends Omit<RowProblem, 'code'> {
  readonly code: RowProblemCode | 'unknown-kind';
}

export interface ReadCalendar {
  readonly fileName: string;
  /** Rows below the header that hold anything. */
  readonly rows: number;
  readonly missingColumns: readonly string[];
  /** Columns the format does not know, kept aside. */
  readonly unknownColumns: readonly string[];
  readonly problems: readonly CalendarProblem[];
  readonly days: readonly CalendarDay[];
}

const REQUIRED = ['date', 'name'] as const;
const KNOWN: ReadonlySet<string> = new Set([...REQUIRED, 'outlet', 'kind', 'size']);
const KINDS: ReadonlySet<string> = new Set(['holiday', 'event', 'closed', 'booking'] satisfies CalendarDay['kind'][]);

/**
 * Columns date (`YYYY-MM-DD`), name and, where there, outlet (blank: all), kind (`holiday`, `event`, `closed`, `booking`; blank: `event`)
 * and size (guests; blank: unknown). A row with an error is left out and named.
 */
export function readCalendar(name: string, text: string): ReadCalendar {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const headers = (parsed.data[0] ?? []).map((header) => header.trim().toLowerCase());
  const rows = parsed.data.flatMap((cells, index) =>
    index === 0 || cells.every((cell) => cell.trim() === '')
      ? []
      : [{ row: index + 1, cell: (column: string) => cells[headers.indexOf(column)]?.trim() ?? '' }],
  );
  return readCalendarRows(name, headers, rows);
}

/** Like {@link readCalendar}, of rows that were found already. */
export function readCalendarRows(
  name: string,
  headers: readonly string[],
  table: readonly { readonly row: number; readonly cell: (column: string) => string }[],
): ReadCalendar {
  const missingColumns = REQUIRED.filter((column) => !headers.includes(column));
  const problems: CalendarProblem[] = [];
  const days: CalendarDay[] = [];
  const rows = missingColumns.length > 0 ? [] : table;
  for (const { row, cell } of rows) {
    const before = problems.length;
    const tell = (column: string, code: CalendarProblem['code']) =>
      problems.push({ row, column, code, found: cell(column), severity: 'error' });
    const day = parseDay(cell('date'));
    if (day === null) tell('date', cell('date') === '' ? 'missing' : 'not-a-day');
    if (cell('name') === '') tell('name', 'missing');
    const kind = cell('kind') === '' ? 'event' : cell('kind').toLowerCase();
    if (!KINDS.has(kind)) tell('kind', 'unknown-kind');
    const size = cell('size') === '' ? null : Number(cell('size'));
    if (size !== null && !Number.isFinite(size)) tell('size', 'not-a-number');
    else if (size !== null && size < 0) tell('size', 'negative');
    if (problems.length > before || day === null) continue;
    days.push({
      day: dayToNumber(day),
      outlet: cell('outlet') === '' ? null : cell('outlet'),
      kind: kind as CalendarDay['kind'],
      name: cell('name'),
      size,
    });
  }
  return {
    fileName: name,
    rows: rows.length,
    missingColumns,
    unknownColumns: headers.filter((header) => header !== '' && !KNOWN.has(header)),
    problems,
    days,
  };
}
