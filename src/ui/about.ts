/** How many digits of an amount that is only expected are worth reading. */

import type { BaseUnit } from '../domain/quantity.ts';
import type { AmountOptions } from './format.ts';

/** One decimal of a kilo or litre; pieces whole, from ten on. For `format.amount` and `Amount`. */
export function about(quantity: number, unit: BaseUnit): AmountOptions & { readonly decimals: number } {
  return { decimals: unit === 'pcs' && Math.abs(quantity) >= 10 ? 0 : 1 };
}
