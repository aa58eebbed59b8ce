import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOut } from './spread-out.ts';

const free = (days: number) => new Array<number>(days).fill(Number.MAX_SAFE_INTEGER);
const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
const someDays = fc
  .array(fc.record({ weight: fc.nat(1_000_000), available: fc.integer({ min: -50, max: 900 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .chain((days) => fc.tuple(fc.constant(days), fc.nat(1_000_000_000)));

describe('spreadOut', () => {
  it('goes by weight, evenly where none is known, the larger remainder first', () => {
    expect(spreadOut(10, [1, 2, 2], free(3))).toEqual([2, 4, 4]);
    expect(spreadOut(10, [0, 0, 0], free(3))).toEqual([4, 3, 3]);
    expect(spreadOut(7, [1, 1, 2], free(3))).toEqual([2, 2, 3]);
    expect(spreadOut(5, [0, 1, 0], free(3))).toEqual([0, 5, 0]);
  });

  it('lets nothing be used before it came', () => {
    // Empty after the first day until 10 came on the third.
    expect(spreadOut(14, [1, 1, 1, 1], [4, 4, 14, 14])).toEqual([2, 2, 5, 5]);
    expect(spreadOut(6, [1, 1, 1], [0, 0, 10])).toEqual([0, 0, 6]);
  });

  it('adds up exactly, in whole parts that are not negative', () => {
    fc.assert(
      fc.property(someDays, ([days, total]) => {
        const parts = spreadOut(
          total,
          days.map((day) => day.weight),
          days.map((day) => day.available),
        );
        expect(parts).toHaveLength(days.length);
        expect(sumOf(parts)).toBe(total);
        expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
      }),
    );
  });

  it('never takes more by a day than there was, if the whole fits at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(100), fc.nat(60)), { minLength: 1, maxLength: 20 }),
        fc.nat(400),
        (days, more) => {
          let level = 0;
          const available = days.map(([, came]) => {
            level += came;
            return level;
          });
          const total = Math.min(more, level);
          const parts = spreadOut(
            total,
            days.map(([weight]) => weight),
            available,
          );
          let used = 0;
          parts.forEach((part, i) => {
            used += part;
            expect(used).toBeLessThanOrEqual(available[i]!);
          });
        },
      ),
    );
  });

  it('is each day within one of its exact share when there is always enough', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 31 }), fc.nat(100_000), (weights, total) => {
        const whole = sumOf(weights);
        fc.pre(whole > 0);
        spreadOut(total, weights, free(weights.length)).forEach((part, i) => {
          expect(Math.abs(part - (total * weights[i]!) / whole)).toBeLessThan(1.000001);
        });
      }),
    );
  });
});
