/** Every feature of every view by its value on a month small enough to be reckoned by hand. */

import { describe, expect, it } from 'vitest';
import { dayOf, dayToNumber } from '../../src/domain/day.ts';
import type { CalendarDay } from '../../src/domain/demand-forecast.ts';
import { HOLIDAY_REACH } from './calendar-signals.ts';
import { ROW_NAMES, ROW_SIZE, writeCutoffFeatures, writeTargetFeatures } from './features.ts';
import { layOut } from './grid.ts';
import { DAY_NAMES, DAY_SIZE, plainGuess, scaleDay, scaleOf, writeDay } from './network-days.ts';
import { seeSeries, surroundingsOf } from './seen.ts';
import { STEP_NAMES, STEP_SIZE, writeStep } from './step-features.ts';

/**
 * 1, 2 … 30 kg on the thirty days from Monday 1 January to Tuesday 30 January 2024, the last of which is the cutoff. On each day a tenth as much
 * was thrown away as is used on an average one of the last 28 (16.5), nine were left, and in the last week 27 were ordered, all on one day.
 */
const firstDay = dayToNumber(dayOf('2024-01-01'));
const CUTOFF = 29;
const each = (value: (t: number) => number) => Float64Array.from({ length: 30 }, (_, t) => value(t));
const january = {
  ...{ outlet: 'Ubud', item: 'rice', firstDay, used: each((t) => t + 1) },
  ...{ wasted: each(() => 1.65), closing: each(() => 9), ordered: each((t) => (t === 25 ? 27 : 0)) },
};
const on = (day: number, more: Partial<CalendarDay>): CalendarDay => ({
  ...{ day: firstDay + day, outlet: null, kind: 'holiday', name: 'day', size: null },
  ...more,
});
const calendar: readonly CalendarDay[] = [
  on(26, { kind: 'event' }),
  on(33, {}),
  // Booked guests two days ahead; in a fortnight it is shut, fasted and booked.
  on(31, { kind: 'booking', size: 80 }),
  on(CUTOFF + 14, { kind: 'booking', size: 19 }),
  on(CUTOFF + 14, { kind: 'closed' }),
  on(CUTOFF + 14, { feast: 'ramadan' }),
  on(31, { feast: 'ramadan' }),
  on(35, { feast: 'eid-al-fitr' }),
];
const around = surroundingsOf(layOut({ series: [january], calendar }));
const seen = seeSeries(around, 0);

/** (days 3 … 30, whose sum is 462, and seven times the mean of all, 15.5) over 35. */
const LEVEL = 570.5 / 35;
/** Deviation of n numbers in a row: the root of (n² − 1) / 12. */
const deviation = (n: number) => Math.sqrt((n * n - 1) / 12);
/** Of each smoothed mean the plain one until its weight would be less; the week's index is 1 until a second week is known, then told below. */
const smoothed = (weight: number): number => {
  let held = 0;
  for (let t = 0; t < 30; t++) held += Math.max(weight, 1 / (t + 1)) * ((t + 1) / indexOn(t) - held);
  return held;
};
/** Eight weeks' mean of a weekday over that of the same weeks. With one item the outlet's index is its own. */
function indexOn(t: number): number {
  const same = Array.from({ length: 8 }, (_, i) => t - 7 * (i + 1)).filter((at) => at >= 0);
  const weeks = Array.from({ length: t - 6 }, (_, at) => at + 1);
  if (same.length === 0) return 1;
  return (
    same.reduce((sum, at) => sum + at + 1, 0) / same.length / (weeks.reduce((sum, v) => sum + v, 0) / weeks.length)
  );
}
const SLOW = smoothed(0.1);
const QUICK = smoothed(0.3);
/** Wednesday's mean, days 3, 10, 17 and 24, over that of the first 24 days. */
const INDEX = 13.5 / 12.5;
/** Usage of a day over the level of the day before, over its index: what one item says of how busy its outlet is. */
const levelOn = (t: number): number => {
  const from = Math.max(0, t - 27);
  const sum = ((t + 1 + from + 1) * (t - from + 1)) / 2;
  return (sum + 7 * ((t + 2) / 2)) / (t - from + 1 + 7);
};
const factorOn = (t: number): number => Math.min(6, (t + 1) / levelOn(t - 1)) / indexOn(t);
const meanOf = (from: number, of: (t: number) => number) => {
  let sum = 0;
  for (let t = from; t <= CUTOFF; t++) sum += of(t);
  return sum / (CUTOFF - from + 1);
};
/** Usage over the mean of all days before it: how the season stands. */
const seasonOn = (t: number): number => Math.min(6, (t + 1) / ((t + 2) / 2));

const YEAR_ANGLE = (day: number) => (2 * Math.PI * day) / 365.25;
const rolled = (unit: number, last = 30): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [3, 7, 14, 28].flatMap((n) => [
      [`mean${n}`, (last - (n - 1) / 2) / unit],
      [`deviation${n}`, deviation(n) / unit],
      [`least${n}`, (last - n + 1) / unit],
      [`most${n}`, last / unit],
    ]),
  );

/** The row of the second day ahead: Thursday 1 February. */
const ROW: Readonly<Record<string, number>> = {
  last: 30 / LEVEL,
  mean3: 29 / LEVEL,
  mean7: 27 / LEVEL,
  mean14: 23.5 / LEVEL,
  mean28: 16.5 / LEVEL,
  deviation7: 2 / LEVEL,
  deviation28: deviation(28) / LEVEL,
  least7: 24 / LEVEL,
  most7: 30 / LEVEL,
  most28: 30 / LEVEL,
  mean91: 15.5 / LEVEL,
  mean364: 15.5 / LEVEL,
  // The highest mean of four weeks is that of the last four; looked for a week apart, it is the only one.
  most364: 16.5 / LEVEL,
  outletSeason28: meanOf(2, seasonOn),
  outletSeason7: meanOf(23, seasonOn),
  calmLast: 30 / indexOn(CUTOFF) / LEVEL,
  slow: SLOW / LEVEL,
  quick: QUICK / LEVEL,
  trend7to28: 27 / 16.5 - 1,
  zeroShare28: 0,
  outletFactor: factorOn(CUTOFF),
  outletMomentum3: meanOf(27, factorOn),
  outletMomentum7: meanOf(23, factorOn),
  outletMomentum28: meanOf(2, factorOn),
  lossShare: 1.65 / 18.15,
  usageRate: 27 / 36,
  orderToStock: 27 / 9,
  size: Math.log(15.5),
  daysAhead: 2,
  weekday: 3,
  weekend: 0,
  monthDay: 1,
  payday: 1,
  month: 2,
  yearSin: Math.sin(YEAR_ANGLE(32)),
  yearCos: Math.cos(YEAR_ANGLE(32)),
  daysToHoliday: 2,
  daysSinceHoliday: 5,
  ramadan: 1,
  daysToRamadan: 0,
  daysSinceRamadan: 0,
  daysToLebaran: 4,
  daysSinceLebaran: 14,
  booked: Math.log(81),
  weekday1Back: 25 / LEVEL,
  weekday2Back: 18 / LEVEL,
  weekday3Back: 11 / LEVEL,
  weekday4Back: 4 / LEVEL,
  weekdayMean8: 14.5 / LEVEL,
  // Over the mean of the first 25 days.
  weekdayIndex: 14.5 / 13,
  slowTimesIndex: (SLOW * (14.5 / 13)) / LEVEL,
  quickTimesIndex: (QUICK * (14.5 / 13)) / LEVEL,
  yearAgo: Number.NaN,
  outletYearAgo: Number.NaN,
};

/** The step to the first day ahead, in units of ten: Wednesday 31 January. */
const STEP: Readonly<Record<string, number>> = {
  lag1: 3,
  lag3: 2.8,
  lag7: 2.4,
  lag14: 1.7,
  ...rolled(10),
  trend7to28: 27 / 16.5,
  weekdayMean4: 1.35,
  weekdayMean8: 1.35,
  weekday: 2,
  weekend: 0,
  monthDay: 31,
  payday: 1,
  month: 1,
  daysToHoliday: 3 / HOLIDAY_REACH,
  daysSinceHoliday: 4 / HOLIDAY_REACH,
  booked: 0,
  ramadan: 0,
  daysToRamadan: 1 / HOLIDAY_REACH,
  daysSinceRamadan: 1,
  daysToLebaran: 5 / HOLIDAY_REACH,
  daysSinceLebaran: 1,
  size: Math.log(10),
  yearAgo: Number.NaN,
  yearAgoLevel: Number.NaN,
};

/** The same day as a network is told it: amounts by their roots. */
const DAY: Readonly<Record<string, number>> = {
  ...STEP,
  ...Object.fromEntries(
    ['lag', 'mean', 'deviation', 'least', 'most', 'weekdayMean'].flatMap((kind) =>
      Object.entries(STEP)
        .filter(([name]) => name.match(/^\D+/)![0] === kind && /\d+$/.test(name))
        .map(([name, value]) => [name, Math.sqrt(value)]),
    ),
  ),
  unknown: 0,
  zero: 0,
  ...{ monday: 0, tuesday: 0, wednesday: 1, thursday: 0, friday: 0, saturday: 0, sunday: 0 },
  yearSin: Math.sin(YEAR_ANGLE(31)),
  yearCos: Math.cos(YEAR_ANGLE(31)),
};

const near = (told: number, expected: number, name: string) => {
  if (Number.isNaN(expected)) expect(told, name).toBeNaN();
  else
    expect(Math.abs(told - expected), `${name}: ${told} for ${expected}`).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
};

describe('a month reckoned by hand', () => {
  it('has the level that all scales stand on', () => {
    expect(seen.level[CUTOFF]).toBeCloseTo(LEVEL, 9);
    expect(INDEX).toBeCloseTo(seen.index[30]!, 9);
  });

  const row = new Float32Array(ROW_SIZE);
  writeCutoffFeatures(seen, CUTOFF, row, 0);
  writeTargetFeatures(seen, CUTOFF, 2, row, 0);
  it.each(ROW_NAMES.map((name, f) => [name, f] as const))('tells %s in a row', (name, f) =>
    near(row[f]!, ROW[name]!, name),
  );

  const step = new Float32Array(STEP_SIZE);
  writeStep(around, 0, seen.clean, 10, CUTOFF + 1, step, 0);
  it.each(STEP_NAMES.map((name, f) => [name, f] as const))('tells %s in a step', (name, f) =>
    near(step[f]!, STEP[name]!, name),
  );

  const day = new Float32Array(DAY_SIZE);
  writeDay(step, around.calendar, CUTOFF + 1, day, 0);
  it.each(DAY_NAMES.map((name, f) => [name, f] as const))('tells %s of a day of a sequence', (name, f) =>
    near(day[f]!, DAY[name]!, name),
  );

  it('leads to a plain guess: last week, the mean of such weekdays, and that mean as the last week stands', () => {
    const weekday = Math.sqrt(1.35);
    const expected = (Math.sqrt(2.4) + weekday + weekday * Math.sqrt(27 / 16.5)) / 3;
    near(plainGuess(step), expected, 'guess');
    expect(plainGuess(new Float32Array(STEP_SIZE).fill(Number.NaN))).toBe(1);
  });
});

describe('what a day can be', () => {
  const used = Float64Array.from({ length: 400 }, (_, t) =>
    t === 398 ? Number.NaN : t === 397 ? 0 : t < 36 ? 20 : 10,
  );
  const closing = used.map((_, t) => (t === 396 ? 0 : 5));
  const shut = on(395, { kind: 'closed' });
  const other = surroundingsOf(layOut({ series: [{ ...january, used, closing }], calendar: [shut] }));
  const clean = seeSeries(other, 0).clean;
  const told = (t: number, name: string) => {
    const step = new Float32Array(STEP_SIZE);
    const day = new Float32Array(DAY_SIZE);
    writeStep(other, 0, clean, 10, t, step, 0);
    writeDay(step, other.calendar, t, day, 0);
    return day[DAY_NAMES.indexOf(name)]!;
  };

  it('is marked where the day before is unknown or without use', () => {
    expect([396, 398, 399].map((t) => [told(t, 'unknown'), told(t, 'zero')])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('is told how it stood a year ago to the four weeks before', () => {
    const row = new Float32Array(ROW_SIZE);
    // The cutoff of a year before is day 35, the last of those at 20; the week around the day asked is at 10.
    writeCutoffFeatures(seeSeries(other, 0), 399, row, 0);
    writeTargetFeatures(seeSeries(other, 0), 399, 10, row, 0);
    near(row[ROW_NAMES.indexOf('yearAgo')]!, 0.5, 'yearAgo');
  });

  it('is told how its step stood a year ago', () => {
    const step = new Float32Array(STEP_SIZE);
    // A year before day 399 is day 35: of the week around it days 32 to 35 are at 20 and three at 10; the four weeks before it are at 20.
    writeStep(other, 0, clean, 10, 399, step, 0);
    near(step[STEP_NAMES.indexOf('yearAgo')]!, 110 / 7 / 20, 'yearAgo');
    near(step[STEP_NAMES.indexOf('yearAgoLevel')]!, 11 / 7, 'yearAgoLevel');
  });

  it('is weekend on Saturday and Sunday alone', () => {
    const weekend = Array.from({ length: 7 }, (_, d) => {
      const step = new Float32Array(STEP_SIZE);
      writeStep(around, 0, seen.clean, 10, 7 + d, step, 0);
      return step[STEP_NAMES.indexOf('weekend')];
    });
    expect(weekend).toEqual([0, 0, 0, 0, 0, 1, 1]);
  });

  it('is its mean where nothing was known of it, and within four spreads', () => {
    const unknown = new Float32Array(DAY_SIZE).fill(Number.NaN);
    const rows = new Float32Array(20 * DAY_SIZE);
    for (let i = 0; i < rows.length; i++) rows[i] = i % DAY_SIZE === 3 ? 5 : Math.floor(i / DAY_SIZE);
    const scale = scaleOf(rows);
    scaleDay(scale, unknown, 0);
    expect(unknown.every((value) => value === 0)).toBe(true);
    const far = new Float32Array(DAY_SIZE).fill(1e9);
    scaleDay(scale, far, 0);
    // The fourth number never moved: nobody knows what it would do.
    expect([...new Set(far)].sort()).toEqual([0, 4]);
    expect(far[3]).toBe(0);
  });
});
