/** Quantiles of what was seen, where some of it counts less: old misses tell less of tomorrow's. */

/** Numbers in rising order, each of the same weight within 0 … 1. */
export interface WeighedList {
  readonly rising: Float64Array;
  readonly weight: number;
}

/** Lists of numbers put in order, each with its weight. */
export const weighLists = (lists: readonly (readonly number[])[], weights: readonly number[]): readonly WeighedList[] =>
  lists.map((values, at) => ({ rising: Float64Array.from(values).sort(), weight: weights[at]! }));

/** Halvings of the range in which a quantile is looked for. */
const HALVINGS = 30;

/**
 * Conformal quantile with weights (Barber, Candès, Ramdas & Tibshirani 2023): the least number at or below which lies a share `q` of all weight, tomorrow's own
 * weight of 1 counted as beyond; below the middle the same from above. With weights of 1 that is the quantile with the finite-sample correction (n + 1)·q. The outermost
 * number where there is too little weight to tell; NaN where there is none.
 */
export function weighedQuantile(lists: readonly WeighedList[], q: number): number {
  const spoken = lists.filter(({ rising, weight }) => rising.length > 0 && weight > 0);
  let total = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { rising, weight } of spoken) {
    total += weight * rising.length;
    low = Math.min(low, rising[0]!);
    high = Math.max(high, rising.at(-1)!);
  }
  if (spoken.length === 0) return Number.NaN;
  const isUpper = q >= 0.5;
  // Crumbs of rounding must not ask for one number more.
  const needed = (isUpper ? q : 1 - q) * (total + 1) - 1e-9;
  if (needed > total) return isUpper ? high : low;
  const reaches = (value: number): boolean => {
    let weight = 0;
    for (const list of spoken) {
      const below = isUpper ? countUpTo(list.rising, value) : list.rising.length - countBelow(list.rising, value);
      weight += list.weight * below;
    }
    return weight >= needed;
  };
  // Between `near`, which does not reach far enough (or is the first of all), and `far`, which does.
  let near = isUpper ? low : high;
  let far = isUpper ? high : low;
  if (reaches(near)) return near;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (near + far) / 2;
    if (reaches(middle)) far = middle;
    else near = middle;
  }
  // The few numbers left between the two are tried one after another.
  for (;;) {
    let next = far;
    for (const { rising } of spoken) {
      const at = isUpper ? countUpTo(rising, near) : countBelow(rising, near) - 1;
      const one = rising[at] ?? far;
      next = isUpper ? Math.min(next, one) : Math.max(next, one);
    }
    if (next === far || reaches(next)) return next;
    near = next;
  }
}

/** How many numbers of a rising list are at most `value`. */
function countUpTo(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are less. */
function countBelow(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
