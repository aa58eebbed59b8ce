/** What a dish takes from the shelves, through all the parts made ahead: exact until the end, where it is rounded to base units. */

import {
  add,
  divide,
  type Fraction,
  floorFraction,
  fraction,
  multiply,
  roundFraction,
  whole,
  ZERO,
} from './fraction.ts';
import { type MinorMoney, minorMoney, type Price } from './money.ts';
import type { Dish, DishId, ItemId } from './nouns.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

export type DishById = ReadonlyMap<DishId, Pick<Dish, 'lines' | 'yields'>>;

/** Why a recipe cannot be worked out: it is part of itself (by way of `dishes`), or names a dish that is not there. */
export type RecipeTrouble =
  | { readonly code: 'recipe-loops'; readonly dishes: readonly DishId[] }
  | { readonly code: 'no-such-dish'; readonly dishId: DishId };

type Worked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly trouble: RecipeTrouble };

export type Exploded =
  | { readonly ok: true; readonly items: ReadonlyMap<ItemId, BaseQuantity> }
  | { readonly ok: false; readonly trouble: RecipeTrouble };

/** Items behind `portions` of a dish (or so many base units of a part), in base units: rounded once, at the end. */
export function explode(dishId: DishId, portions: number, dishById: DishById): Exploded {
  const exact = takesOf(dishId, dishById);
  if (!exact.ok) return exact;
  const many = whole(portions);
  return {
    ok: true,
    items: new Map(
      [...exact.value].map(([itemId, each]) => [itemId, baseQuantity(roundFraction(multiply(each, many)))]),
    ),
  };
}

/** What one portion (or one base unit of a part) takes of each item, exactly. */
export function takesOf(dishId: DishId, dishById: DishById): Worked<ReadonlyMap<ItemId, Fraction>> {
  return takeApart(dishId, dishById, [], new Map());
}

type Takes = ReadonlyMap<ItemId, Fraction>;

function takeApart(
  dishId: DishId,
  dishById: DishById,
  above: readonly DishId[],
  known: Map<DishId, Takes>,
): Worked<Takes> {
  const done = known.get(dishId);
  if (done !== undefined) return { ok: true, value: done };
  if (above.includes(dishId)) {
    return { ok: false, trouble: { code: 'recipe-loops', dishes: [...above.slice(above.indexOf(dishId)), dishId] } };
  }
  const dish = dishById.get(dishId);
  if (dish === undefined) return { ok: false, trouble: { code: 'no-such-dish', dishId } };
  const takes = new Map<ItemId, Fraction>();
  const take = (itemId: ItemId, amount: Fraction) => takes.set(itemId, add(takes.get(itemId) ?? ZERO, amount));
  for (const line of dish.lines) {
    const each = fraction(BigInt(line.quantity), BigInt(dish.yields));
    if (line.dishId === null) take(line.itemId, each);
    else {
      const part = takeApart(line.dishId, dishById, [...above, dishId], known);
      if (!part.ok) return part;
      for (const [itemId, amount] of part.value) take(itemId, multiply(amount, each));
    }
  }
  known.set(dishId, takes);
  return { ok: true, value: takes };
}

/** Dishes of which `dishId` may not be a part, as they are part of it: itself, and all that have it in them. */
export function dishesAbove(dishId: DishId, dishes: readonly Pick<Dish, 'id' | 'lines'>[]): ReadonlySet<DishId> {
  const above = new Set([dishId]);
  for (let before = 0; before !== above.size; ) {
    before = above.size;
    for (const { id, lines } of dishes) {
      if (lines.some((line) => line.dishId !== null && above.has(line.dishId))) above.add(id);
    }
  }
  return above;
}

export interface DishCost {
  /** What the items with a known price come to for one portion (or one base unit of a part), to the nearest minor unit. */
  readonly cost: MinorMoney;
  /** Items without a price: the dish costs more than `cost`. */
  readonly unpriced: readonly ItemId[];
}

/** Cost of `portions` at the last prices known; null when the recipe does not work out. */
export function costOfDish(
  dishId: DishId,
  dishById: DishById,
  priceOf: (itemId: ItemId) => Price | null,
  portions = 1,
): DishCost | null {
  const exact = takesOf(dishId, dishById);
  if (!exact.ok) return null;
  let cost = ZERO;
  const unpriced: ItemId[] = [];
  for (const [itemId, each] of exact.value) {
    const price = priceOf(itemId);
    if (price === null) unpriced.push(itemId);
    else cost = add(cost, multiply(each, fraction(BigInt(price.amount), BigInt(price.per))));
  }
  return { cost: minorMoney(roundFraction(multiply(cost, whole(portions)))), unpriced };
}

export interface PortionsPossible {
  /** Whole portions (or base units of a part) that the known stock allows; null when no stock is known. */
  readonly portions: number | null;
  /** The item that runs short first. */
  readonly shortOf: ItemId | null;
  /** Items whose stock is not known: there may be fewer portions. */
  readonly unknown: readonly ItemId[];
}

/** How many portions stock allows if nothing else is cooked; null when the recipe does not work out or takes nothing. */
export function portionsPossible(
  dishId: DishId,
  dishById: DishById,
  onHandOf: (itemId: ItemId) => BaseQuantity | null,
): PortionsPossible | null {
  const exact = takesOf(dishId, dishById);
  if (!exact.ok) return null;
  let portions: number | null = null;
  let shortOf: ItemId | null = null;
  const unknown: ItemId[] = [];
  const taken = [...exact.value].filter(([, each]) => each.numerator > 0n);
  if (taken.length === 0) return null;
  for (const [itemId, each] of taken) {
    const onHand = onHandOf(itemId);
    if (onHand === null) {
      unknown.push(itemId);
      continue;
    }
    const enough = Math.max(0, floorFraction(divide(whole(onHand), each)));
    if (portions !== null && portions <= enough) continue;
    portions = enough;
    shortOf = itemId;
  }
  return { portions, shortOf, unknown };
}
