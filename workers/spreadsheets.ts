/** Workbooks: bytes to sheets of text and tables to bytes. The libraries are fetched with the first workbook. */

import { fail, type Outcome, succeed } from '../models/kit/control.ts';
import { isReport } from '../src/domain/files/reports.ts';
import { type Sheet, sheetOfCsv, sheetOfRows } from '../src/domain/files/sheet.ts';
import type { Table } from '../src/domain/files/table.ts';

/** The sheets of a workbook that hold anything, or the one table of a CSV text. Fails with `bad-input` and `problem` in its detail. */
export async function openSheets(name: string, content: string | ArrayBuffer): Promise<Outcome<readonly Sheet[]>> {
  return typeof content === 'string' ? succeed([sheetOfCsv(name, content)]) : openWorkbook(content);
}

async function openWorkbook(bytes: ArrayBuffer): Promise<Outcome<readonly Sheet[]>> {
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    // Figures stay text: a float would have been rounded before anybody saw it.
    const sheets = await readXlsx<string>(bytes, { parseNumber: (text) => text });
    const found = sheets
      .map(({ sheet, data }) =>
        sheetOfRows(
          sheet,
          data.map((row) => row.map(textOf)),
        ),
      )
      .filter((sheet) => sheet.rows.length > 0);
    // Of an export of ours, what is only for reading is passed over, unless there is nothing else.
    const readable = found.filter(({ headers }) => !isReport(headers));
    if (readable.length > 0) return succeed(readable);
    return found.length === 0 ? fail('bad-input', 'no rows', { problem: 'empty' }) : succeed(found);
  } catch (error) {
    return fail('bad-input', String(error), { problem: 'broken-workbook' });
  }
}

/** Milliseconds of the day that Excel calls 0, on which a time of day alone lies. */
const EPOCH_YEAR = 1900;

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return cell.getUTCFullYear() <= EPOCH_YEAR ? iso.slice(11, 16) : iso.slice(0, 10);
  }
  if (typeof cell === 'boolean') return cell ? 'yes' : '';
  return figureOf(String(cell).trim());
}

/** A figure as a spreadsheet shows it: 15 digits, no exponent. Whatever is no figure stays. */
function figureOf(text: string): string {
  if (!/^-?\d+(\.\d{10,})?([eE][+-]?\d+)?$/.test(text) || /^-?\d{1,15}$/.test(text)) return text;
  const number = Number(Number(text).toPrecision(15));
  const plain = String(number);
  return plain.includes('e') ? number.toFixed(10).replace(/\.?0+$/, '') : plain;
}

/** Rows that one sheet of a workbook can hold beside its headings. */
export const MOST_ROWS = 1_048_575;

/** One workbook, a sheet for each table; figures are numbers, all else is text that no spreadsheet runs. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Outcome<ArrayBuffer>> {
  const long = tables.find(({ rows }) => rows.length > MOST_ROWS);
  if (long !== undefined) return fail('bad-input', `${long.rows.length} rows`, { problem: 'too-many-rows' });
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const sheets = tables.map(({ name, headers, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headers.map((header) => ({ width: Math.min(40, Math.max(10, header.length + 3)) })),
    data: [
      headers.map((header) => ({ value: header, fontWeight: 'bold' as const })),
      ...rows.map((cells) =>
        cells.map((cell) =>
          cell === null || cell === ''
            ? null
            : typeof cell === 'number'
              ? { value: cell, type: Number }
              : { value: cell, type: String },
        ),
      ),
    ],
  }));
  const blob = await writeXlsx(sheets).toBlob();
  return succeed(await blob.arrayBuffer());
}
