/** Comparing rows by reason, on its own: exact sums, and no reason hangs on the order of columns. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROW_NAMES } from '../features.ts';
import { DAY_NAMES } from '../network-days.ts';
import { STEP_NAMES } from '../step-features.ts';
import { type Group, groupOf, stepGroupOf } from './groups.ts';
import { sumParts } from './parts.ts';
import { compareRows } from './table-reasons.ts';

const GROUPS: readonly Group[] = ['weekday', 'mixed', 'recent', 'payday', 'rest', 'trend', 'weekday', 'recent'];

/** Rows of contributions, of an answer that bends, in levels of different size. */
const rowsOf = (rows: number) =>
  fc.record({
    raw: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: rows * GROUPS.length,
      maxLength: rows * GROUPS.length,
    }),
    unit: fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), { minLength: rows, maxLength: rows }),
  });

function answersOf(raw: readonly number[], rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const sum = raw.slice(row * GROUPS.length, (row + 1) * GROUPS.length).reduce((a, b) => a + b, 0);
    return Math.max(0, Math.exp(sum) - 0.2);
  });
}

test.each([7, 14])('%i rows: parts add up, whatever the order of columns', (rows) => {
  fc.assert(
    fc.property(
      rowsOf(rows),
      fc.shuffledSubarray([...GROUPS.keys()], { minLength: GROUPS.length }),
      fc.nat(6),
      ({ raw, unit }, order, day) => {
        const answers = answersOf(raw, rows);
        const given = { columns: GROUPS.length, answers, unit: Float64Array.from(unit), day };
        const told = compareRows({ ...given, raw: Float64Array.from(raw), groups: GROUPS });
        expect(told.usual + sumParts(told.parts)).toBeCloseTo(answers[day]! * unit[day]!, 6);
        const shuffled = compareRows({
          ...given,
          raw: Float64Array.from({ length: raw.length }, (_, at) => {
            const row = Math.floor(at / GROUPS.length);
            return raw[row * GROUPS.length + order[at % GROUPS.length]!]!;
          }),
          groups: order.map((column) => GROUPS[column]!),
        });
        for (const code of ['weekday', 'recent', 'payday', 'rest', 'trend'] as const) {
          expect(shuffled.parts[code] ?? 0).toBeCloseTo(told.parts[code] ?? 0, 6);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('every feature has a reason; only the distance of the day has none', () => {
  const names = [...ROW_NAMES, ...STEP_NAMES, ...DAY_NAMES];
  expect(names.filter((name) => groupOf(name) === 'rest')).toEqual(['daysAhead']);
  expect(groupOf('weekdayMean8')).toBe('mixed');
  expect(groupOf('monday')).toBe('weekday');
  expect(groupOf('payday')).toBe('payday');
  expect(groupOf('daysToHoliday')).toBe('feast');
  expect(groupOf('outletYearAgo')).toBe('season');
  expect(groupOf('outletMomentum7')).toBe('kitchen');
  expect([groupOf('lag1'), stepGroupOf('lag1')]).toEqual(['recent', 'mixed']);
});
