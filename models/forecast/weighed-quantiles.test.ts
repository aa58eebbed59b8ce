/** Weighed quantiles are the plain conformal ones where all counts alike, and count what they are told to. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WeighedList, weighedQuantile } from './weighed-quantiles.ts';

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
const levels = fc.constantFrom(0.05, 0.25, 0.5, 0.75, 0.95);
const listOf = (values: readonly number[], weight = 1): WeighedList => ({
  rising: Float64Array.from(values).sort(),
  weight,
});

describe('weighedQuantile', () => {
  it('is the number of rank (n + 1) q, outward, where all weigh one, whatever lists they are in', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), levels, (lists, q) => {
        const all = lists.flat().sort((a, b) => a - b);
        const rank = q < 0.5 ? Math.floor((all.length + 1) * q) : Math.ceil((all.length + 1) * q);
        const told = weighedQuantile(
          lists.map((values) => listOf(values)),
          q,
        );
        expect(told).toBe(all[Math.min(all.length, Math.max(1, rank)) - 1]);
      }),
    );
  });

  it('counts two halves as one whole', () => {
    fc.assert(
      fc.property(numbers, numbers, levels, (some, others, q) => {
        const halves = [listOf(some, 0.5), listOf(others, 0.25), listOf(some, 0.5), listOf(others, 0.75)];
        expect(weighedQuantile(halves, q)).toBe(weighedQuantile([listOf(some), listOf(others)], q));
      }),
    );
  });

  it('is the same from below as from above', () => {
    fc.assert(
      fc.property(numbers, numbers, levels, (some, others, q) => {
        const turned = [
          listOf(some.map((one) => -one)),
          listOf(
            others.map((one) => -one),
            0.3,
          ),
        ];
        const other = q === 0.5 ? Number.NaN : weighedQuantile(turned, 1 - q);
        if (q !== 0.5) expect(weighedQuantile([listOf(some), listOf(others, 0.3)], q)).toBe(0 - other);
      }),
    );
  });

  it('goes by what is heavy, and passes over what weighs nothing', () => {
    const small = Array.from({ length: 100 }, (_, i) => i / 100);
    const large = small.map((one) => one + 10);
    expect(weighedQuantile([listOf(small), listOf(large, 0.01)], 0.75)).toBeLessThan(1);
    expect(weighedQuantile([listOf(small, 0.01), listOf(large)], 0.25)).toBeGreaterThan(10);
    expect(weighedQuantile([listOf(small, 0), listOf(large)], 0.05)).toBeGreaterThanOrEqual(10);
    expect(weighedQuantile([listOf([])], 0.5)).toBeNaN();
  });
});
