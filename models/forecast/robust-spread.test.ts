import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf, openWindow, spreadOf } from './robust-spread.ts';

const values = fc.array(
  fc.oneof(fc.double({ min: -9, max: 9, noNaN: true }), fc.integer({ min: -2, max: 2 }), fc.constant(Number.NaN)),
  {
    maxLength: 60,
  },
);

test('a median is the middle of what is known', () => {
  fc.assert(
    fc.property(values, (all) => {
      const known = all.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
      const half = known.length >> 1;
      const middle = known.length % 2 === 1 ? known[half]! : (known[half - 1]! + known[half]!) / 2;
      expect(medianOf(all) + 0).toBe(known.length === 0 ? Number.NaN : middle + 0);
    }),
  );
});

test('a median of some looks at no others', () => {
  expect(medianOf([100, 1, 2, 7, -100], 1, 4)).toBe(2);
  expect(medianOf([1, 2], 1, 1)).toBeNaN();
});

test('a moving window spreads as its values do', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 12 }), (all, size) => {
      const window = openWindow(size);
      all.forEach((value, t) => {
        window.push(value);
        const last = all.slice(Math.max(0, t + 1 - size), t + 1);
        expect(window.known()).toBe(last.filter((one) => !Number.isNaN(one)).length);
        expect(window.spread()).toBe(spreadOf(last));
      });
    }),
  );
});
