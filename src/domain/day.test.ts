import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, dayToNumber, numberToDay, parseDay, weekdayOf } from './day.ts';

it('takes only days that exist, written in full', () => {
  for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '25-01-01', '2025-01-01T00:00', ''])
    expect(parseDay(text)).toBeNull();
  expect(parseDay('2024-02-29')).toBe('2024-02-29');
});

it('knows its weekdays: 2026-11-22 is a Sunday', () => {
  expect(weekdayOf(dayOf('2026-11-22'))).toBe(6);
  expect(weekdayOf(dayOf('1969-12-29'))).toBe(0);
});

it('goes to numbers and back, and counts days both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: -4000, max: 4000 }), (number, days) => {
      const day = numberToDay(number);
      expect(dayToNumber(day)).toBe(number);
      expect(daysBetween(day, addDays(day, days))).toBe(days === 0 ? 0 : days);
    }),
  );
});
