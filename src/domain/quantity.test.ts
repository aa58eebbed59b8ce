import fc from 'fast-check';
import { expect, it } from 'vitest';
import { costOf, minorDigits, priceForUnit } from './money.ts';
import { baseQuantity, parseDecimal, toBase, unitFactorOf } from './quantity.ts';

it('keeps 4 g as 4 g, also when written in kg', () => {
  expect(toBase(parseDecimal('0.004')!, unitFactorOf('kg')!)).toEqual({ quantity: 4, exact: true });
});

it('says when a unit does not come out whole, and rounds to the nearest', () => {
  expect(toBase(parseDecimal('1')!, unitFactorOf('tahil')!)).toEqual({ quantity: 38, exact: false });
  expect(toBase(parseDecimal('0.5')!, unitFactorOf('pcs')!)).toEqual({ quantity: 1, exact: false });
});

it('reads decimals exactly and nothing else', () => {
  for (const text of ['', '1,5', '1e3', '0x10', '--1', '.', 'NaN', '1 2']) expect(parseDecimal(text)).toBeNull();
  fc.assert(
    fc.property(fc.integer(), fc.nat(9999), (whole, part) => {
      const text = `${whole}.${String(part).padStart(4, '0')}`;
      const { digits, scale } = parseDecimal(text)!;
      const sign = text.startsWith('-') ? -1 : 1;
      expect(Number(digits)).toBe(whole * 10_000 + sign * part);
      expect(scale).toBe(4);
    }),
  );
});

it('converts whole amounts of whole units without loss', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.constantFrom('kg', 'ons', 'l', 'lusin', 'kodi', 'gros'),
      (amount, word) => {
        const unit = unitFactorOf(word)!;
        const { quantity, exact } = toBase(parseDecimal(String(amount))!, unit);
        expect(exact).toBe(true);
        expect(quantity / unit.numerator).toBe(amount === 0 ? 0 : amount);
      },
    ),
  );
});

it('prices a unit as an exact ratio, in the digits a currency has in practice', () => {
  expect([minorDigits('IDR'), minorDigits('MYR'), minorDigits('JPY')]).toEqual([0, 2, 0]);
  const price = priceForUnit(parseDecimal('16500')!, unitFactorOf('kg')!, 'IDR');
  expect(price).toEqual({ amount: 16_500, per: 1000 });
  expect(costOf(baseQuantity(250), price)).toBe(4125);
});
