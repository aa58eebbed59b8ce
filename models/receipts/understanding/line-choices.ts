/** Every way a bought line may be read, with its contribution to the sum: quantity × unit price = amount decides among them. */

import type { DraftLine } from './draft.ts';
import type { NumberFormat } from './numerals.ts';
import { type Reading, type ReadingLimits, readingsOfMoney, readingsOfQuantity } from './readings.ts';
import type { Choice } from './sums.ts';

/** A line as it is taken: money in minor units. */
export interface LinePick {
  readonly kind: 'line';
  readonly index: number;
  readonly quantity: number | null;
  readonly unitPrice: number | null;
  readonly amount: number;
  readonly discount: number | null;
  /** The amount is printed with the discount already off. */
  readonly isNet: boolean;
  /** An add-on that is in the price above it. */
  readonly isLeftOut: boolean;
}

/** Quantity × unit price differs from the amount, and nothing cheap explains it. */
export const BROKEN_LINE = 3.5;
/** The amount is read from quantity and unit price alone. */
const AMOUNT_FROM_PRODUCT = 7.5;
const OFF_BY_ONE = 1.5;
const NET = 1;
const LEFT_OUT = 2.5;

interface Product {
  readonly value: number;
  readonly cost: number;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** Ways to read line `index`, cheapest first, one for each contribution. */
export function choicesOfLine(
  line: DraftLine,
  index: number,
  format: NumberFormat,
  limits: ReadingLimits,
): readonly Choice<LinePick>[] {
  const amounts = readingsOfMoney(line.amount, format, limits);
  const quantities = line.quantity === null ? null : readingsOfQuantity(line.quantity, limits);
  const prices = line.unitPrice === null ? null : readingsOfMoney(line.unitPrice, format, limits, true);
  const discounts = line.discount === null ? null : readingsOfMoney(line.discount, format, limits);
  const firstQuantity = quantities?.[0]?.value ?? null;
  const firstPrice = prices?.[0]?.value ?? null;
  const products = prices === null ? null : productsOf(quantities ?? [{ value: 1, cost: 0 }], prices, limits.budget);
  const choices = new Map<number, { value: number; cost: number; second: number; pick: LinePick }>();
  const take = (value: number, cost: number, pick: Omit<LinePick, 'kind' | 'index'>) => {
    if (cost > limits.budget) return;
    const known = choices.get(value);
    if (known === undefined)
      choices.set(value, { value, cost, second: Number.POSITIVE_INFINITY, pick: { kind: 'line', index, ...pick } });
    else if (cost < known.cost) {
      known.second = known.cost;
      known.cost = cost;
      known.pick = { kind: 'line', index, ...pick };
    } else if (pick.amount !== known.pick.amount || pick.discount !== known.pick.discount)
      known.second = Math.min(known.second, cost);
  };
  const withDiscount = (amount: number, cost: number, quantity: number | null, unitPrice: number | null) => {
    const base = { quantity, unitPrice, amount, isLeftOut: false };
    if (discounts === null) {
      take(amount, cost, { ...base, discount: null, isNet: false });
      if (line.isAddOn) take(0, cost + LEFT_OUT, { ...base, discount: null, isNet: false, isLeftOut: true });
      return;
    }
    for (const discount of discounts) {
      take(amount - discount.value, cost + discount.cost, { ...base, discount: discount.value, isNet: false });
      take(amount, cost + discount.cost + NET, { ...base, discount: discount.value, isNet: true });
    }
  };
  for (const { value, cost } of amounts) {
    if (products === null) {
      withDiscount(value, cost, firstQuantity, firstPrice);
      continue;
    }
    const product = nearest(products, value);
    // A net amount printed at the end of a row with a discount column.
    const gross = discounts === null || product !== null ? null : nearest(products, value + discounts[0]!.value);
    if (product !== null) withDiscount(value, cost + product.cost, product.quantity, product.unitPrice);
    else if (gross !== null && discounts !== null) {
      take(value, cost + gross.cost + 0.2, {
        quantity: gross.quantity,
        unitPrice: gross.unitPrice,
        amount: value + discounts[0]!.value,
        discount: discounts[0]!.value,
        isNet: false,
        isLeftOut: false,
      });
    }
    withDiscount(value, cost + BROKEN_LINE, firstQuantity, firstPrice);
  }
  if (products !== null && limits.budget >= AMOUNT_FROM_PRODUCT) {
    for (const product of products.values()) {
      const value = Math.round(product.value);
      if (Math.abs(product.value - value) < 0.01)
        withDiscount(value, product.cost + AMOUNT_FROM_PRODUCT, product.quantity, product.unitPrice);
    }
  }
  return [...choices.values()].sort((a, b) => a.cost - b.cost);
}

function productsOf(
  quantities: readonly Reading[],
  prices: readonly Reading[],
  budget: number,
): ReadonlyMap<number, Product> {
  const products = new Map<number, Product>();
  for (const quantity of quantities) {
    for (const price of prices) {
      const cost = quantity.cost + price.cost;
      if (cost > budget) break;
      const value = quantity.value * price.value;
      const key = Math.round(value);
      const known = products.get(key);
      if (known === undefined || cost < known.cost)
        products.set(key, { value, cost, quantity: quantity.value, unitPrice: price.value });
    }
  }
  return products;
}

/** The cheapest product within one minor unit of an amount; weighed goods and fractions of the minor unit are rounded, pieces are not. */
function nearest(products: ReadonlyMap<number, Product>, amount: number): Product | null {
  let best: Product | null = null;
  for (let off = -1; off <= 1; off++) {
    const product = products.get(amount + off);
    if (product === undefined || Math.abs(product.value - amount) > 1.05) continue;
    const isExact = off === 0 || !Number.isInteger(product.quantity) || !Number.isInteger(product.unitPrice);
    const cost = product.cost + (isExact ? 0.1 * Math.abs(off) : OFF_BY_ONE);
    if (best === null || cost < best.cost) best = { ...product, cost };
  }
  return best;
}
