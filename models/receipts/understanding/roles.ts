/** Which number of a row is the quantity, which the unit price, which a discount: the reading that multiplies out wins. */

import { meaningOfMoney, meaningOfQuantity, type NumberFormat, worthOf } from './numerals.ts';
import { type Figure, isSmall } from './shapes.ts';

export interface Roles {
  readonly quantity: Figure | null;
  readonly unitPrice: Figure | null;
  readonly discount: Figure | null;
  /** Numbers that are none of these: part of the name. */
  readonly left: readonly Figure[];
}

/** Money of a figure in units of the currency, as it is read; NaN for none. */
export function moneyOf({ numeral }: Figure, format: NumberFormat): number {
  const meaning = meaningOfMoney(numeral.body, format);
  return meaning === null ? Number.NaN : worthOf(meaning) * numeral.scale;
}

/** A figure as a quantity; NaN for none. */
export function quantityOf({ numeral }: Figure): number {
  const meaning = meaningOfQuantity(numeral.body);
  return meaning === null ? Number.NaN : worthOf(meaning);
}

/** Within a unit of the currency (or a cent of it), as quantities are weighed and prices rounded. */
export function multiplies(quantity: number, unitPrice: number, amount: number, cents: boolean): boolean {
  const slack = cents ? 0.0105 : 1.05;
  return (
    Math.abs(quantity * unitPrice - amount) <= slack + 0.5 * (cents ? 0.01 : 1) * (Number.isInteger(quantity) ? 0 : 1)
  );
}

/**
 * Roles of the numbers of a row. `inColumn`: this paper prints quantities in a column of their own, so that a lone small number before the amount is
 * one; elsewhere it stays in the name (`KCS 1 25,000`).
 */
export function rolesOf(
  lead: Figure | null,
  middle: readonly Figure[],
  amount: Figure | null,
  inColumn: boolean,
  format: NumberFormat,
): Roles {
  const figures = middle.filter(({ numeral }) => !numeral.isPercent);
  const quantities = [lead, ...figures.filter(({ numeral }) => isSmall(numeral) || numeral.isTimes), null].filter(
    (figure, index, all) => figure !== null || index === all.length - 1,
  );
  const total = amount === null ? Number.NaN : moneyOf(amount, format);
  let best: Roles = { quantity: lead, unitPrice: null, discount: null, left: figures };
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const quantity of quantities) {
    const q = quantity === null ? 1 : quantityOf(quantity);
    for (const unitPrice of [...figures, null]) {
      if (unitPrice !== null && unitPrice === quantity) continue;
      const u = unitPrice === null ? Number.NaN : moneyOf(unitPrice, format);
      const others = figures.filter((figure) => figure !== quantity && figure !== unitPrice);
      for (const discount of [...others, null]) {
        const d = discount === null ? 0 : moneyOf(discount, format);
        // A number is a discount only where it explains the amount.
        if (discount !== null && (unitPrice === null || d <= 0 || !multiplies(q, u, total + d, format.cents))) continue;
        const left = others.filter((figure) => figure !== discount);
        // `9 X` is a quantity whatever the other numbers come to.
        let score = left.reduce((sum, { numeral }) => sum - (numeral.isTimes && isSmall(numeral) ? 7 : 1.5), 0);
        if (unitPrice !== null) {
          if (multiplies(q, u, total, format.cents)) score += 5 + (quantity === null ? 0 : 1);
          else if (discount !== null) score += 5.5;
          if (isSmall(unitPrice.numeral) && !/[.,]/.test(unitPrice.numeral.body)) score -= 2;
          if (unitPrice.numeral.isEach) score += 2;
          if (unitPrice.numeral.isTimes && quantity === null) score -= 1;
        }
        if (quantity !== null) {
          if (quantity === lead) score += 2;
          if (quantity.numeral.isTimes) score += 2.5;
          else if (quantity !== lead) score += unitPrice !== null || inColumn ? 1 : -2.5;
          if (/[.,]\d{3}$/.test(quantity.numeral.body)) score -= 1;
        } else if (lead !== null) score -= 2;
        if (score > bestScore) [bestScore, best] = [score, { quantity, unitPrice, discount, left }];
      }
    }
  }
  return best;
}
