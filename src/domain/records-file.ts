/** Reads a stock-record file (CSV) into daily series, naming every bad row at once; nothing is imported here. */

import type { BaseUnit } from './quantity.ts';
import type { DailySeries } from './daily-records.ts';

export interface RecordsFile {
  readonly name: string;
  /** UTF-8 text of the file. */
  readonly text: string;
  /** ISO 4217 code in which `unit_cost` is meant. */
  readonly currency: string;
}

export type RowProblemCode =
  | 'missing'
  | 'not-a-day'
  | 'not-a-number'
  | 'negative'
  | 'unknown-unit'
  | 'mixed-units'
  | 'duplicate'
  | 'not-a-time'
  | 'no-usage'
  | 'does-not-balance'
  | 'part-of-a-piece';

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

/** One item at one outlet, as the file tells it. */
export interface FileSeries {
  readonly outlet: string;
  readonly item: string;
  readonly baseUnit: BaseUnit;
  readonly series: DailySeries;
  /** Last unit cost: `amount` minor units for `per` base units; null when the file has none. */
  readonly price: { readonly amount: number; readonly per: number } | null;
}

export interface ReadRecords {
  readonly fileName: string;
  readonly rows: number;
  readonly goodRows: number;
  readonly columns: readonly { readonly header: string; readonly meaning: string | null }[];
  /** Columns the format asks for and the file lacks; not empty means nothing could be read. */
  readonly missingColumns: readonly string[];
  readonly problems: readonly RowProblem[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly series: readonly FileSeries[];
}
