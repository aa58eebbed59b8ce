/** Splitting and joining lose nothing. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinPacks, splitPacks } from './pack-amount.ts';
import { baseQuantity } from './quantity.ts';

test('three dus of 12 and 5 loose', () => {
  const pack = { name: 'dus', size: baseQuantity(12) };
  expect(splitPacks(baseQuantity(41), pack)).toEqual({ packs: 3, loose: 5 });
  expect(joinPacks({ packs: 3, loose: baseQuantity(5) }, pack)).toBe(41);
});

test('any amount comes back, and the rest fills no pack', () => {
  fc.assert(
    fc.property(fc.nat(), fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: null }), (amount, size) => {
      const pack = size === null ? null : { name: 'pack', size: baseQuantity(size) };
      const split = splitPacks(baseQuantity(amount), pack);
      expect(joinPacks(split, pack)).toBe(amount);
      expect(split.loose).toBeLessThan(size ?? Number.POSITIVE_INFINITY);
    }),
  );
});
