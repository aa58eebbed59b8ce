/** What recipes say the dishes sold should have used, beside what was used: the difference by item and day, in amounts and money. */

import type { DailySeries } from './daily-records.ts';
import { type Day, dayToNumber, numberToDay } from './day.ts';
import { add, type Fraction, multiply, roundFraction, whole, ZERO } from './fraction.ts';
import { costOf, type MinorMoney, minorMoney, type Price } from './money.ts';
import type { DishId, ItemId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import { type DishById, type RecipeTrouble, takesOf } from './recipe.ts';

export interface SoldDish {
  readonly dishId: DishId;
  /** Portions, whole and not negative. */
  readonly sold: number;
}

/** What one outlet sold on one day; a dish not named sold nothing. */
export interface SoldDay {
  readonly day: Day;
  readonly lines: readonly SoldDish[];
}

/** One item on one day. Amounts in base units. */
export interface VarianceDay {
  readonly day: Day;
  /** null when not known. */
  readonly used: number | null;
  /** By the recipes; null when nothing is known of that day's sales. */
  readonly should: number | null;
  /** `used` − `should`: above 0 more was used than the dishes sold explain. null where either is unknown. */
  readonly difference: number | null;
  /** Days that the use was spread over; null when it was seen on its own day. */
  readonly spreadOver: number | null;
  readonly wasted: number;
  /** Found by a count beyond what could be there. */
  readonly unexplained: number;
}

export interface ItemVariance {
  readonly itemId: ItemId;
  /** Sums of the days on which both are known. */
  readonly used: number;
  readonly should: number;
  readonly difference: number;
  /** The difference at the last price; null without one. */
  readonly money: MinorMoney | null;
  /** Days on which both are known, and how many of them had their use spread. */
  readonly compared: number;
  readonly spread: number;
  /** Every day asked about, oldest first. */
  readonly days: readonly VarianceDay[];
}

export interface VarianceQuestion {
  readonly from: Day;
  readonly through: Day;
  readonly sold: readonly SoldDay[];
  readonly dishById: DishById;
  readonly items: readonly { readonly id: ItemId; readonly price: Price | null }[];
  readonly seriesOf: (itemId: ItemId) => DailySeries | null;
}

export interface Variance {
  /** Of items that recipes name, the most money first, lost or gained; then those without a price. */
  readonly items: readonly ItemVariance[];
  /** Dishes that were sold and whose recipe does not work out: their items look overused. */
  readonly troubles: readonly RecipeTrouble[];
  /** Dishes that were sold and whose recipe names nothing. */
  readonly unwritten: readonly DishId[];
}

/** Theoretical use is Σ portions sold × recipe, exact and rounded once a day; sums are of the days shown. */
export function varianceOf(question: VarianceQuestion): Variance {
  const { from, through, sold, dishById, items, seriesOf } = question;
  const first = dayToNumber(from);
  const length = dayToNumber(through) - first + 1;
  const troubles: RecipeTrouble[] = [];
  const unwritten: DishId[] = [];
  const takes = new Map<DishId, ReadonlyMap<ItemId, Fraction>>();
  for (const dishId of new Set(sold.flatMap(({ lines }) => lines.map((line) => line.dishId)))) {
    const worked = takesOf(dishId, dishById);
    if (!worked.ok) troubles.push(worked.trouble);
    else if (worked.value.size === 0) unwritten.push(dishId);
    else takes.set(dishId, worked.value);
  }
  const isSold = new Uint8Array(length);
  const shouldOf = new Map<ItemId, Map<number, Fraction>>();
  for (const dishId of dishById.keys()) {
    const worked = takes.get(dishId) ?? takesIfAny(dishId, dishById);
    for (const itemId of worked.keys()) if (!shouldOf.has(itemId)) shouldOf.set(itemId, new Map());
  }
  for (const { day, lines } of sold) {
    const i = dayToNumber(day) - first;
    if (i < 0 || i >= length) continue;
    isSold[i] = 1;
    for (const line of lines) {
      for (const [itemId, each] of takes.get(line.dishId) ?? []) {
        const days = shouldOf.get(itemId)!;
        days.set(i, add(days.get(i) ?? ZERO, multiply(each, whole(line.sold))));
      }
    }
  }
  const told = items.flatMap(({ id, price }): ItemVariance[] => {
    const should = shouldOf.get(id);
    if (should === undefined) return [];
    const days = daysOf(first, length, seriesOf(id), (i) =>
      isSold[i] === 1 ? roundFraction(should.get(i) ?? ZERO) : null,
    );
    const both = days.filter((day) => day.difference !== null);
    const used = both.reduce((sum, day) => sum + day.used!, 0);
    const wanted = both.reduce((sum, day) => sum + day.should!, 0);
    const difference = used - wanted;
    return [
      {
        itemId: id,
        used,
        should: wanted,
        difference,
        money: price === null ? null : costOf(baseQuantity(Math.round(difference)), price),
        compared: both.length,
        spread: both.filter((day) => day.spreadOver !== null).length,
        days,
      },
    ];
  });
  return { items: told.sort(worstFirst), troubles, unwritten };
}

function takesIfAny(dishId: DishId, dishById: DishById): ReadonlyMap<ItemId, Fraction> {
  const worked = takesOf(dishId, dishById);
  return worked.ok ? worked.value : new Map();
}

function worstFirst(a: ItemVariance, b: ItemVariance): number {
  if (a.money === null || b.money === null) {
    if (a.money !== b.money) return a.money === null ? 1 : -1;
    return Math.abs(b.difference) - Math.abs(a.difference) || (a.itemId < b.itemId ? -1 : 1);
  }
  return Math.abs(b.money) - Math.abs(a.money) || (a.itemId < b.itemId ? -1 : 1);
}

function daysOf(
  first: number,
  length: number,
  series: DailySeries | null,
  shouldOn: (i: number) => number | null,
): readonly VarianceDay[] {
  const shift = series === null ? 0 : first - dayToNumber(series.firstDay);
  const read = (column: Float64Array | undefined, i: number) => {
    const value = column?.[i + shift];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return Array.from({ length }, (_, i): VarianceDay => {
    const used = read(series?.amounts.used, i);
    const should = shouldOn(i);
    return {
      day: numberToDay(first + i),
      used,
      should,
      difference: used === null || should === null ? null : used - should,
      spreadOver: read(series?.spreadOver, i),
      wasted: read(series?.amounts.wasted, i) ?? 0,
      unexplained: read(series?.unexplained, i) ?? 0,
    };
  });
}

/** Money that differences come to, losses and gains apart. */
export function sumMoney(items: readonly ItemVariance[]): { readonly over: MinorMoney; readonly under: MinorMoney } {
  const sum = (sign: 1 | -1) =>
    items.reduce((total, { money }) => total + (money !== null && money * sign > 0 ? Math.abs(money) : 0), 0);
  return { over: minorMoney(sum(1)), under: minorMoney(sum(-1)) };
}
