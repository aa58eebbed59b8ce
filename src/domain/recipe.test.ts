/** Holds that recipes are exact, linear, the same flattened, and refuse to be part of themselves. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Fraction, fraction, multiply, roundFraction, ZERO } from './fraction.ts';
import { minorMoney } from './money.ts';
import type { DishId, DishLine, ItemId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import { costOfDish, type DishById, dishesAbove, explode, portionsPossible, takesOf } from './recipe.ts';

const item = (name: string) => name as ItemId;
const dish = (name: string) => name as DishId;
const ofItem = (name: string, quantity: number): DishLine => ({
  itemId: item(name),
  dishId: null,
  quantity: baseQuantity(quantity),
});
const ofDish = (name: string, quantity: number): DishLine => ({
  itemId: null,
  dishId: dish(name),
  quantity: baseQuantity(quantity),
});
const recipes = (all: Readonly<Record<string, readonly [yields: number, ...lines: DishLine[]]>>): DishById =>
  new Map(
    Object.entries(all).map(([name, [yields, ...lines]]) => [dish(name), { yields: baseQuantity(yields), lines }]),
  );

/** Dishes d0 … dn, each made of items and of dishes before it: no loops. */
const kitchens = fc
  .array(
    fc.record({
      yields: fc.integer({ min: 1, max: 5000 }),
      items: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9000 })), { maxLength: 4 }),
      parts: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 900 })), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((dishes) =>
    recipes(
      Object.fromEntries(
        dishes.map(({ yields, items, parts }, i) => [
          `d${i}`,
          [
            yields,
            ...items.map(([name, quantity]) => ofItem(`i${name}`, quantity)),
            ...(i === 0 ? [] : parts.map(([name, quantity]) => ofDish(`d${name % i}`, quantity))),
          ] as const,
        ]),
      ),
    ),
  );
const topOf = (kitchen: DishById) => dish(`d${kitchen.size - 1}`);
const exactly = (dishId: DishId, kitchen: DishById): ReadonlyMap<ItemId, Fraction> => {
  const worked = takesOf(dishId, kitchen);
  if (!worked.ok) throw new Error(worked.trouble.code);
  return worked.value;
};

describe('a recipe', () => {
  it('adds parts made ahead up by what they yield', () => {
    const kitchen = recipes({
      sambal: [3000, ofItem('chilli', 1000), ofItem('oil', 200)],
      'nasi lemak': [10, ofItem('rice', 1200), ofDish('sambal', 450), ofItem('chilli', 10)],
    });
    const worked = explode(dish('nasi lemak'), 20, kitchen);
    expect(worked.ok && Object.fromEntries(worked.items)).toEqual({ rice: 2400, chilli: 320, oil: 60 });
  });

  it('rounds once at the end: three times a third of a gram is a gram', () => {
    const kitchen = recipes({ spice: [3, ofItem('saffron', 1)], rice: [1, ofDish('spice', 1)] });
    const worked = explode(dish('rice'), 3, kitchen);
    expect(worked.ok && worked.items.get(item('saffron'))).toBe(1);
  });

  it('is linear: what a and b portions take is what a + b take, exactly', () => {
    fc.assert(
      fc.property(kitchens, fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }), (kitchen, a, b) => {
        const together = explode(topOf(kitchen), a + b, kitchen);
        for (const [itemId, each] of exactly(topOf(kitchen), kitchen)) {
          const parts = add(multiply(each, fraction(BigInt(a), 1n)), multiply(each, fraction(BigInt(b), 1n)));
          expect(together.ok && together.items.get(itemId)).toBe(roundFraction(parts));
        }
      }),
    );
  });

  it('takes the same as the recipe in which each part is written out', () => {
    fc.assert(
      fc.property(kitchens, (kitchen) => {
        const top = kitchen.get(topOf(kitchen))!;
        const written = new Map<ItemId, Fraction>();
        for (const line of top.lines) {
          const parts: Iterable<readonly [ItemId, Fraction]> =
            line.dishId === null ? [[line.itemId, fraction(1n, 1n)]] : exactly(line.dishId, kitchen);
          for (const [itemId, each] of parts) {
            const amount = multiply(each, fraction(BigInt(line.quantity), BigInt(top.yields)));
            written.set(itemId, add(written.get(itemId) ?? ZERO, amount));
          }
        }
        expect(exactly(topOf(kitchen), kitchen)).toEqual(written);
      }),
    );
  });

  it('gives whole base units only', () => {
    fc.assert(
      fc.property(kitchens, fc.integer({ min: 0, max: 10_000 }), (kitchen, portions) => {
        const worked = explode(topOf(kitchen), portions, kitchen);
        expect(worked.ok && [...worked.items.values()].every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });

  it('refuses to be part of itself, and tells by which way', () => {
    const kitchen = recipes({ a: [1, ofDish('b', 1)], b: [1, ofDish('c', 1)], c: [1, ofDish('b', 2)] });
    expect(explode(dish('a'), 1, kitchen)).toEqual({
      ok: false,
      trouble: { code: 'recipe-loops', dishes: ['b', 'c', 'b'] },
    });
    const dishes = [...kitchen].map(([id, { lines }]) => ({ id, lines }));
    expect([...dishesAbove(dish('c'), dishes)].sort()).toEqual(['a', 'b', 'c']);
    expect(explode(dish('x'), 1, kitchen)).toEqual({ ok: false, trouble: { code: 'no-such-dish', dishId: 'x' } });
  });
});

describe('cost and portions', () => {
  const kitchen = recipes({
    sambal: [300, ofItem('chilli', 100)],
    rice: [4, ofItem('grain', 480), ofDish('sambal', 60), ofItem('salt', 2)],
    tea: [1],
  });

  it('costs what its items cost, and names those without a price', () => {
    const price = {
      chilli: { amount: minorMoney(6000), per: baseQuantity(100) },
      grain: { amount: minorMoney(14), per: baseQuantity(1) },
    };
    const priceOf = (itemId: ItemId) => (price as Partial<Record<string, (typeof price)['grain']>>)[itemId] ?? null;
    // 120 g × 14 + 5 g × 60
    expect(costOfDish(dish('rice'), kitchen, priceOf)).toEqual({ cost: 1980, unpriced: ['salt'] });
    expect(costOfDish(dish('rice'), kitchen, priceOf, 10)?.cost).toBe(19_800);
  });

  it('allows as many portions as the shortest item does', () => {
    const stock: Partial<Record<string, number>> = { chilli: 49, grain: 5000 };
    const onHandOf = (itemId: ItemId) => (stock[itemId] === undefined ? null : baseQuantity(stock[itemId]));
    expect(portionsPossible(dish('rice'), kitchen, onHandOf)).toEqual({
      portions: 9,
      shortOf: 'chilli',
      unknown: ['salt'],
    });
    expect(portionsPossible(dish('tea'), kitchen, onHandOf)).toBeNull();
  });

  it('never promises a portion that stock does not hold', () => {
    fc.assert(
      fc.property(kitchens, fc.array(fc.nat(50_000), { minLength: 6, maxLength: 6 }), (kitchen, stock) => {
        const onHandOf = (itemId: ItemId) => baseQuantity(stock[Number(itemId.slice(1))]!);
        const possible = portionsPossible(topOf(kitchen), kitchen, onHandOf);
        if (possible === null) return;
        for (const [itemId, each] of exactly(topOf(kitchen), kitchen)) {
          const needs = multiply(each, fraction(BigInt(possible.portions!), 1n));
          expect(needs.numerator <= BigInt(onHandOf(itemId)) * needs.denominator).toBe(true);
        }
      }),
    );
  });
});
