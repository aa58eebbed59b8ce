/** Opens the files a measurement is asked about and refuses bad ones by file, row and field. */

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type CalendarProblem, readCalendar } from '../../src/domain/calendar-file.ts';
import type { CalendarDay } from '../../src/domain/demand-forecast.ts';
import type { ReadRecords } from '../../src/domain/records-file.ts';
import { BadInput } from './arguments.ts';

/** Problems named in full before the rest is only counted. */
const NAMED = 20;

export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** A UTF-8 text file. Throws {@link BadInput} when there is none at the path. */
export function openInput(option: string, path: string): InputFile {
  let bytes: Buffer;
  try {
    if (!statSync(path).isFile()) throw new Error('not a file');
    bytes = readFileSync(path);
  } catch (error) {
    throw new BadInput(`--${option} ${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  try {
    return { path, name: basename(path), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new BadInput(`--${option} ${path}: is not UTF-8 text`);
  }
}

type Problem = Pick<CalendarProblem, 'row' | 'column' | 'code' | 'found' | 'severity'>;

/** Throws {@link BadInput} naming each bad row and field; returns the warnings, one line each. */
export function checkProblems(
  path: string,
  read: {
    readonly rows: number;
    readonly missingColumns: readonly string[];
    readonly unknownColumns: readonly string[];
    readonly problems: readonly Problem[];
  },
): readonly string[] {
  if (read.missingColumns.length > 0) {
    throw new BadInput(`${path}: row 1: missing column ${read.missingColumns.join(', ')}`);
  }
  if (read.rows === 0) throw new BadInput(`${path}: row 2: no rows below the header`);
  const say = ({ row, column, code, found }: Problem) => `${path}: row ${row}, field ${column}: ${code} ("${found}")`;
  const errors = read.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new BadInput(shorten(errors.map(say)).join('\n'));
  return [
    ...read.unknownColumns.map((column) => `${path}: row 1, field ${column}: unknown column, kept aside`),
    ...shorten(read.problems.map(say)),
  ];
}

/** What {@link checkProblems} wants to know of a stock-record file. */
export function recordsToCheck(read: Omit<ReadRecords, 'series'>) {
  const unknownColumns = read.columns.filter((column) => column.meaning === null).map((column) => column.header);
  return { ...read, unknownColumns };
}

/** The days of a calendar file, and its warnings. Throws {@link BadInput} on any bad row. */
export function openCalendar(path: string): {
  readonly days: readonly CalendarDay[];
  readonly warnings: readonly string[];
} {
  const file = openInput('calendar', path);
  const read = readCalendar(file.name, file.text);
  return { days: read.days, warnings: checkProblems(path, read) };
}

function shorten(lines: readonly string[]): readonly string[] {
  return lines.length <= NAMED ? lines : [...lines.slice(0, NAMED), `… and ${lines.length - NAMED} more like these`];
}
