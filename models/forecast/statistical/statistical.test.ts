/** What every statistical forecaster owes, whatever the history. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastIntermittent } from './croston.ts';
import { forecastEts } from './ets.ts';
import { drawRegular } from './made-up.ts';
import { forecastTheta } from './theta.ts';

const FORECASTERS = { ets: forecastEts, theta: forecastTheta, croston: forecastIntermittent };
const amounts = (length: number, of: (t: number) => number) => Float64Array.from({ length }, (_, t) => of(t));

describe.each(Object.entries(FORECASTERS))('%s', (_name, forecast) => {
  test('any history gets finite answers of 0 or more, and is left as it was', () => {
    const entry = fc.oneof(
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.constantFrom(0, 0, Number.NaN, 7, -3, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 120 }), fc.integer({ min: 1, max: 28 }), (days, horizon) => {
        const history = Float64Array.from(days);
        const kept = history.slice();
        const said = forecast(history, horizon);
        expect(said.length).toBe(horizon);
        expect(said.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
        expect(history).toEqual(kept);
        expect(forecast(history, horizon)).toEqual(said);
      }),
    );
  });

  test('zeros stay zero, a constant stays itself', () => {
    expect([
      ...forecast(
        amounts(100, () => 0),
        14,
      ),
    ]).toEqual(new Array(14).fill(0));
    for (const length of [1, 2, 5, 20, 400]) {
      for (const value of forecast(
        amounts(length, () => 12),
        14,
      ))
        expect(value).toBeCloseTo(12, 6);
    }
  });

  test('nothing known is 0; five days are answered from their range', () => {
    expect([
      ...forecast(
        amounts(50, () => Number.NaN),
        3,
      ),
    ]).toEqual([0, 0, 0]);
    expect([...forecast(new Float64Array(0), 3)]).toEqual([0, 0, 0]);
    for (const value of forecast(Float64Array.of(10, 14, 11, 12, 18), 28)) {
      expect(value).toBeGreaterThanOrEqual(9);
      expect(value).toBeLessThanOrEqual(19);
    }
  });

  test('a year with gaps is answered almost as without them', () => {
    const whole = drawRegular(365);
    const gaps = whole.map((value, t) => ((t * 7919) % 97 < 40 || (t > 120 && t < 160) ? Number.NaN : value));
    const without = forecast(whole, 7).reduce((a, b) => a + b, 0);
    const said = forecast(gaps, 7).reduce((a, b) => a + b, 0);
    expect(Math.abs(said / without - 1)).toBeLessThan(0.12);
  });

  test('one wild entry moves the answer little', () => {
    const whole = drawRegular(200);
    const wild = whole.map((value, t) => (t === 185 ? value * 1000 : value));
    const without = forecast(whole, 7).reduce((a, b) => a + b, 0);
    expect(Math.abs(forecast(wild, 7).reduce((a, b) => a + b, 0) / without - 1)).toBeLessThan(0.6);
  });

  test('a closed weekday is not forecast much, the week is kept in place', () => {
    const history = amounts(140, (t) => (t % 7 === 2 ? 0 : 30 + (t % 7) * 5));
    const said = forecast(history, 14);
    for (const h of [2, 9]) expect(said[h]).toBeLessThan(2);
    for (let h = 0; h < 14; h++) {
      if (h % 7 !== 2) expect(Math.abs(said[h]! / (30 + (h % 7) * 5) - 1)).toBeLessThan(0.1);
    }
  });

  test('the answer scales with the unit', () => {
    const grams = drawRegular(150).map((value) => value * 1000);
    const kilos = drawRegular(150);
    const said = forecast(grams, 7);
    forecast(kilos, 7).forEach((value, h) => {
      expect(said[h]! / 1000 / value).toBeCloseTo(1, 3);
    });
  });
});
