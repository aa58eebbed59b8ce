/** Reads figures as people of this region type them into a form. */

import { type Currency, type MinorMoney, minorDigits, minorMoney } from './money.ts';
import { type BaseQuantity, parseDecimal, toBase, type UnitFactor } from './quantity.ts';

/** `12,5` or `12.5` of a unit as base units: in a quantity both signs are the decimal sign. Null for anything else, or less than nothing. */
export function readQuantity(text: string, unit: UnitFactor): BaseQuantity | null {
  const decimal = parseDecimal(text.trim().replace(',', '.'));
  return decimal === null || decimal.digits < 0n ? null : toBase(decimal, unit).quantity;
}

/**
 * Money as typed: `1.250.000`, `1,250,000.50`, `12.50`, `Rp 12.500`, `RM12.50`. The last sign is the decimal sign when no
 * more than two digits (or as many as the currency has) follow it; all other signs group. Decimals the currency has not are dropped. Null when no amount is there.
 */
export function readMoney(text: string, currency: Currency): MinorMoney | null {
  const digits = minorDigits(currency);
  const match = /^(?:[A-Za-z]{1,3}\.?\s*)?(\d[\d.,\s]*)$/.exec(text.trim());
  if (match === null) return null;
  const figure = match[1]!.replace(/\s/g, '').replace(/[.,]$/, '');
  const last = Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','));
  const behind = figure.length - last - 1;
  const hasDecimals = last >= 0 && behind <= Math.max(2, digits);
  const whole = (hasDecimals ? figure.slice(0, last) : figure).replace(/[.,]/g, '');
  const fraction = hasDecimals ? figure.slice(last + 1) : '';
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minorMoney(minor) : null;
}
