import { expect, test } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { forecastIntermittent, smoothIntermittent } from './croston.ts';

const demand = Float64Array.of(0, 0, 5, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0, 7, 0, 0, 2, 0, 0, 0, 0, 6, 0, 0);

test('rates are those of statsforecast', () => {
  // statsforecast 2.1.1: CrostonClassic(), CrostonSBA() (share 0.1), TSB(alpha_d=0.1, alpha_p=0.2).
  expect(smoothIntermittent(demand, 'croston', 0.1, 0.1).rate).toBeCloseTo(1.39356348, 7);
  expect(smoothIntermittent(demand, 'sba', 0.1, 0.1).rate).toBeCloseTo(1.32388531, 7);
  expect(smoothIntermittent(demand, 'tsb', 0.1, 0.2).rate).toBeCloseTo(0.96775501, 7);
});

test('unknown days are neither use nor wait', () => {
  const known = Float64Array.of(0, 2, 0, 0, 3, 0, 1);
  const gaps = Float64Array.of(Number.NaN, 0, 2, Number.NaN, 0, 0, Number.NaN, 3, 0, 1, Number.NaN);
  for (const method of ['croston', 'sba', 'tsb'] as const) {
    expect(smoothIntermittent(gaps, method, 0.1, 0.1)).toEqual(smoothIntermittent(known, method, 0.1, 0.1));
  }
});

test('finds the rate of a made-up intermittent item within chance', () => {
  const random = createRandom(4);
  const history = Float64Array.from({ length: 365 }, () => (random.uniform() < 0.2 ? 1 + random.below(9) : 0));
  // One use in five days of five on average: 1 a day; smoothing keeps some noise.
  const said = forecastIntermittent(history, 14);
  const mean = said.reduce((a, b) => a + b, 0) / 14;
  expect(Math.abs(mean - 1)).toBeLessThan(0.35);
  // Without a weekly shape, chance alone must not make one.
  expect(Math.max(...said) / Math.min(...said)).toBeLessThan(2);
});

test('an item needed at weekends only is expected at weekends only', () => {
  const random = createRandom(5);
  const history = Float64Array.from({ length: 210 }, (_, t) => (t % 7 >= 5 && random.uniform() < 0.8 ? 4 : 0));
  const said = forecastIntermittent(history, 7);
  expect(said[5]! + said[6]!).toBeGreaterThan(0.9 * said.reduce((a, b) => a + b, 0));
});

test('an item taken off the menu is let go', () => {
  const history = Float64Array.from({ length: 300 }, (_, t) => (t < 150 && t % 3 === 0 ? 6 : 0));
  expect(forecastIntermittent(history, 1)[0]!).toBeLessThan(0.2);
});
