/** Exact fractions, for arithmetic whose parts must not be rounded before the end. */

/** `numerator / denominator` in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** Throws RangeError for a denominator of 0. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('nothing is divided by nought');
  const sign = denominator < 0n ? -1n : 1n;
  const common = commonOf(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (numerator * sign) / common, denominator: (denominator * sign) / common };
}

/** A whole number. Throws RangeError for any other. */
export const whole = (value: number): Fraction => ({ numerator: BigInt(value), denominator: 1n });

export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** Throws RangeError for a divisor of 0. */
export const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** The nearest whole number, halves away from zero. Throws RangeError beyond 2^53. */
export function roundFraction({ numerator, denominator }: Fraction): number {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return safe(numerator < 0n ? -rounded : rounded);
}

/** The whole number at or below it. Throws RangeError beyond 2^53. */
export function floorFraction({ numerator, denominator }: Fraction): number {
  const down = numerator / denominator;
  return safe(numerator < 0n && down * denominator !== numerator ? down - 1n : down);
}

/** The least number of which both (above 0) are parts. */
export const leastCommon = (a: bigint, b: bigint): bigint => (a / commonOf(a, b)) * b;

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`too large to be exact: ${value}`);
  return number;
}

/** Euclid, Elements VII.2. */
function commonOf(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one === 0n ? 1n : one;
}
