/** Days beside usual ones, as logarithms, and robust middles and spreads of them. NaN is unknown everywhere. */

/** Of a usual day: what keeps logarithms finite where nothing was used. */
export const CRUMB = 0.02;

/** Logarithm of `used` over `usual`, each with `crumb` (same unit) added. */
export const logRatio = (used: number, usual: number, crumb = CRUMB): number =>
  Math.log((used + crumb) / (usual + crumb));

/** Robust standard deviation: 1.4826 times the median distance from the median. NaN of nothing. */
export function spreadOf(values: ArrayLike<number>): number {
  const middle = medianOf(values);
  const distance = new Float64Array(values.length);
  for (let i = 0; i < distance.length; i++) distance[i] = Math.abs(values[i]! - middle);
  return 1.4826 * medianOf(distance);
}

/** Room to order numbers in: medians of a few are asked for every day of every outlet. */
let room = new Float64Array(256);

/** Of the known ones among `values[from … to − 1]`; NaN where none is. */
export function medianOf(values: ArrayLike<number>, from = 0, to = values.length): number {
  if (room.length < to - from) room = new Float64Array(2 * (to - from));
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) room[count++] = value;
  }
  if (count === 0) return Number.NaN;
  const half = count >> 1;
  select(room, half, count);
  if (count % 2 === 1) return room[half]!;
  let below = room[0]!;
  for (let i = 1; i < half; i++) if (room[i]! > below) below = room[i]!;
  return (below + room[half]!) / 2;
}

/** Puts the value of rank `k` of the first `count` in its place, none above it before and none below it after (quickselect, Hoare 1961). */
function select(values: Float64Array, k: number, count: number): void {
  let first = 0;
  let last = count - 1;
  while (first < last) {
    const pivot = values[k]!;
    let low = first;
    let high = last;
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const swapped = values[low]!;
      values[low++] = values[high]!;
      values[high--] = swapped;
    }
    if (high < k) first = low;
    if (k < low) last = high;
  }
}
