/** Numbers of the region are read for what they say, in whatever format the paper votes for. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOfMoney, meaningOfQuantity, readNumeral, voteFormat, worthOf } from './numerals.ts';

const asMoney = (text: string, others: readonly string[] = []) => {
  const numeral = readNumeral(text);
  if (numeral === null) return null;
  const meaning = meaningOfMoney(numeral.body, voteFormat([numeral.body, ...others]));
  return meaning === null ? null : worthOf(meaning) * numeral.scale * (numeral.isNegative ? -1 : 1);
};

test.each([
  ['12.500', 12_500],
  ['16,500', 16_500],
  ['Rp12.500,00', 12_500],
  ['Rp.12.500,-', 12_500],
  ['1,500,000.00', 1_500_000],
  ['1.346.000', 1_346_000],
  ['RM12.50', 12.5],
  ['25rb', 25_000],
  ['12,5k', 12_500],
  ['1,2jt', 1_200_000],
  ['-4.000', -4000],
  ['(6,818)', -6818],
  ['250-', -250],
  ['1B.5OO', 18_500],
  ['l2.S00', 12_500],
  ['@22.000', 22_000],
  ['[264,000]', 264_000],
])('%s is %d', (text, value) => {
  expect(asMoney(text)).toBe(value);
});

test.each(['SOS', 'GARAM', '16PCS', '250G', 'x', '@', '-', '', '1/2'])('%s is no number', (text) => {
  expect(readNumeral(text)).toBeNull();
});

test('a unit price with three decimals is one beside prices with cents', () => {
  expect(asMoney('2.570', ['41.95', '39.58', '16.32'])).toBe(2.57);
  expect(asMoney('2.570', ['41.950', '39.500'])).toBe(2570);
});

test('the last separator of a quantity is a decimal one', () => {
  expect(['0,452', '1.00', '12', '1,5'].map((text) => worthOf(meaningOfQuantity(text)!))).toEqual([0.452, 1, 12, 1.5]);
});

describe('what is printed is read back', () => {
  const marks = fc.constantFrom<readonly ['.' | ',', '.' | ',']>(['.', ','], [',', '.']);
  test('whole amounts with either thousand mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), marks, (value, [mark]) => {
        expect(asMoney(String(value).replace(/\B(?=(\d{3})+$)/g, mark))).toBe(value);
      }),
    );
  });
  test('amounts with cents, either way round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999_999 }), marks, (cents, [thousand, decimal]) => {
        const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, thousand);
        expect(asMoney(`${whole}${decimal}${String(cents % 100).padStart(2, '0')}`)).toBeCloseTo(cents / 100, 6);
      }),
    );
  });
});
