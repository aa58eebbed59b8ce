/** What an outlet's stock came to over some days, so that outlets can be put side by side. */

import type { Day } from './day.ts';
import { costOf, type MinorMoney, minorMoney, type Price } from './money.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** One item at the outlet; columns have one number a day of the period, in base units, NaN where unknown; null where all of them are. */
export interface FiguredItem {
  readonly price: Price | null;
  readonly onHand: BaseQuantity | null;
  readonly countedOn: Day | null;
  readonly used: Float64Array | null;
  readonly wasted: Float64Array | null;
  readonly closing: Float64Array | null;
  /** Minutes after midnight. */
  readonly ranOutAt: Float64Array | null;
}

/** Money is at the last price of each item. */
export interface OutletFigures {
  /** Of what is on the shelves; a level below zero is worth nothing. */
  readonly stock: MinorMoney;
  readonly used: MinorMoney;
  readonly wasted: MinorMoney;
  /** Thrown away of all that left the shelves, 0 … 1; null where nothing did. */
  readonly wasteShare: number | null;
  /** Days on which an item ran out, over all items. */
  readonly ranOut: number;
  /** Items whose level was counted in the period, of all that the outlet has. */
  readonly counted: number;
  readonly items: number;
  /** Items without a price, whose money is missing above. */
  readonly unpriced: number;
}

export function figuresOf(items: readonly FiguredItem[], from: Day, through: Day): OutletFigures {
  let [stock, used, wasted, ranOut, counted, unpriced] = [0, 0, 0, 0, 0, 0];
  for (const item of items) {
    if (item.countedOn !== null && item.countedOn >= from && item.countedOn <= through) counted++;
    ranOut += daysOut(item);
    const [usedHere, wastedHere] = [sumOf(item.used), sumOf(item.wasted)];
    if (item.price === null) {
      if (usedHere !== 0 || wastedHere !== 0 || (item.onHand ?? 0) !== 0) unpriced++;
      continue;
    }
    stock += costOf(baseQuantity(Math.max(0, item.onHand ?? 0)), item.price);
    used += costOf(usedHere, item.price);
    wasted += costOf(wastedHere, item.price);
  }
  return {
    stock: minorMoney(stock),
    used: minorMoney(used),
    wasted: minorMoney(wasted),
    wasteShare: used + wasted > 0 ? wasted / (used + wasted) : null,
    ranOut,
    counted,
    items: items.length,
    unpriced,
  };
}

const sumOf = (column: Float64Array | null) =>
  baseQuantity(Math.round(column?.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0) ?? 0));

/** Noted as run out, or ended with nothing. */
function daysOut({ closing, ranOutAt }: FiguredItem): number {
  const length = Math.max(closing?.length ?? 0, ranOutAt?.length ?? 0);
  let days = 0;
  for (let i = 0; i < length; i++) {
    if (closing?.[i] === 0 || (ranOutAt !== null && !Number.isNaN(ranOutAt[i]))) days++;
  }
  return days;
}
