/** Amounts of stock as whole numbers of a base unit, so that 4 g stays 4 g and nothing is lost to floating point. */

declare const quantityBrand: unique symbol;
/** A whole number of an item's base unit (g, ml or pcs). */
export type BaseQuantity = number & { readonly [quantityBrand]: true };

export const BASE_UNITS = ['g', 'ml', 'pcs'] as const;
export type BaseUnit = (typeof BASE_UNITS)[number];

/** One unit = `numerator / denominator` base units; both whole and positive. */
export interface UnitFactor {
  readonly base: BaseUnit;
  readonly numerator: number;
  readonly denominator: number;
}

const whole = (base: BaseUnit, numerator: number): UnitFactor => ({ base, numerator, denominator: 1 });

/** Unit words of Indonesian, Malaysian and English papers. An *ons* is 100 g; *kati* and *tahil* are the Malaysian statutory values (tahil 37.799 g). */
export const UNIT_FACTORS: Readonly<Record<string, UnitFactor>> = {
  g: whole('g', 1),
  gr: whole('g', 1),
  gram: whole('g', 1),
  kg: whole('g', 1000),
  kilo: whole('g', 1000),
  ons: whole('g', 100),
  kati: { base: 'g', numerator: 604_790, denominator: 1000 },
  tahil: { base: 'g', numerator: 37_799, denominator: 1000 },
  ml: whole('ml', 1),
  cc: whole('ml', 1),
  l: whole('ml', 1000),
  lt: whole('ml', 1000),
  liter: whole('ml', 1000),
  litre: whole('ml', 1000),
  pcs: whole('pcs', 1),
  pc: whole('pcs', 1),
  biji: whole('pcs', 1),
  butir: whole('pcs', 1),
  ekor: whole('pcs', 1),
  potong: whole('pcs', 1),
  lembar: whole('pcs', 1),
  batang: whole('pcs', 1),
  buah: whole('pcs', 1),
  lusin: whole('pcs', 12),
  dozen: whole('pcs', 12),
  kodi: whole('pcs', 20),
  gros: whole('pcs', 144),
};

/** The factor of a unit word in any case; undefined for a word that is no unit. */
export function unitFactorOf(word: string): UnitFactor | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(UNIT_FACTORS, name) ? UNIT_FACTORS[name] : undefined;
}

/** A number as base quantity. Throws RangeError unless it is a safe whole number. */
export function baseQuantity(value: number): BaseQuantity {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole quantity: ${value}`);
  return (value === 0 ? 0 : value) as BaseQuantity;
}

/** A decimal number as the exact fraction `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads `12`, `-0.5`, `1200.75` (point as decimal sign, no grouping); null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/.exec(text.trim());
  if (!match) return null;
  const sign = (match[1] ?? match[4]) === '-' ? -1n : 1n;
  const fraction = match[3] ?? match[5] ?? '';
  return { digits: sign * BigInt((match[2] ?? '0') + fraction), scale: fraction.length };
}

/** `amount` of a unit in base units: the nearest whole number (halves away from zero) and whether that was exact. */
export function toBase(
  amount: Decimal,
  unit: UnitFactor,
): { readonly quantity: BaseQuantity; readonly exact: boolean } {
  const numerator = amount.digits * BigInt(unit.numerator);
  const denominator = 10n ** BigInt(amount.scale) * BigInt(unit.denominator);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return {
    quantity: baseQuantity(Number(numerator < 0n ? -rounded : rounded)),
    exact: size % denominator === 0n,
  };
}
