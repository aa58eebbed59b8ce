import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.ts';
import { minorMoney, type Price } from './money.ts';
import { type FiguredItem, figuresOf } from './outlet-figures.ts';
import { baseQuantity } from './quantity.ts';

const FROM = dayOf('2026-06-01');
const THROUGH = dayOf('2026-06-03');
/** RM 10 a kilo. */
const PRICE: Price = { amount: minorMoney(1000), per: baseQuantity(1000) };
const NONE: FiguredItem = {
  price: PRICE,
  onHand: null,
  countedOn: null,
  used: null,
  wasted: null,
  closing: null,
  ranOutAt: null,
};
const column = (...numbers: number[]) => Float64Array.from(numbers);

describe('figures of an outlet', () => {
  it('are money at the last price, unknown days passed over', () => {
    const item = {
      ...NONE,
      onHand: baseQuantity(2500),
      used: column(700, Number.NaN, 200),
      wasted: column(Number.NaN, 100, 0),
    };
    expect(figuresOf([item], FROM, THROUGH)).toEqual({
      stock: 2500,
      used: 900,
      wasted: 100,
      wasteShare: 0.1,
      ranOut: 0,
      counted: 0,
      items: 1,
      unpriced: 0,
    });
  });

  it('count a day that ran out once, however it is known', () => {
    const item = { ...NONE, closing: column(0, 0, 300), ranOutAt: column(1200, Number.NaN, 1100) };
    expect(figuresOf([item], FROM, THROUGH).ranOut).toBe(3);
  });

  it('know which levels were counted in these days', () => {
    const on = (day: string) => ({ ...NONE, countedOn: dayOf(day) });
    const { counted, items } = figuresOf([on('2026-05-31'), on('2026-06-01'), on('2026-06-03'), NONE], FROM, THROUGH);
    expect([counted, items]).toEqual([2, 4]);
  });

  it('say how many items have no price; one that nothing is known of is none of them', () => {
    const unpriced = { ...NONE, price: null };
    const found = figuresOf([{ ...unpriced, used: column(5, 0, 0) }, unpriced], FROM, THROUGH);
    expect(found).toMatchObject({ unpriced: 1, used: 0, stock: 0, wasteShare: null });
  });

  it('are those of the parts together, and a level below zero takes no money away', () => {
    const some = fc.record({
      price: fc.constant(PRICE),
      onHand: fc.integer({ min: -5000, max: 5000 }).map(baseQuantity),
      countedOn: fc.constantFrom(null, FROM),
      used: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 3, maxLength: 3 }).map((n) => column(...n)),
      wasted: fc.constant(null),
      closing: fc.constant(null),
      ranOutAt: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(some), fc.array(some), (left, right) => {
        const [a, b, both] = [left, right, [...left, ...right]].map((items) => figuresOf(items, FROM, THROUGH));
        for (const name of ['stock', 'used', 'ranOut', 'counted', 'items'] as const) {
          expect(both![name]).toBe(a![name] + b![name]);
        }
        expect(both!.stock).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
