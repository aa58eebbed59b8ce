/** Days beside usual ones, as logarithms, and robust middles and spreads of them. NaN is unknown everywhere. */

/** Of a usual day: what keeps logarithms finite where nothing was used. */
export const CRUMB = 0.02;

/** Logarithm of `used` over `usual`, each with `crumb` (same unit) added. */
export const logRatio = (used: number, usual: number, crumb = CRUMB): number =>
  Math.log((used + crumb) / (usual + crumb));

/** Robust standard deviation: 1.4826 times the median distance from the median. NaN of nothing. */
export function spreadOf(values: ArrayLike<number>): number {
  const middle = medianOf(values);
  return 1.4826 * medianOf(Array.from(values, (value) => Math.abs(value - middle)));
}

/** Of the known ones; NaN where none is. */
export function medianOf(values: ArrayLike<number>): number {
  const known = Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const half = known.length >> 1;
  return known.length % 2 === 1 ? known[half]! : (known[half - 1]! + known[half]!) / 2;
}
