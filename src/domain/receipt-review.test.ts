import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.ts';
import { minorMoney } from './money.ts';
import type { ItemId, OutletId, PaperId, SupplierId } from './nouns.ts';
import { contentOf, paperUnits } from './paper-units.ts';
import { baseQuantity } from './quantity.ts';
import { type CheckContext, checkPaper } from './receipt-checks.ts';
import type { Bought } from './receipt-mapping.ts';
import {
  blankLine,
  doubtsOf,
  landedCosts,
  lineSum,
  paperNumber,
  paperNumberText,
  type Review,
  type ReviewLine,
  remapLines,
  sumUp,
} from './receipt-review.ts';

const money = minorMoney;
const ITEM = 'item' as ItemId;
const line = (amount: number | null, more: Partial<ReviewLine> = {}): ReviewLine => ({
  ...blankLine([]),
  quantity: { digits: 2, scale: 0 },
  holds: { base: 'g', numerator: 1000, denominator: 1 },
  itemId: ITEM,
  amount: amount === null ? null : money(amount),
  ...more,
});
const review = (lines: readonly ReviewLine[], more: Partial<Review> = {}): Review => ({
  outletId: 'outlet' as OutletId,
  supplierId: 'seller' as SupplierId,
  merchant: 'Sembako Makmur',
  number: 'F-12',
  day: dayOf('2026-11-20'),
  currency: 'IDR',
  discount: null,
  service: null,
  tax: null,
  rounding: null,
  total: null,
  orderId: null,
  ...more,
  lines: lines.map((one, id) => ({ ...one, id })),
});

describe('sums', () => {
  it('hold for a paper with service, tax and rounding', () => {
    const lines = [line(1_000_000), line(346_000)];
    const more = { service: money(100_950), tax: money(144_695), rounding: money(-45), total: money(1_591_600) };
    expect(sumUp(review(lines, more)).total).toEqual({ off: 0, expected: 1_591_600 });
    expect(sumUp(review(lines, { ...more, total: money(1_591_000) })).total!.off).toBe(-600);
  });

  it('see a tax that is within the prices already', () => {
    const sums = sumUp(review([line(1060)], { tax: money(60), total: money(1060) }));
    expect(sums).toMatchObject({ taxIsWithin: true, extra: 0, total: { off: 0 } });
  });

  it('check a line, with prices finer than the minor unit', () => {
    const one = { quantity: { digits: 2355, scale: 3 }, unitPrice: { digits: 1190, scale: 2 }, amount: money(2802) };
    expect(lineSum(one, 'MYR')).toEqual({ off: 0, expected: 2802 });
    expect(lineSum({ ...one, amount: money(28_020) }, 'MYR')!.off).toBe(25_218);
  });
});

describe('what lines cost in the end', () => {
  it('adds up to what was paid, whatever stands beside the lines', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 30 });
    const beside = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(amounts, beside, beside, beside, (some, discount, service, tax) => {
        const one = review(
          some.map((amount) => line(amount)),
          { discount: money(discount), service: money(service), tax: money(tax) },
        );
        const { lines, extra } = sumUp(one);
        const paid = landedCosts(one).reduce<number>((sum, cost) => sum + cost!, 0);
        expect(paid).toBe(lines === 0 ? 0 : Math.max(0, lines + extra));
        expect(landedCosts(one).every((cost) => cost! >= 0)).toBe(true);
      }),
    );
  });

  it('spreads in proportion, after the discounts of lines, and leaves unpriced lines alone', () => {
    const lines = [line(1000, { discount: money(100) }), line(100), line(null)];
    expect(landedCosts(review(lines, { tax: money(100) }))).toEqual([990, 110, null]);
    expect(landedCosts(review(lines, { discount: money(5000) }))).toEqual([0, 0, null]);
  });
});

describe('units of papers', () => {
  const item = {
    baseUnit: 'pcs',
    pack: { name: 'dus', size: baseQuantity(24) },
    packs: [],
    isCatchWeight: false,
  } as const;
  const two = { digits: 2, scale: 0 };

  it('read what one holds from the name, not as the quantity', () => {
    expect(contentOf('SUSU KENTAL 24X385G', 'pcs')).toMatchObject({ numerator: 24, denominator: 1 });
    expect(contentOf('SUSU KENTAL 24X385G', 'g')).toMatchObject({ numerator: 9240, denominator: 1 });
    expect(contentOf('TEH CELUP 50PCS', 'pcs')).toMatchObject({ numerator: 50 });
    expect(contentOf('KECAP 5,7 L', 'ml')).toMatchObject({ numerator: 5700, denominator: 1 });
    expect(contentOf('SUSU KENTAL 385G', 'pcs')).toBeNull();
  });

  it('are exact: ons, kati, dozen, cartons by another name', () => {
    const beef = { baseUnit: 'g', pack: null, packs: [], isCatchWeight: false } as const;
    expect(paperUnits({ name: 'Daging', unit: 'ons', quantity: two }, beef, null)[0]!.holds).toEqual({
      base: 'g',
      numerator: 100,
      denominator: 1,
    });
    expect(paperUnits({ name: 'Daging', unit: 'Kati', quantity: two }, beef, null)[0]!.holds.numerator).toBe(604_790);
    expect(paperUnits({ name: 'Susu', unit: 'CTN', quantity: two }, item, null)[0]).toMatchObject({
      because: 'pack',
      holds: { numerator: 24 },
    });
    expect(paperUnits({ name: 'Susu', unit: 'lusin', quantity: two }, item, null)[0]!.holds.numerator).toBe(12);
    expect(paperUnits({ name: 'Susu', unit: 'kg', quantity: two }, item, null)).toEqual([]);
  });

  it('go to text and back', () => {
    for (const text of ['12.5', '0.05', '3', '120']) expect(paperNumberText(paperNumber(text)!)).toBe(text);
    expect(paperNumber('x')).toBeNull();
  });
});

describe('checks before booking', () => {
  const price = (amount: number) => ({ amount: money(amount), per: baseQuantity(1000) });
  const bought: Bought = {
    prices: [36_000, 35_000, 38_000, 36_500, 37_000].map(price),
    quantities: [4000, 5000, 6000].map(baseQuantity),
    fromSupplier: true,
  };
  const context: CheckContext = {
    today: dayOf('2026-11-22'),
    currency: 'IDR',
    boughtById: new Map([[ITEM, bought]]),
    papers: [],
  };
  const codes = (one: Review, more: Partial<CheckContext> = {}) =>
    checkPaper(one, { ...context, ...more }).map(({ code }) => code);
  const kilos = (digits: number, amount: number) => line(amount, { quantity: { digits, scale: 0 } });

  it('say nothing of a usual paper', () => {
    expect(codes(review([kilos(5, 182_000)], { total: money(182_000) }))).toEqual([]);
  });

  it('see a price ten times the last five, and one that is only far', () => {
    expect(codes(review([kilos(5, 1_820_000)]))).toEqual(['price-tenfold']);
    expect(codes(review([kilos(5, 260_000)]))).toEqual(['price-far']);
    const [worry] = checkPaper(review([kilos(5, 1_820_000)]), context);
    expect(worry).toMatchObject({ weight: 'asks', line: 0 });
    expect(checkPaper(review([{ ...kilos(5, 1_820_000), isConfirmed: true }]), context)[0]!.weight).toBe('shows');
  });

  it('see an amount far from the usual', () => {
    expect(codes(review([kilos(50, 1_820_000)]))).toEqual(['quantity-tenfold']);
    expect(codes(review([kilos(25, 910_000)]))).toEqual(['quantity-far']);
  });

  it('see days too old, ahead, or missing', () => {
    expect(codes(review([], { day: dayOf('2026-10-08') }))).toEqual([]);
    expect(codes(review([], { day: dayOf('2026-10-07') }))).toEqual(['date-old']);
    expect(checkPaper(review([], { day: dayOf('2026-12-22') }), context)).toMatchObject([
      { code: 'date-ahead', weight: 'stops' },
    ]);
    expect(codes(review([], { day: null }))).toEqual(['date-missing']);
  });

  it('know a paper again by supplier, day and total, or by its number', () => {
    const paper = {
      id: 'p' as PaperId,
      supplierId: 'seller' as SupplierId,
      merchant: null,
      number: 'f12',
      day: dayOf('2026-11-20'),
      total: money(500),
    };
    const again = review([line(500)], { total: money(500), number: null });
    expect(codes(again, { papers: [paper] })).toContain('duplicate');
    expect(codes({ ...again, supplierId: 'other' as SupplierId }, { papers: [paper] })).not.toContain('duplicate');
    expect(codes({ ...again, total: money(600), lines: [line(600)] }, { papers: [paper] })).not.toContain('duplicate');
    expect(codes({ ...again, day: dayOf('2026-11-21'), number: 'F-12' }, { papers: [paper] })).toContain('duplicate');
  });

  it('book nothing in another currency', () => {
    expect(checkPaper(review([line(500)], { currency: 'USD' }), context)).toMatchObject([
      { code: 'currency', weight: 'stops' },
    ]);
  });

  it('ask when the sums fail, but not where lines have no price', () => {
    expect(
      checkPaper(review([line(500)], { total: money(600) }), { ...context, boughtById: new Map() })[0],
    ).toMatchObject({
      code: 'sums',
      weight: 'asks',
      off: 100,
    });
    expect(
      checkPaper(review([line(500), line(null)], { total: money(600) }), { ...context, boughtById: new Map() }),
    ).toMatchObject([{ code: 'sums', weight: 'shows' }]);
  });

  it('find the doubts of a line', () => {
    expect(doubtsOf(line(500, { itemId: null, holds: null }), 'IDR')).toEqual(['no-item']);
    expect(doubtsOf(line(500, { holds: null }), 'IDR')).toEqual(['no-unit']);
    expect(doubtsOf(line(500, { confidence: 0.4 }), 'IDR')).toEqual(['unsure-reading']);
    expect(doubtsOf(line(500, { confidence: 0.4, isConfirmed: true }), 'IDR')).toEqual([]);
  });
});

it('what a person chose is not chosen otherwise when another supplier is', () => {
  const other = { itemId: 'other' as ItemId, unit: null, probability: 0.99, because: 'name' as const };
  const lines = [line(500, { isChosen: true }), line(500), line(500, { isConfirmed: true })].map((one, id) => ({
    ...one,
    id,
  }));
  expect(remapLines(lines, () => [other]).map(({ itemId }) => itemId)).toEqual([ITEM, 'other', ITEM]);
});
