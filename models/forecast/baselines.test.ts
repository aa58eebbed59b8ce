/** The plain forecasters on histories whose answer is known beforehand. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastSeasonalNaive, forecastSesWeekday, forecastWeekdayMean } from './baselines.ts';

const ALL = { forecastSeasonalNaive, forecastSesWeekday, forecastWeekdayMean };
const week = [1, 2, 3, 4, 5, 6, 0];
const weeks = (count: number, change: (value: number, week: number) => number = (value) => value) =>
  Float64Array.from({ length: count * 7 }, (_, t) => change(week[t % 7]!, Math.floor(t / 7)));

describe.each(Object.entries(ALL))('%s', (_name, forecaster) => {
  it('repeats a week that always repeats, for longer than a week', () => {
    const answer = forecaster(weeks(10), 14);
    expect([...answer].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([...week, ...week]);
  });

  it('answers finite numbers that are not negative, whatever is unknown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 80 }),
        fc.integer({ min: 1, max: 28 }),
        (history, horizon) => {
          const answer = forecaster(Float64Array.from(history), horizon);
          expect(answer.length).toBe(horizon);
          for (const value of answer) expect(Number.isFinite(value) && value >= 0).toBe(true);
        },
      ),
    );
  });

  it('leaves the history as it was', () => {
    const history = weeks(9);
    const copy = history.slice();
    forecaster(history, 7);
    expect(history).toEqual(copy);
  });
});

describe('forecastSeasonalNaive', () => {
  it('takes the week before where the last is unknown', () => {
    const history = weeks(3, (value, at) => (at === 2 ? Number.NaN : value + at));
    expect([...forecastSeasonalNaive(history, 7)]).toEqual(week.map((value) => value + 1));
  });
});

describe('forecastWeekdayMean', () => {
  it('averages eight weeks and forgets the ninth', () => {
    const history = weeks(9, (value, at) => (at === 0 ? 1000 : value + (at % 2)));
    expect([...forecastWeekdayMean(history, 7)]).toEqual(week.map((value) => value + 0.5));
  });

  it('skips unknown days instead of counting them as zero', () => {
    const history = weeks(8, (value, at) => (at < 4 ? Number.NaN : value));
    expect([...forecastWeekdayMean(history, 7)]).toEqual(week);
  });
});

describe('forecastSesWeekday', () => {
  it('follows a level that rose, keeping the shape of the week', () => {
    const history = weeks(12, (value, at) => (at < 9 ? value : value * 2));
    const answer = forecastSesWeekday(history, 7);
    expect(answer[5]! / answer[0]!).toBeCloseTo(6, 1);
    expect(answer[6]).toBe(0);
    expect(answer[0]).toBeGreaterThan(1.2);
  });
});
