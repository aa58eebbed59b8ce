/** What is dropped in one step of learning: the same numbers for every kernel and for the tfjs twin. */

/** Keys of the hash for either LSTM, its threshold of 31 bits, and by how much the kept numbers grow. */
export interface Drop {
  readonly lower: number;
  readonly upper: number;
  readonly threshold: number;
  readonly scale: number;
}

/** Drops nothing. */
export const NO_DROP: Drop = { lower: 0, upper: 0, threshold: 0, scale: 1 };

/** Null when `rate`, 0 … 0.9, is 0. `key` has 32 bits. */
export function dropOf(rate: number, key: number): Drop | null {
  if (rate <= 0) return null;
  return {
    lower: key | 0,
    upper: Math.imul(key ^ 0x5bd1e995, 0x9e3779b1) | 0,
    threshold: Math.floor(rate * 2 ** 31),
    scale: 1 / (1 - rate),
  };
}

/** Evenly mixed 31 bits of a 32-bit number (Wellons' two-round multiply-xorshift, constants 0x21f0aaad and 0x735a2d97). */
export function hash31(x: number): number {
  let z = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 1;
}

/** Zero or `scale` for the number at `row` and `column` of a matrix whose rows are `columns` wide once rounded up to 8. */
export function keepOf(drop: Drop, key: number, row: number, column: number, columns: number): number {
  return hash31((row * columns + column) ^ key) < drop.threshold ? 0 : drop.scale;
}
