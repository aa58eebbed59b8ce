/** Sums, quantiles and run-out days against figures worked out by hand. */

import { expect, test } from 'vitest';
import { addDays, dayOf } from './day.ts';
import { probit, sumSpread } from './demand-forecast.ts';
import { type ExpectedDay, expectUse, quantileOf, runOutDay } from './expected-use.ts';

const start = dayOf('2026-03-02');

/** A normal forecast around `mean` with standard deviation `sd`. */
function normalDay(ahead: number, mean: number, sd = 0): ExpectedDay {
  const at = (probability: number) => mean + sd * probit(probability);
  return {
    day: addDays(start, ahead),
    mean,
    q05: at(0.05),
    q25: at(0.25),
    q50: mean,
    q75: at(0.75),
    q95: at(0.95),
  };
}

test('probit knows the usual quantiles', () => {
  expect(probit(0.9)).toBeCloseTo(1.28155, 3);
  expect(probit(0.95)).toBeCloseTo(1.64485, 3);
  expect(probit(0.1)).toBeCloseTo(-1.28155, 3);
  expect(probit(0.5)).toBeCloseTo(0, 3);
});

test('a level between known quantiles of a normal day is the normal quantile, and the knots are exact', () => {
  const day = normalDay(0, 100, 10);
  expect(quantileOf(day, 0.9)).toBeCloseTo(112.8, 1);
  expect(quantileOf(day, 0.99)).toBeCloseTo(123.3, 1);
  expect(quantileOf(day, 0.75)).toBe(day.q75);
  expect(quantileOf(day, 0.05)).toBe(day.q05);
});

test('means add, spreads add as squares', () => {
  const expected = Array.from({ length: 4 }, (_, ahead) => normalDay(ahead, 100, 10));
  const use = expectUse(expected, start, addDays(start, 3), 0.9);
  expect(use.mean).toBe(400);
  expect(use.spread).toBeCloseTo(12.816 * 2, 1);
  expect(use.repeatedDays).toBe(0);
});

test('a forecast that tells of sums is believed, of as many days as doubt adds to', () => {
  // Sums of k days lie within ±k of what independent days would make them.
  const sums = Array.from({ length: 14 }, (_, k) => [-1, -0.5, 0, 0.5, 1].map((level) => level * (k + 1)));
  const told = Array.from({ length: 4 }, (_, ahead) => ({
    ...normalDay(ahead, 100, 10),
    unit: ahead === 2 ? 0 : 10,
    sums,
  }));
  // Three doubtful days of 10: √300, times 3.
  expect(expectUse(told, start, addDays(start, 3), 0.95).spread).toBeCloseTo(3 * Math.sqrt(300), 9);
  expect(expectUse(told, start, addDays(start, 3), 0.5).spread).toBe(0);
  // One day has its own quantiles, and a day without a unit leaves all to them.
  expect(expectUse(told, start, start, 0.9).spread).toBeCloseTo(12.816, 2);
  const old = told.map(({ unit: _, ...day }) => day);
  expect(expectUse(old, start, addDays(start, 3), 0.9).spread).toBeCloseTo(12.816 * 2, 1);
  expect(sumSpread(sums, Array(20).fill(1), 0.95)).toBeCloseTo(14 * Math.sqrt(20), 9);
  expect(sumSpread([], [1], 0.95)).toBeNull();
  expect(sumSpread(undefined, [1], 0.95)).toBeNull();
});

test('an empty span or no forecast uses nothing', () => {
  expect(expectUse([], start, start, 0.9).mean).toBe(0);
  expect(expectUse([normalDay(0, 5)], start, addDays(start, -1), 0.9).mean).toBe(0);
});

test('days outside the forecast repeat the same weekday of its nearest week', () => {
  const expected = Array.from({ length: 14 }, (_, ahead) => normalDay(ahead, ahead < 7 ? ahead : 100 + ahead));
  const only = (ahead: number) => expectUse(expected, addDays(start, ahead), addDays(start, ahead), 0.9);
  expect(only(14)).toEqual({ mean: 107, spread: 0, repeatedDays: 1 });
  expect(only(27).mean).toBe(113);
  expect(only(700).mean).toBe(107);
  expect(only(-1).mean).toBe(6);
  expect(only(-7).mean).toBe(0);
});

test('stock runs out on the first day it does not suffice, arrivals counted from their morning', () => {
  const expected = Array.from({ length: 7 }, (_, ahead) => normalDay(ahead, 10));
  expect(runOutDay(expected, 25, [], start, 28)).toBe(addDays(start, 2));
  expect(runOutDay(expected, 30, [], start, 28)).toBe(addDays(start, 3));
  expect(runOutDay(expected, 25, [{ day: addDays(start, 2), quantity: 20 }], start, 28)).toBe(addDays(start, 4));
  expect(runOutDay(expected, 1000, [], start, 28)).toBeNull();
  expect(runOutDay([], 0, [], start, 28)).toBeNull();
});

test('a late delivery is still expected, today', () => {
  const expected = Array.from({ length: 7 }, (_, ahead) => normalDay(ahead, 10));
  expect(runOutDay(expected, 0, [{ day: addDays(start, -3), quantity: 15 }], start, 28)).toBe(addDays(start, 1));
});
