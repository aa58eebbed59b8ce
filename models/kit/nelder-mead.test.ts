import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimise } from './nelder-mead.ts';

test('finds the least of Rosenbrock’s valley', () => {
  const valley = (at: Float64Array) => 100 * (at[1]! - at[0]! ** 2) ** 2 + (1 - at[0]!) ** 2;
  const { at, value } = minimise(
    valley,
    Float64Array.of(-1.2, 1),
    Float64Array.of(-5, -5),
    Float64Array.of(5, 5),
    1000,
    0.05,
    1e-12,
  );
  expect(value).toBeLessThan(1e-6);
  expect(at[0]).toBeCloseTo(1, 2);
  expect(at[1]).toBeCloseTo(1, 2);
});

test('stays within bounds, within its calls, never worse than the start, and leaves the start alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 10, max: 80 }),
      (goal, evaluations) => {
        let calls = 0;
        const start = new Float64Array(goal.length).fill(0.2);
        const bowl = (at: Float64Array) => {
          calls++;
          for (const value of at) expect(value >= -1 && value <= 1).toBe(true);
          return at.reduce((sum, value, i) => sum + (value - goal[i]!) ** 2, 0);
        };
        const least = minimise(
          bowl,
          start,
          new Float64Array(goal.length).fill(-1),
          new Float64Array(goal.length).fill(1),
          evaluations,
        );
        // One round may finish what it began: a shrink visits every other corner.
        expect(calls).toBeLessThanOrEqual(evaluations + goal.length + 2);
        expect(least.value).toBeLessThanOrEqual(bowl(start));
        expect([...start]).toEqual(goal.map(() => 0.2));
      },
    ),
  );
});

test('walks around places where nothing is defined', () => {
  const { at } = minimise(
    (x) => (x[0]! < 0.3 ? Number.NaN : (x[0]! - 0.35) ** 2),
    Float64Array.of(0.9),
    Float64Array.of(0),
    Float64Array.of(1),
    200,
  );
  expect(at[0]).toBeCloseTo(0.35, 2);
});
