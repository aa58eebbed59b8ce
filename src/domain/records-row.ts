/** Reads one row of a stock-record file, cell by cell, and says what is wrong with it. */

import { DAILY_AMOUNTS, type DailyAmount } from './daily-records.ts';
import { dayOf, dayToNumber, parseDay } from './day.ts';
import { type Price, priceForUnit } from './money.ts';
import { type BaseUnit, parseDecimal, toBase, type UnitFactor, unitFactorOf } from './quantity.ts';
import type { RecordsFile } from './records-file.ts';

export type RowProblemCode =
  | 'malformed'
  | 'missing'
  | 'not-a-day'
  | 'not-a-number'
  | 'negative'
  | 'too-large'
  | 'unknown-unit'
  | 'mixed-units'
  | 'duplicate'
  | 'not-a-time'
  | 'no-usage'
  | 'does-not-balance'
  | 'part-of-a-unit';

/** One thing wrong with one cell. `row` counts as a spreadsheet does: the header is row 1. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly code: RowProblemCode;
  /** The text found. */
  readonly found: string;
  /** `error`: the row cannot be taken. `warning`: it is taken, changed as the code says. */
  readonly severity: 'error' | 'warning';
}

export const REQUIRED_COLUMNS = ['date', 'outlet', 'item'] as const;

const AMOUNT_COLUMNS: Readonly<Record<DailyAmount, string>> = {
  opening: 'opening',
  received: 'received',
  used: 'used',
  wasted: 'wasted',
  transferIn: 'transfer_in',
  transferOut: 'transfer_out',
  closing: 'closing',
  ordered: 'ordered',
};

export const RECORD_COLUMNS: ReadonlySet<string> = new Set([
  ...REQUIRED_COLUMNS,
  'unit',
  ...Object.values(AMOUNT_COLUMNS),
  'unit_cost',
  'stockout_at',
  'apportioned',
]);

const PIECE: UnitFactor = { base: 'pcs', numerator: 1, denominator: 1 };

/** A thousand tonnes in grams: more is a slip of the keyboard. */
const LARGEST_AMOUNT = 1e9;
const LARGEST_COST = 1e9;
/** A year mistyped as 0225 would otherwise make a series of centuries. */
const EARLIEST_DAY = dayOf('1990-01-01');
const LATEST_DAY = dayOf('2100-12-31');

export interface RecordsRow {
  readonly row: number;
  readonly outlet: string;
  readonly item: string;
  readonly baseUnit: BaseUnit;
  /** Whole days since 1970-01-01. */
  readonly day: number;
  /** Base units; NaN is unknown. */
  readonly amounts: Readonly<Record<DailyAmount, number>>;
  /** Minutes after midnight; NaN when it did not run out, or is not known to. */
  readonly ranOutAt: number;
  readonly price: Price | null;
}

/** The row's facts, or null when an error keeps it from being taken; problems are added to `problems`, warnings too. */
export function readRow(
  row: number,
  cell: (column: string) => string,
  file: Pick<RecordsFile, 'currency' | 'fractions'>,
  problems: RowProblem[],
): RecordsRow | null {
  let broken = false;
  const tell = (column: string, code: RowProblemCode, severity: RowProblem['severity'] = 'error') => {
    problems.push({ row, column, code, found: cell(column), severity });
    if (severity === 'error') broken = true;
  };

  for (const column of REQUIRED_COLUMNS) if (cell(column) === '') tell(column, 'missing');
  const day = parseDay(cell('date'));
  const dayIsSound = day !== null && day >= EARLIEST_DAY && day <= LATEST_DAY;
  if (!dayIsSound && cell('date') !== '') tell('date', 'not-a-day');

  const unit = cell('unit') === '' ? PIECE : unitFactorOf(cell('unit'));
  if (unit === undefined) tell('unit', 'unknown-unit');

  const readAmount = (column: string): number => {
    const text = cell(column);
    if (text === '') return Number.NaN;
    const decimal = parseDecimal(text);
    if (decimal === null) tell(column, 'not-a-number');
    else if (decimal.digits < 0n) tell(column, 'negative');
    else if (Number(text) > LARGEST_AMOUNT) tell(column, 'too-large');
    else if (unit !== undefined) {
      if (file.fractions === 'keep') return (Number(text) * unit.numerator) / unit.denominator;
      const { quantity, exact } = toBase(decimal, unit);
      if (!exact) tell(column, 'part-of-a-unit', 'warning');
      return quantity;
    }
    return Number.NaN;
  };
  const amounts = Object.fromEntries(DAILY_AMOUNTS.map((name) => [name, readAmount(AMOUNT_COLUMNS[name])])) as Record<
    DailyAmount,
    number
  >;

  let price: Price | null = null;
  if (cell('unit_cost') !== '' && unit !== undefined) {
    const cost = parseDecimal(cell('unit_cost'));
    if (cost === null) tell('unit_cost', 'not-a-number');
    else if (cost.digits < 0n) tell('unit_cost', 'negative');
    else if (Number(cell('unit_cost')) > LARGEST_COST || cost.scale > 6) tell('unit_cost', 'too-large');
    else price = priceForUnit(cost, unit, file.currency);
  }

  let ranOutAt = Number.NaN;
  if (cell('stockout_at') !== '') {
    const time = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(cell('stockout_at'));
    if (time === null) tell('stockout_at', 'not-a-time');
    else ranOutAt = Number(time[1]) * 60 + Number(time[2]);
  }

  if (broken || day === null || unit === undefined) return null;
  return {
    row,
    outlet: cell('outlet'),
    item: cell('item'),
    baseUnit: unit.base,
    day: dayToNumber(day),
    amounts,
    ranOutAt,
    price,
  };
}
