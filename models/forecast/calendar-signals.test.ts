/** What the calendar tells: distances to special days, the fast told apart from the feasts, closed days. */

import { expect, it } from 'vitest';
import { dayOf, dayToNumber } from '../../src/domain/day.ts';
import { feastDays } from '../../src/domain/days-to-know.ts';
import type { CalendarDay } from '../../src/domain/demand-forecast.ts';
import { calendarSignals, HOLIDAY_REACH } from './calendar-signals.ts';
import { layOut } from './grid.ts';

const first = dayToNumber(dayOf('2025-02-01'));
const gridOf = (calendar: readonly CalendarDay[]) =>
  layOut({
    series: ['a', 'b'].map((outlet) => ({ outlet, item: 'rice', firstDay: first, used: new Float64Array(90).fill(5) })),
    calendar,
  });

it('counts days to and since what is special at an outlet, up to a fortnight', () => {
  const fair = { day: first + 20, outlet: 'b', kind: 'event', name: 'Fair', size: null } as const;
  const { toSpecial, sinceSpecial, width } = calendarSignals(gridOf([fair]));
  const at = (signal: Uint8Array, day: number) => [signal[day], signal[width + day]];
  expect(at(toSpecial, 15)).toEqual([HOLIDAY_REACH, 5]);
  expect(at(toSpecial, 20)).toEqual([HOLIDAY_REACH, 0]);
  expect(at(toSpecial, 21)).toEqual([HOLIDAY_REACH, HOLIDAY_REACH]);
  expect(at(sinceSpecial, 23)).toEqual([HOLIDAY_REACH, 3]);
  expect(at(sinceSpecial, 60)).toEqual([HOLIDAY_REACH, HOLIDAY_REACH]);
});

it('tells the fast from its feast: Ramadan is thirty usual days of another kind, Lebaran is special', () => {
  const grid = gridOf(feastDays('MY', dayOf('2025-02-01'), dayOf('2025-05-20')));
  const { toRamadan, sinceRamadan, toLebaran, sinceLebaran, toSpecial } = calendarSignals(grid);
  const lebaran = dayToNumber(dayOf('2025-03-31')) - first;
  expect(grid.ramadan.reduce((sum, day) => sum + day, 0)).toBe(29);
  expect([grid.ramadan[lebaran - 1], grid.ramadan[lebaran], grid.lebaran[lebaran]]).toEqual([1, 0, 1]);
  expect([toLebaran[lebaran - 3], toLebaran[lebaran], sinceLebaran[lebaran + 4]]).toEqual([3, 0, 4]);
  const begins = lebaran - 29;
  expect([toRamadan[begins - 9], toRamadan[begins], toRamadan[begins + 1]]).toEqual([9, 0, HOLIDAY_REACH]);
  expect([sinceRamadan[begins - 1], sinceRamadan[begins], sinceRamadan[begins + 5]]).toEqual([HOLIDAY_REACH, 0, 5]);
  expect(toSpecial[lebaran - 3]).toBe(3);
  expect(grid.special[lebaran - 3]).toBe(0);
});

it('knows a closed day as one on which nothing could be wanted', () => {
  const grid = layOut({
    series: [{ outlet: 'a', item: 'rice', firstDay: first, used: Float64Array.of(5, 0, 0, 6) }],
    calendar: [{ day: first + 1, outlet: null, kind: 'closed', name: 'Repairs', size: null }],
  });
  expect([...grid.used]).toEqual([5, Number.NaN, 0, 6]);
});
