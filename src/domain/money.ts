/** Money as whole minor units and prices as exact ratios, so that a cent never comes from rounding. */

import { type BaseQuantity, baseQuantity, type Decimal, type UnitFactor } from './quantity.ts';

declare const moneyBrand: unique symbol;
/** A whole number of a currency's minor unit (sen; IDR is kept without one). */
export type MinorMoney = number & { readonly [moneyBrand]: true };

/** ISO 4217 code. */
export type Currency = string;

/** `amount` minor units buy `per` base units. */
export interface Price {
  readonly amount: MinorMoney;
  readonly per: BaseQuantity;
}

/** Decimals in practice: ISO 4217 gives IDR two, no paper or coin knows them. */
export function minorDigits(currency: Currency): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** Making a NumberFormat costs more than reading a row. */
const digitsByCurrency = new Map<Currency, number>([['IDR', 0]]);

/** A number as money. Throws RangeError unless it is a safe whole number. */
export function minorMoney(value: number): MinorMoney {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole money: ${value}`);
  return (value === 0 ? 0 : value) as MinorMoney;
}

/**
 * A decimal price for one unit as an exact ratio to base units: 0.0118 MYR a gram is 118 sen for 100 g; 11.80 MYR a kg is 1180 sen for
 * 1000 g. Throws RangeError where that needs more than 2^53.
 */
export function priceForUnit(amount: Decimal, unit: UnitFactor, currency: Currency): Price {
  const digits = minorDigits(currency);
  const surplus = Math.max(0, amount.scale - digits);
  const missing = Math.max(0, digits - amount.scale);
  return {
    amount: minorMoney(Number(amount.digits * 10n ** BigInt(missing) * BigInt(unit.denominator))),
    per: baseQuantity(10 ** surplus * unit.numerator),
  };
}

/** What a quantity costs at a price, to the nearest minor unit. */
export function costOf(quantity: BaseQuantity, price: Price): MinorMoney {
  const product = BigInt(quantity) * BigInt(price.amount);
  const per = BigInt(price.per);
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + per) / (2n * per);
  return minorMoney(Number(product < 0n ? -rounded : rounded));
}
