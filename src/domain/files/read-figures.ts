/** Reads figures out of canonical cells, telling what is wrong with them. */

import { type Currency, type MinorMoney, minorDigits, minorMoney } from '../money.ts';
import { type BaseQuantity, baseQuantity, parseDecimal, toBase, type UnitFactor } from '../quantity.ts';
import type { CanonicalRow, Tell } from './read-part.ts';

/** More is a slip of the keyboard. */
const LARGEST = 1e9;
const ONE: UnitFactor = { base: 'pcs', numerator: 1, denominator: 1 };

/** A whole number of 0 or more; null when blank or wrong. */
export function wholeIn(row: CanonicalRow, column: string, tell: Tell, most = LARGEST): number | null {
  const text = row.cell(column);
  if (text === '') return null;
  const decimal = parseDecimal(text);
  if (decimal === null) tell(column, 'not-a-number');
  else if (decimal.digits < 0n) tell(column, 'negative');
  else if (Number(text) > most) tell(column, 'too-large');
  else if (!toBase(decimal, ONE).exact) tell(column, 'not-whole');
  else return Number(text);
  return null;
}

/** An amount in a unit as base units; a part of one is rounded, and told. null when blank or wrong. */
export function amountIn(row: CanonicalRow, column: string, unit: UnitFactor, tell: Tell): BaseQuantity | null {
  const text = row.cell(column);
  if (text === '') return null;
  const decimal = parseDecimal(text);
  if (decimal === null) tell(column, 'not-a-number');
  else if (decimal.digits < 0n) tell(column, 'negative');
  else if (Number(text) > LARGEST) tell(column, 'too-large');
  else {
    const { quantity, exact } = toBase(decimal, unit);
    if (!exact) tell(column, 'part-of-a-unit', 'warning');
    return quantity;
  }
  return null;
}

/** Money of a currency in its minor units, to the nearest; null when blank or wrong. */
export function moneyIn(row: CanonicalRow, column: string, currency: Currency, tell: Tell): MinorMoney | null {
  const text = row.cell(column);
  if (text === '') return null;
  const decimal = parseDecimal(text);
  if (decimal === null) tell(column, 'not-a-number');
  else if (decimal.digits < 0n) tell(column, 'negative');
  else if (Number(text) > 1e12) tell(column, 'too-large');
  else {
    const numerator = 10 ** minorDigits(currency);
    return minorMoney(toBase(decimal, { base: 'pcs', numerator, denominator: 1 }).quantity);
  }
  return null;
}

/** A ratio of whole numbers, `1000` or `1000/3`, both above 0; null when it is none. */
export function readRatio(text: string): { readonly size: BaseQuantity; readonly per: number } | null {
  const parts = /^(\d{1,10})(?:\/(\d{1,6}))?$/.exec(text.trim());
  if (parts !== null) {
    const [size, per] = [Number(parts[1]), Number(parts[2] ?? 1)];
    return size > 0 && per > 0 && size <= LARGEST ? { size: baseQuantity(size), per } : null;
  }
  const decimal = parseDecimal(text.trim());
  if (decimal === null || decimal.digits <= 0n || decimal.scale > 6 || Number(text) > LARGEST) return null;
  // 333.5 a pack is 667 for two.
  let [size, per] = [Number(decimal.digits), 10 ** decimal.scale];
  for (const factor of [2, 5])
    while (size % factor === 0 && per % factor === 0) [size, per] = [size / factor, per / factor];
  return { size: baseQuantity(size), per };
}

/** Names between semicolons. */
export const listOf = (text: string): readonly string[] =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ya', 'ja']);
export const isYes = (text: string) => YES.has(text.toLowerCase());
