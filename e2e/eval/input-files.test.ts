/** Bad input is named by file, row and field; odd input is taken with a warning. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecords } from '../../src/domain/records-file.ts';
import { BadInput } from './arguments.ts';
import { checkProblems, openCalendar, openInput, recordsToCheck } from './input-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'papadin-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const checkRecords = (text: string) =>
  checkProblems('stock.csv', recordsToCheck(readRecords({ name: 'stock.csv', text, currency: 'IDR' })));

describe('a stock-record file', () => {
  test('with bad rows is refused, each named', () => {
    const text = 'date,outlet,item,used\n2025-01-01,A,Rice,1\n2025-13-01,A,Rice,1\n2025-01-03,A,Rice,many\n';
    expect(() => checkRecords(text)).toThrow(BadInput);
    expect(() => checkRecords(text)).toThrow(
      'stock.csv: row 3, field date: not-a-day ("2025-13-01")\nstock.csv: row 4, field used: not-a-number ("many")',
    );
  });

  test('with neither usage nor balance is refused', () => {
    expect(() => checkRecords('date,outlet,item,used,opening\n2025-01-01,A,Rice,,5\n')).toThrow(
      'row 2, field used: no-usage',
    );
  });

  test('without its columns or rows is refused', () => {
    expect(() => checkRecords('day,item,used\n2025-01-01,Rice,1\n')).toThrow('row 1: missing column date, outlet');
    expect(() => checkRecords('date,outlet,item,used\n')).toThrow('no rows');
  });

  test('with unknown columns and a doubtful balance is taken with warnings', () => {
    const text = 'date,outlet,item,used,opening,closing,mood\n2025-01-01,A,Rice,1,10,8,fine\n';
    expect(checkRecords(text)).toEqual([
      'stock.csv: row 1, field mood: unknown column, kept aside',
      'stock.csv: row 2, field closing: does-not-balance ("8")',
    ]);
  });

  test('with a thousand bad rows names twenty and counts the rest', () => {
    const rows = Array.from({ length: 1000 }, () => 'x,A,Rice,1\n').join('');
    expect(() => checkRecords(`date,outlet,item,used\n${rows}`)).toThrow('… and 980 more like these');
  });
});

describe('a file', () => {
  test('that is not there, a folder or not UTF-8 is refused', () => {
    expect(() => openInput('data', join(folder, 'none.csv'))).toThrow(BadInput);
    expect(() => openInput('data', folder)).toThrow('not a file');
    expect(() => openInput('data', write('latin.csv', Uint8Array.of(0x63, 0xe9)))).toThrow('not UTF-8');
  });

  test('of calendar days is read, or refused by row and field', () => {
    expect(openCalendar(write('c.csv', 'date,name\n2026-01-01,New year\n')).days).toHaveLength(1);
    expect(() => openCalendar(write('bad.csv', 'date,name,kind\n2026-01-01,New year,party\n'))).toThrow(
      'row 2, field kind: unknown-kind ("party")',
    );
  });
});
