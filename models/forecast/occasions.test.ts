/** Which days are which occasion, against days of years past. */

import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber, numberToDay } from '../../src/domain/day.ts';
import type { CalendarDay } from '../../src/domain/demand-forecast.ts';
import { markOccasions, type Occasions } from './occasions.ts';

const day = (text: string): number => dayToNumber(dayOf(text));
const FIRST = day('2014-01-01');
const WIDTH = day('2025-12-31') - FIRST + 1;

const mark = (calendar: readonly CalendarDay[] = []): Occasions =>
  markOccasions(calendar, ['Kemang'], FIRST, WIDTH)[0]!;
/** Days on which the first occasion of `text` came. */
const others = ({ of, days }: Occasions, text: string): readonly string[] =>
  days[of[day(text) - FIRST]![0]!]!.map((t) => numberToDay(FIRST + t));
const entry = (text: string, name: string, kind: CalendarDay['kind'] = 'holiday'): CalendarDay => ({
  ...{ day: day(text), outlet: null, kind, name, size: null },
});

describe('occasions', () => {
  const around = mark();

  it('know Easter', () => {
    expect(others(around, '2016-03-28')).toEqual([
      ...['2014-04-21', '2015-04-06', '2016-03-28', '2017-04-17', '2018-04-02', '2019-04-22'],
      ...['2020-04-13', '2021-04-05', '2022-04-18', '2023-04-10', '2024-04-01', '2025-04-21'],
    ]);
  });

  it('know weekdays of a month, from its start and its end, and the day after', () => {
    expect(others(around, '2022-05-30').slice(0, 4)).toEqual(['2014-05-26', '2016-05-30', '2017-05-29', '2018-05-28']);
    expect(others(around, '2014-11-27').slice(0, 3)).toEqual(['2014-11-27', '2015-11-26', '2016-11-24']);
    expect(others(around, '2019-11-29').slice(-2)).toEqual(['2024-11-29', '2025-11-28']);
  });

  it('put a day that two rules meet down to the one that moves', () => {
    // Whit Monday was the last Monday of May, and the first Monday of September a date that is kept elsewhere.
    expect(others(around, '2015-05-25')).toContain('2014-06-09');
    expect(others(around, '2015-09-07')).toContain('2014-09-01');
    expect(around.of[day('2015-09-07') - FIRST]).toHaveLength(2);
  });

  it('leave most days alone', () => {
    expect(around.of[day('2015-03-10') - FIRST]).toEqual([]);
    expect(around.of.filter((ones) => ones.length === 0).length).toBeGreaterThan(0.75 * WIDTH);
  });

  it('are the names of the calendar where it has some, run by run, and then no holidays of elsewhere', () => {
    const told = mark([
      entry('2015-06-18', 'Ramadan'),
      entry('2015-06-19', 'Ramadan'),
      entry('2016-06-06', ' ramadan'),
      entry('2016-06-07', 'Ramadan'),
      entry('2017-02-03', 'Street fair', 'event'),
      entry('2018-02-10', 'street fair', 'event'),
      entry('2018-03-01', 'shut', 'closed'),
    ]);
    expect(others(told, '2015-06-19')).toEqual(['2015-06-19', '2016-06-07']);
    expect(others(told, '2017-02-03')).toEqual(['2017-02-03', '2018-02-10']);
    expect(told.of[day('2018-03-01') - FIRST]).toEqual([]);
    expect(told.of[day('2015-07-14') - FIRST]).toEqual([]);
    expect(others(told, '2015-12-24')).toHaveLength(12);
  });

  it('tell the days around Lebaran apart', () => {
    const lebaran = ['2015-07-17', '2016-07-06'].map((text) => ({
      ...entry(text, 'eid-al-fitr'),
      feast: 'eid-al-fitr' as const,
    }));
    expect(others(mark(lebaran), '2015-07-19')).toEqual(['2015-07-19', '2016-07-08']);
  });

  it('of one outlet are not those of another', () => {
    const [here, there] = markOccasions(
      [{ ...entry('2017-02-03', 'Street fair', 'event'), outlet: 'Kemang' }],
      ['Kemang', 'Bangsar'],
      FIRST,
      WIDTH,
    );
    expect(here!.of[day('2017-02-03') - FIRST]).toHaveLength(1);
    expect(there!.of[day('2017-02-03') - FIRST]).toEqual([]);
  });
});
