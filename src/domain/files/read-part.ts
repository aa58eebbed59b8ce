/** Reads one sheet of a file as what it was settled to be, naming everything that is wrong with it at once; nothing is imported here. */

import { type CalendarProblem, type ReadCalendar, readCalendarRows } from '../calendar-file.ts';
import type { Currency } from '../money.ts';
import { type ReadRecords, readRecordRows } from '../records-file.ts';
import { cellReader } from './cells.ts';
import { type FileKind, FORMATS } from './formats.ts';
import { type Columns, missingOf } from './mapping.ts';
import { type ItemRow, readItemRows } from './read-items.ts';
import { type RecipeOfFile, readRecipeRows } from './read-recipes.ts';
import { readSalesRows, type SalesOfFile } from './read-sales.ts';
import { readSupplierRows, type SupplierRow } from './read-suppliers.ts';
import type { Sheet } from './sheet.ts';

/** What may be wrong with a cell of any file. */
export type FileProblemCode =
  | CalendarProblem['code']
  | 'unknown-weekday'
  | 'not-whole'
  | 'not-positive'
  | 'pack-both'
  | 'price-both'
  | 'not-a-pack'
  | 'not-an-email'
  | 'differs-within-dish'
  | 'unknown-outlet'
  | 'recipe-loops';

/** One thing wrong with one cell. `row` counts as a spreadsheet does; `column` is the format's name. */
export interface FileProblem {
  readonly row: number;
  readonly column: string;
  readonly code: FileProblemCode;
  readonly found: string;
  /** `error`: the row cannot be taken. `warning`: it is taken, changed as the code says. */
  readonly severity: 'error' | 'warning';
}

/** A row under the format's own names of the columns, its cells in the formats' own way of writing. */
export interface CanonicalRow {
  readonly row: number;
  /** Blank where the file has no such column. */
  readonly cell: (column: string) => string;
}

/** Notes what is wrong with the row being read. */
export type Tell = (column: string, code: FileProblemCode, severity?: FileProblem['severity']) => void;

interface PartFacts {
  readonly fileName: string;
  readonly sheet: string;
  /** Rows that hold anything, and those of them that can be taken. */
  readonly rows: number;
  readonly goodRows: number;
  readonly headers: readonly string[];
  readonly columns: Columns;
  /** Required columns for which none is settled; not empty means that nothing was read. */
  readonly missingColumns: readonly string[];
  /** In the order of the rows. */
  readonly problems: readonly FileProblem[];
}

/** A sheet as read, by its kind. */
export type ReadPart =
  | (PartFacts & { readonly kind: 'stock'; readonly found: ReadRecords })
  | (PartFacts & { readonly kind: 'items'; readonly found: readonly ItemRow[] })
  | (PartFacts & { readonly kind: 'suppliers'; readonly found: readonly SupplierRow[] })
  | (PartFacts & { readonly kind: 'recipes'; readonly found: readonly RecipeOfFile[] })
  | (PartFacts & { readonly kind: 'sales'; readonly found: SalesOfFile })
  | (PartFacts & { readonly kind: 'calendar'; readonly found: ReadCalendar });

export interface PartChoice {
  readonly kind: FileKind;
  readonly columns: Columns;
  /** ISO 4217 code in which money is meant. */
  readonly currency: Currency;
}

export function readPart(fileName: string, sheet: Sheet, { kind, columns, currency }: PartChoice): ReadPart {
  const missingColumns = missingOf(columns, kind);
  const at = new Map(columns.flatMap((name, i) => (name === null ? [] : [[name, i] as const])));
  const malformed = new Set(sheet.malformed);
  const rows = missingColumns.length > 0 ? [] : canonicalRows(sheet, kind, at);
  const sound = rows.filter((row) => !malformed.has(row.row));
  const facts = {
    fileName,
    sheet: sheet.name,
    rows: sheet.rows.length,
    headers: sheet.headers,
    columns,
    missingColumns,
  };
  const problems: FileProblem[] = sheet.malformed.map((row) => ({
    row,
    column: '',
    code: 'malformed',
    found: '',
    severity: 'error',
  }));
  const finish = (found: readonly FileProblem[], goodRows: number) => ({
    ...facts,
    problems: [...problems, ...found].sort((a, b) => a.row - b.row),
    goodRows,
  });
  switch (kind) {
    case 'stock': {
      const meanings = sheet.headers.flatMap((header, i) =>
        header === '' ? [] : [{ header, meaning: columns[i] ?? null }],
      );
      const table = { columns: meanings, rows, malformed: sheet.malformed, has: (name: string) => at.has(name) };
      const read = readRecordRows({ name: fileName, currency }, table);
      return { ...facts, kind, problems: read.problems, goodRows: read.goodRows, found: read };
    }
    case 'calendar': {
      const found = readCalendarRows(fileName, [...at.keys()], sound);
      return { ...finish(found.problems, found.days.length), kind, found };
    }
    case 'items': {
      const { found, told } = readItemRows(sound, currency);
      return { ...finish(told, found.length), kind, found };
    }
    case 'suppliers': {
      const { found, told } = readSupplierRows(sound, currency);
      return { ...finish(told, found.length), kind, found };
    }
    case 'recipes': {
      const { found, told, goodRows } = readRecipeRows(sound, currency);
      return { ...finish(told, goodRows), kind, found };
    }
    case 'sales': {
      const { found, told, goodRows } = readSalesRows(sound);
      return { ...finish(told, goodRows), kind, found };
    }
  }
}

/** Sheets as what they were settled to be, in the order in which they are best taken: what others name comes first. */
export function readInOrder(
  fileName: string,
  sheets: readonly Sheet[],
  choices: readonly (PartChoice & { readonly sheet: number })[],
): readonly ReadPart[] {
  const order = Object.keys(FORMATS);
  return [...choices]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap(({ sheet, ...choice }) => {
      const found = sheets[sheet];
      return found === undefined ? [] : [readPart(fileName, found, choice)];
    });
}

function canonicalRows(sheet: Sheet, kind: FileKind, at: ReadonlyMap<string, number>): readonly CanonicalRow[] {
  const readers = new Map(
    FORMATS[kind].flatMap(({ name, type }) => {
      const i = at.get(name);
      return i === undefined
        ? []
        : [
            [
              name,
              {
                i,
                read: cellReader(
                  type,
                  sheet.rows.map(({ cells }) => cells[i] ?? ''),
                  sheet.hasCommas,
                ),
              },
            ] as const,
          ];
    }),
  );
  return sheet.rows.map(({ row, cells }) => ({
    row,
    cell: (column) => {
      const reader = readers.get(column);
      const text = reader === undefined ? '' : (cells[reader.i] ?? '');
      return text === '' ? '' : reader!.read(text);
    },
  }));
}

/** Reads each row; one that told an error answers nothing. */
export function readEach<Found>(
  rows: readonly CanonicalRow[],
  read: (row: CanonicalRow, tell: Tell) => Found | null,
): { readonly found: readonly Found[]; readonly told: FileProblem[] } {
  const told: FileProblem[] = [];
  const found = rows.flatMap((row) => {
    let broken = false;
    const one = read(row, (column, code, severity = 'error') => {
      told.push({ row: row.row, column, code, found: row.cell(column), severity });
      if (severity === 'error') broken = true;
    });
    return one === null || broken ? [] : [one];
  });
  return { found, told };
}
