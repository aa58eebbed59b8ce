import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DailySeries, unknownSeries } from './daily-records.ts';
import { addDays, dayOf } from './day.ts';
import { minorMoney } from './money.ts';
import type { DishId, DishLine, ItemId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import type { DishById } from './recipe.ts';
import { type SoldDay, sumMoney, varianceOf } from './variance.ts';
import { likelyCheck } from './variance-check.ts';

const FROM = dayOf('2026-03-02');
const THROUGH = addDays(FROM, 6);
const rice = 'rice' as ItemId;
const salt = 'salt' as ItemId;
const nasi = 'nasi' as DishId;
const line = (itemId: ItemId, quantity: number): DishLine => ({
  itemId,
  dishId: null,
  quantity: baseQuantity(quantity),
});
const dishById: DishById = new Map([[nasi, { yields: baseQuantity(1), lines: [line(rice, 120), line(salt, 1)] }]]);
const items = [
  { id: rice, price: { amount: minorMoney(15_000), per: baseQuantity(1000) } },
  { id: salt, price: null },
  { id: 'soap' as ItemId, price: null },
];
const sold = (portions: readonly number[]): SoldDay[] =>
  portions.map((count, i) => ({ day: addDays(FROM, i), lines: [{ dishId: nasi, sold: count }] }));
const used = (amounts: readonly number[]): DailySeries => {
  const series = unknownSeries(FROM, amounts.length);
  series.amounts.used.set(amounts);
  return series;
};
const ask = (portions: readonly number[], series: DailySeries | null) =>
  varianceOf({
    from: FROM,
    through: THROUGH,
    sold: sold(portions),
    dishById,
    items,
    seriesOf: (id) => (id === rice ? series : null),
  });
const riceOf = (portions: readonly number[], series: DailySeries | null) =>
  ask(portions, series).items.find((one) => one.itemId === rice)!;
const WEEK = [10, 12, 11, 10, 15, 30, 28];
const byRecipe = WEEK.map((portions) => portions * 120);

describe('variance', () => {
  it('compares only days of which both are known, in amounts and money', () => {
    const one = riceOf([10, 12], used([1200, 1640, 999]));
    expect(one).toMatchObject({ used: 2840, should: 2640, difference: 200, money: 3000, compared: 2 });
    expect(one.days.map((day) => day.difference)).toEqual([0, 200, null, null, null, null, null]);
    expect(one.days[2]).toMatchObject({ used: 999, should: null });
  });

  it('speaks only of items in recipes, the most money first', () => {
    expect(ask([10], used([5000])).items.map((one) => one.itemId)).toEqual([rice, salt]);
    expect(sumMoney(ask([10], used([2200])).items)).toEqual({ over: 15_000, under: 0 });
  });

  it('adds up: the sum of the days shown is the figure of the period', () => {
    const amounts = fc.array(fc.nat(5000), { minLength: 7, maxLength: 7 });
    const portions = fc.array(fc.nat(60), { minLength: 0, maxLength: 7 });
    fc.assert(
      fc.property(amounts, portions, (some, count) => {
        const one = riceOf(count, used(some));
        expect(one.days.reduce((sum, day) => sum + (day.difference ?? 0), 0)).toBe(one.difference);
        expect(one.used - one.should).toBe(one.difference);
      }),
    );
  });

  it('names sold dishes without a recipe', () => {
    const asked = varianceOf({
      from: FROM,
      through: THROUGH,
      sold: sold([1]),
      dishById: new Map([[nasi, { yields: baseQuantity(1), lines: [] }]]),
      items,
      seriesOf: () => null,
    });
    expect(asked.unwritten).toEqual([nasi]);
  });
});

describe('the likely next check', () => {
  it('is none where all is well', () => {
    expect(likelyCheck(riceOf(WEEK, used(byRecipe)))).toEqual({ kind: 'fine' });
  });

  it('is the unit where one day is off by a thousand', () => {
    const slipped = byRecipe.map((amount, i) => (i === 3 ? amount * 1000 : amount));
    expect(likelyCheck(riceOf(WEEK, used(slipped)))).toEqual({ kind: 'unit-slip', day: addDays(FROM, 3) });
  });

  it('is a delivery not booked where more was found than could be there', () => {
    const series = used(byRecipe);
    series.amounts.used[4] = Number.NaN;
    series.unexplained[4] = 900;
    expect(likelyCheck(riceOf(WEEK, series))).toEqual({ kind: 'late-receipt', day: addDays(FROM, 4) });
  });

  it('is a delivery of another day where one day takes back what the other lacks', () => {
    const moved = byRecipe.map((amount, i) => (i === 1 ? amount - 900 : i === 2 ? amount + 900 : amount));
    expect(likelyCheck(riceOf(WEEK, used(moved)))).toEqual({ kind: 'late-receipt', day: addDays(FROM, 1) });
  });

  it('is a write-off entered twice where just that is missing to the recipes', () => {
    const series = used(byRecipe.map((amount, i) => (i === 5 ? amount - 2000 : amount)));
    series.amounts.wasted[5] = 2000;
    expect(likelyCheck(riceOf(WEEK, series))).toEqual({ kind: 'double-waste', wasted: 2000 });
  });

  it('is the recipe where the kitchen takes the same share more every day', () => {
    const check = likelyCheck(riceOf(WEEK, used(byRecipe.map((amount) => amount * 1.25))));
    expect(check).toEqual({ kind: 'recipe', share: 1.25 });
  });

  it('is to count where most days were spread', () => {
    const series = used(byRecipe.map((amount) => amount * 2));
    series.spreadOver.fill(7);
    expect(likelyCheck(riceOf(WEEK, series))).toEqual({ kind: 'uncounted' });
    expect(likelyCheck(riceOf(WEEK, null))).toEqual({ kind: 'uncounted' });
  });
});
