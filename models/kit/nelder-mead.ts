/** Finds the least of a function of a few bounded numbers without slopes (Nelder & Mead 1965), small enough to run thousands of times. */

export interface Least {
  readonly at: Float64Array;
  readonly value: number;
}

/**
 * Walks a simplex of `start.length` + 1 corners downhill from `start`, within `low` … `high` of each number (points beyond are moved
 * to the bound). `step` is the first simplex's size as a share of each range. Ends after `evaluations` calls or when the corners'
 * values differ by less than `tolerance` of their size. `cost` may answer Infinity or NaN where it is not defined. Nothing is random.
 */
export function minimise(
  cost: (at: Float64Array) => number,
  start: Float64Array,
  low: Float64Array,
  high: Float64Array,
  evaluations: number,
  step = 0.15,
  tolerance = 1e-6,
): Least {
  const size = start.length;
  const clamp = (at: Float64Array): Float64Array => {
    for (let i = 0; i < size; i++) at[i] = Math.min(high[i]!, Math.max(low[i]!, at[i]!));
    return at;
  };
  let calls = 0;
  const costAt = (at: Float64Array): number => {
    calls++;
    const value = cost(at);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  const corners: Float64Array[] = [clamp(Float64Array.from(start))];
  for (let i = 0; i < size; i++) {
    const corner = Float64Array.from(corners[0]!);
    const stride = step * (high[i]! - low[i]!);
    corner[i] = corner[i]! + stride <= high[i]! ? corner[i]! + stride : corner[i]! - stride;
    corners.push(clamp(corner));
  }
  const values = corners.map(costAt);
  const centre = new Float64Array(size);

  while (calls < evaluations) {
    let best = 0;
    let worst = 0;
    for (let i = 1; i <= size; i++) {
      if (values[i]! < values[best]!) best = i;
      if (values[i]! >= values[worst]!) worst = i;
    }
    let second = best;
    for (let i = 0; i <= size; i++) if (i !== worst && values[i]! > values[second]!) second = i;
    if (values[worst]! - values[best]! <= tolerance * (Math.abs(values[best]!) + tolerance)) break;

    centre.fill(0);
    for (let c = 0; c <= size; c++) {
      if (c !== worst) for (let i = 0; i < size; i++) centre[i]! += corners[c]![i]! / size;
    }
    const towards = (share: number) =>
      clamp(centre.map((middle, i) => middle + share * (corners[worst]![i]! - middle)));
    const reflected = towards(-1);
    const reflectedValue = costAt(reflected);
    let next = reflected;
    let nextValue = reflectedValue;
    if (reflectedValue < values[best]!) {
      const expanded = towards(-2);
      const expandedValue = costAt(expanded);
      if (expandedValue < reflectedValue) [next, nextValue] = [expanded, expandedValue];
    } else if (reflectedValue >= values[second]!) {
      next = towards(reflectedValue < values[worst]! ? -0.5 : 0.5);
      nextValue = costAt(next);
      if (nextValue >= Math.min(reflectedValue, values[worst]!)) {
        for (let c = 0; c <= size; c++) {
          if (c === best) continue;
          for (let i = 0; i < size; i++) corners[c]![i] = (corners[c]![i]! + corners[best]![i]!) / 2;
          values[c] = costAt(corners[c]!);
        }
        continue;
      }
    }
    corners[worst] = next;
    values[worst] = nextValue;
  }
  let best = 0;
  for (let i = 1; i <= size; i++) if (values[i]! < values[best]!) best = i;
  return { at: corners[best]!, value: values[best]! };
}
