import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { amountIn, enteredAs, typedAs, unitsOf } from './amount-entry.ts';

const q = baseQuantity;
const budi = 'budi' as SupplierId;
const chicken = {
  baseUnit: 'g',
  pack: { name: 'dus', size: q(12_000) },
  packs: [
    { name: 'karung', size: q(25_000), supplierId: budi, barcode: null },
    { name: 'dus', size: q(12_000), supplierId: null, barcode: null },
  ],
} as const;

describe('an amount', () => {
  it('is typed in the supplier’s packs first, each pack once', () => {
    expect(unitsOf(chicken, budi).map(({ label }) => label)).toEqual(['karung', 'dus', 'kg', 'g']);
    expect(unitsOf(chicken, 'other' as SupplierId).map(({ label }) => label)).toEqual(['dus', 'kg', 'g']);
  });

  it('comes to base units, of packs that are ratios too', () => {
    const [dus, kg] = unitsOf(chicken, 'other' as SupplierId);
    expect([amountIn('1.5', dus!), amountIn('2.', kg!), amountIn('', kg!)]).toEqual([18_000, 2000, null]);
    const oil = { baseUnit: 'ml', pack: { name: 'botol', size: q(1000), perPacks: 3 }, packs: [] } as const;
    const [bottle] = unitsOf(oil, null);
    expect([amountIn('1', bottle!), amountIn('3', bottle!)]).toEqual([333, 1000]);
    expect(enteredAs('3', bottle!, q(1000))).toEqual({ packs: '3', packName: 'botol', loose: 0 });
    expect(enteredAs('2', kg!, q(2000))).toEqual({ packs: '0', packName: null, loose: 2000 });
  });

  it('can be typed again as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.nat(1e7), (amount) => {
        const { text, unit } = typedAs(q(amount), unitsOf(chicken, budi));
        expect(amountIn(text, unit)).toBe(amount);
      }),
    );
    expect(typedAs(q(12_000), unitsOf(chicken, null))).toMatchObject({ text: '1', unit: { label: 'dus' } });
    expect(typedAs(q(4), unitsOf(chicken, null))).toMatchObject({ text: '4', unit: { label: 'g' } });
  });
});
