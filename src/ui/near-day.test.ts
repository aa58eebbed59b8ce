/** Near days in the three languages. */

import { expect, test } from 'vitest';
import { addDays, dayOf } from '../domain/day.ts';
import { formatFor } from './format.ts';
import { nearDay } from './near-day.ts';

// A Monday.
const today = dayOf('2026-03-02');
const say = (language: 'en' | 'id' | 'ms') =>
  [-1, 0, 1, 4, 10].map((ahead) => nearDay(formatFor(language), addDays(today, ahead), today));

test('today, tomorrow, a weekday, a date', () => {
  expect(say('en').slice(0, 4)).toEqual(['yesterday', 'today', 'tomorrow', 'Friday']);
  expect(say('id').slice(0, 4)).toEqual(['kemarin', 'hari ini', 'besok', 'Jumat']);
  expect(say('ms').slice(0, 4)).toEqual(['semalam', 'hari ini', 'esok', 'Jumaat']);
  expect(say('en')[4]).toContain('12');
});
