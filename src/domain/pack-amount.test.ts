/** Splitting and joining lose nothing. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinPacks, packsToBase, splitPacks, stepPacks } from './pack-amount.ts';
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

test('three bottles to the litre', () => {
  const bottle = { name: 'botol', size: baseQuantity(1000), perPacks: 3 };
  expect([1, 2, 3, 4].map((packs) => packsToBase(packs, bottle))).toEqual([333, 667, 1000, 1333]);
  expect(splitPacks(baseQuantity(1000), bottle)).toEqual({ packs: 3, loose: 0 });
  expect(splitPacks(baseQuantity(999), bottle)).toEqual({ packs: 2, loose: 332 });
});

test('packs that do not hold whole base units come back as they were entered', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 1000 }),
      (amount, size, perPacks) => {
        fc.pre(size >= perPacks);
        const pack = { name: 'pack', size: baseQuantity(size), perPacks };
        expect(splitPacks(packsToBase(amount, pack), pack)).toEqual({ packs: amount, loose: 0 });
        expect(joinPacks(splitPacks(baseQuantity(amount), pack), pack)).toBe(amount);
      },
    ),
  );
});

test('a step goes to the next whole pack, down to none', () => {
  const bottle = { name: 'botol', size: baseQuantity(1000), perPacks: 3 };
  expect(stepPacks(baseQuantity(0), bottle)).toEqual({ less: 0, more: 333 });
  expect(stepPacks(baseQuantity(667), bottle)).toEqual({ less: 333, more: 1000 });
  expect(stepPacks(baseQuantity(700), bottle)).toEqual({ less: 667, more: 1000 });
});
