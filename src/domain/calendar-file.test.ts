/** Calendar files: what is read, what is said of bad rows. */

import { expect, test } from 'vitest';
import { readCalendar } from './calendar-file.ts';
import { dayOf, dayToNumber } from './day.ts';

test('reads days with and without outlet, kind and size', () => {
  const text =
    '\uFEFFdate,name,outlet,kind,size,note\n2026-03-20,Lebaran,,holiday,,x\n\n2026-01-17,Tahlil,Shah Alam,,70,\n';
  const read = readCalendar('c.csv', text);
  expect(read).toMatchObject({ rows: 2, missingColumns: [], unknownColumns: ['note'], problems: [] });
  expect(read.days).toEqual([
    { day: dayToNumber(dayOf('2026-03-20')), outlet: null, kind: 'holiday', name: 'Lebaran', size: null },
    { day: dayToNumber(dayOf('2026-01-17')), outlet: 'Shah Alam', kind: 'event', name: 'Tahlil', size: 70 },
  ]);
});

test('names every bad cell with its row and keeps the good rows', () => {
  const text = 'date,name,kind,size\n2026-02-30,A,party,-1\n,,,many\n2026-02-01,Thaipusam,Holiday,\n';
  const read = readCalendar('c.csv', text);
  expect(read.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'date', 'not-a-day'],
    [2, 'kind', 'unknown-kind'],
    [2, 'size', 'negative'],
    [3, 'date', 'missing'],
    [3, 'name', 'missing'],
    [3, 'size', 'not-a-number'],
  ]);
  expect(read.days.map((day) => day.name)).toEqual(['Thaipusam']);
});

test('a file without its columns says which', () => {
  expect(readCalendar('c.csv', 'day,name\n2026-01-01,x\n')).toMatchObject({
    missingColumns: ['date'],
    days: [],
    rows: 0,
  });
});
