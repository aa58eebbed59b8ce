/** Days beside usual ones, as logarithms, and robust middles and spreads of them. NaN is unknown everywhere. */

/** Of a usual day: what keeps logarithms finite where nothing was used. */
export const CRUMB = 0.02;

/** Logarithm of `used` over `usual`, each with `crumb` (same unit) added. */
export const logRatio = (used: number, usual: number, crumb = CRUMB): number =>
  Math.log((used + crumb) / (usual + crumb));

/** Robust standard deviation: 1.4826 times the median distance from the median. NaN of nothing. */
export function spreadOf(values: ArrayLike<number>): number {
  const middle = medianOf(values);
  return 1.4826 * medianOf(Float64Array.from(values, (value) => Math.abs(value - middle)));
}

/** Of the known ones; NaN where none is. Asked for every day of every outlet, so that numbers are sorted as such, and a few by hand. */
export function medianOf(values: ArrayLike<number>): number {
  const known = new Float64Array(values.length);
  let count = 0;
  const isFew = values.length < 16;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    let at = count++;
    if (isFew) for (; at > 0 && known[at - 1]! > value; at--) known[at] = known[at - 1]!;
    known[at] = value;
  }
  if (count === 0) return Number.NaN;
  if (!isFew) known.subarray(0, count).sort();
  const half = count >> 1;
  return count % 2 === 1 ? known[half]! : (known[half - 1]! + known[half]!) / 2;
}
