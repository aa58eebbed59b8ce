import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorMoney, type Price } from './money.ts';
import { isPriceJump, isSamePrice, shareOfChange } from './price-change.ts';
import { baseQuantity } from './quantity.ts';

const price = (amount: number, per: number): Price => ({ amount: minorMoney(amount), per: baseQuantity(per) });
const aPrice = fc.record({ amount: fc.integer({ min: 1, max: 1e9 }), per: fc.integer({ min: 1, max: 1e6 }) });

describe('a price change', () => {
  it('is told from fifteen in a hundred on, up and down', () => {
    const before = price(100, 1000);
    expect(isPriceJump({ before, after: price(115, 1000) })).toBe(true);
    expect(isPriceJump({ before, after: price(85, 1000) })).toBe(true);
    expect(isPriceJump({ before, after: price(114, 1000) })).toBe(false);
    expect(isPriceJump({ before, after: price(86, 1000) })).toBe(false);
    expect(shareOfChange({ before, after: price(115, 1000) })).toBeCloseTo(0.15);
    expect(isPriceJump({ before: price(0, 1000), after: price(5, 1000) })).toBe(false);
  });

  it('does not depend on how the prices are written', () => {
    fc.assert(
      fc.property(aPrice, aPrice, fc.integer({ min: 1, max: 1000 }), (one, other, times) => {
        const before = price(one.amount, one.per);
        const after = price(other.amount, other.per);
        const same = price(other.amount * times, other.per * times);
        expect(isSamePrice(after, same)).toBe(true);
        expect(isPriceJump({ before, after: same })).toBe(isPriceJump({ before, after }));
        expect(isPriceJump({ before, after: before })).toBe(false);
      }),
    );
  });
});
