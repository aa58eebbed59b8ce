/** Dates as they are printed in the region. */

import { expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import { dayOfPaper } from './dates.ts';

test.each([
  ['Tgl 07/04/2025 09:14', '2025-04-07'],
  ['DATE : 7-4-25', '2025-04-07'],
  ['14 MAR 2025 18:40', '2025-03-14'],
  ['17 Agustus 2025', '2025-08-17'],
  ['3 Ogos 2025', '2025-08-03'],
  ['05.12.2024', '2024-12-05'],
  ['2025/05/01 14:11:20', '2025-05-01'],
  ['Tarikh: 31 Dis 2024', '2024-12-31'],
  ['O7/O4/2O25', '2025-04-07'],
  ['12-Okt-24', '2024-10-12'],
  ['Mar 9, 2025', '2025-03-09'],
])('%s', (text, day) => {
  expect(dayOfPaper([text], null)).toBe(day);
});

test.each(['No. 12345678', 'Telp 0251-555-017', '30/02/2025', 'JALAN SS 15/4B', 'Rp 12.500'])(
  '%s holds no date',
  (text) => {
    expect(dayOfPaper([text], null)).toBeNull();
  },
);

test('the date beside its word goes before another, an expiry never does', () => {
  expect(dayOfPaper(['EXP 01/01/2026', 'Printed 03/03/2025', 'Date: 02/03/2025'], null)).toBe('2025-03-02');
});

test('no paper is from the future', () => {
  expect(dayOfPaper(['01/05/2031', '02/03/2025'], dayOf('2025-04-01'))).toBe('2025-03-02');
});
