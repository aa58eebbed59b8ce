/** Reads a stock-record file (CSV) into daily series, naming every bad row at once; nothing is imported here. */

import Papa from 'papaparse';
import { DAILY_AMOUNTS, type DailySeries, unknownSeries } from './daily-records.ts';
import { type Day, numberToDay } from './day.ts';
import type { Currency, Price } from './money.ts';
import type { BaseUnit } from './quantity.ts';
import { RECORD_COLUMNS, REQUIRED_COLUMNS, type RecordsRow, type RowProblem, readRow } from './records-row.ts';

export interface RecordsFile {
  readonly name: string;
  /** UTF-8 text of the file. */
  readonly text: string;
  /** ISO 4217 code in which `unit_cost` is meant. */
  readonly currency: Currency;
  /**
   * The stock book keeps whole base units, so a part of one is rounded and warned about (`'round'`, the default); measuring a forecast
   * wants the file's own numbers (`'keep'`).
   */
  readonly fractions?: 'round' | 'keep';
}

/** One item at one outlet, as the file tells it. */
export interface FileSeries {
  readonly outlet: string;
  readonly item: string;
  readonly baseUnit: BaseUnit;
  readonly series: DailySeries;
  /** Last price named; null when the file has none. */
  readonly price: Price | null;
}

export interface ReadRecords {
  readonly fileName: string;
  /** Rows below the header that hold anything. */
  readonly rows: number;
  readonly goodRows: number;
  /** `meaning` is the format's name of the column, null when it is unknown and kept aside. */
  readonly columns: readonly { readonly header: string; readonly meaning: string | null }[];
  /** Columns the format asks for and the file lacks; not empty means nothing could be read. */
  readonly missingColumns: readonly string[];
  /** In the order of the rows. */
  readonly problems: readonly RowProblem[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly series: readonly FileSeries[];
}

/** What the rows of one outlet and item have come to. */
interface Gathering {
  readonly outlet: string;
  readonly item: string;
  readonly rows: Map<number, RecordsRow>;
}

/**
 * Reads columns date, outlet, item and, where there, unit, opening, received, used, wasted, transfer_in, transfer_out, closing, ordered,
 * unit_cost, stockout_at. Dates are `YYYY-MM-DD`, decimals use a point, a blank cell is unknown. Amounts become whole base units of the
 * row's unit (pieces where none is named). A row with an error is left out whole and named; it never stops the others from being read.
 */
export function readRecords(file: RecordsFile): ReadRecords {
  const parsed = Papa.parse<string[]>(file.text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const headers = (parsed.data[0] ?? []).map((header) => header.trim());
  const at = findColumns(headers);
  const rows = parsed.data.flatMap((cells, index) =>
    index === 0 || cells.every((cell) => cell.trim() === '')
      ? []
      : [{ row: index + 1, cell: (name: string) => cells[at.get(name) ?? -1]?.trim() ?? '' }],
  );
  const malformed = parsed.errors.filter((error) => error.type === 'Quotes').map((error) => (error.row ?? 0) + 1);
  const columns = headers.filter((header) => header !== '').map((header) => ({ header, meaning: meaningOf(header) }));
  return readRecordRows(file, { columns, rows, malformed, has: (name) => at.has(name) });
}

/** The rows of a record file under the format's own names of the columns. */
export interface RecordRows {
  readonly columns: ReadRecords['columns'];
  readonly has: (column: string) => boolean;
  readonly rows: readonly { readonly row: number; readonly cell: (column: string) => string }[];
  /** Rows whose quotes do not close. */
  readonly malformed: readonly number[];
}

/** Like {@link readRecords}, of rows that were found already. */
export function readRecordRows(file: Omit<RecordsFile, 'text'>, table: RecordRows): ReadRecords {
  const problems: RowProblem[] = table.malformed.map((row) => ({
    row,
    column: '',
    code: 'malformed',
    found: '',
    severity: 'error',
  }));
  const missingColumns = REQUIRED_COLUMNS.filter((name) => !table.has(name));
  const gatherings = new Map<string, Gathering>();
  let rows = 0;
  if (missingColumns.length === 0) {
    const unitOfItem = new Map<string, BaseUnit>();
    const malformed = new Set(table.malformed);
    for (const { row: number, cell } of table.rows) {
      rows++;
      if (malformed.has(number)) continue;
      const row = readRow(number, cell, file, problems);
      if (row !== null) gather(row, gatherings, unitOfItem, problems);
    }
  }
  const series = [...gatherings.values()].flatMap((gathering) => toSeries(gathering, table.has, problems) ?? []);
  const days = [...gatherings.values()].flatMap((gathering) => [...gathering.rows.keys()]);
  const ends = days.reduce<readonly [number, number]>(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return {
    fileName: file.name,
    rows,
    goodRows: days.length,
    columns: table.columns,
    missingColumns,
    problems: problems.sort((a, b) => a.row - b.row),
    firstDay: days.length === 0 ? null : numberToDay(ends[0]),
    lastDay: days.length === 0 ? null : numberToDay(ends[1]),
    series,
  };
}

function meaningOf(header: string): string | null {
  const name = header.toLowerCase().replaceAll(' ', '_');
  return RECORD_COLUMNS.has(name) ? name : null;
}

function findColumns(headers: readonly string[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  headers.forEach((header, index) => {
    const meaning = meaningOf(header);
    if (meaning !== null && !at.has(meaning)) at.set(meaning, index);
  });
  return at;
}

/** Puts a row beside the others of its outlet and item, unless its day is told already or its unit measures something else. */
function gather(
  row: RecordsRow,
  gatherings: Map<string, Gathering>,
  unitOfItem: Map<string, BaseUnit>,
  problems: RowProblem[],
): void {
  const known = unitOfItem.get(row.item) ?? row.baseUnit;
  unitOfItem.set(row.item, known);
  if (known !== row.baseUnit) {
    problems.push({ row: row.row, column: 'unit', code: 'mixed-units', found: row.baseUnit, severity: 'error' });
    return;
  }
  const key = JSON.stringify([row.outlet, row.item]);
  const gathering = gatherings.get(key) ?? { outlet: row.outlet, item: row.item, rows: new Map() };
  gatherings.set(key, gathering);
  if (gathering.rows.has(row.day)) {
    problems.push({ row: row.row, column: 'date', code: 'duplicate', found: numberToDay(row.day), severity: 'error' });
    return;
  }
  gathering.rows.set(row.day, row);
}

/**
 * Lays the rows of one series on consecutive days, deriving usage from the balance where the file leaves it blank:
 * used = opening + received + transfers in − transfers out − wasted − closing. A column the file lacks altogether moved nothing; a blank
 * cell in a column it has is unknown. A blank opening is the closing of the day before. Use need not be known where the file says which days
 * were spread between counts, as our own exports do: the book spreads them again.
 */
function toSeries(
  gathering: Gathering,
  tracked: (column: string) => boolean,
  problems: RowProblem[],
): FileSeries | null {
  const days = [...gathering.rows.keys()].sort((a, b) => a - b);
  for (const day of days) {
    const row = gathering.rows.get(day)!;
    const { amounts } = row;
    const opening = Number.isNaN(amounts.opening)
      ? (gathering.rows.get(day - 1)?.amounts.closing ?? Number.NaN)
      : amounts.opening;
    const moved = (amount: number, column: string) => (Number.isNaN(amount) && !tracked(column) ? 0 : amount);
    const derived =
      opening +
      moved(amounts.received, 'received') +
      moved(amounts.transferIn, 'transfer_in') -
      moved(amounts.transferOut, 'transfer_out') -
      moved(amounts.wasted, 'wasted') -
      amounts.closing;
    const tell = (column: string, code: RowProblem['code'], found: string, severity: RowProblem['severity']) =>
      problems.push({ row: row.row, column, code, found, severity });
    if (Number.isNaN(amounts.used)) {
      if (tracked('apportioned')) continue;
      if (Number.isNaN(derived)) tell('used', 'no-usage', '', 'error');
      else if (derived < 0) tell('used', 'negative', String(derived), 'error');
      if (!(derived >= 0)) {
        gathering.rows.delete(day);
        continue;
      }
      gathering.rows.set(day, { ...row, amounts: { ...amounts, used: derived } });
    } else if (Math.abs(derived - amounts.used) > 1e-6 * Math.max(1, amounts.used)) {
      tell('closing', 'does-not-balance', String(amounts.closing), 'warning');
    }
  }
  const kept = [...gathering.rows.values()].sort((a, b) => a.day - b.day);
  if (kept.length === 0) return null;
  const first = kept[0]!.day;
  const series = unknownSeries(numberToDay(first), kept.at(-1)!.day - first + 1);
  for (const row of kept) {
    for (const name of DAILY_AMOUNTS) series.amounts[name][row.day - first] = row.amounts[name];
    series.ranOutAt[row.day - first] = row.ranOutAt;
  }
  return {
    outlet: gathering.outlet,
    item: gathering.item,
    baseUnit: kept[0]!.baseUnit,
    series,
    price: kept.findLast((row) => row.price !== null)?.price ?? null,
  };
}
