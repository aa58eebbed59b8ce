/** Makes one item's past fit for statistics: starts at its first known day, and one wild entry cannot rule the rest. */

export const WEEK = 7;

/** Entries above this many times the 90th percentile of days with usage are taken for slips and cut to it. */
const WILD = 5;

/**
 * The known part of `history` (base units, consecutive days, last = cutoff, NaN unknown): from the first known day to the last of
 * `history`, at most `days` long, negative and infinite numbers unknown, wild entries cut. Empty when nothing is known. Not to be written to: where nothing had
 * to be changed it is a view of `history`.
 */
export function tameHistory(history: Float64Array, days = Number.POSITIVE_INFINITY): Float64Array {
  let first = Math.max(0, history.length - days);
  while (first < history.length && !isKnown(history[first]!)) first++;
  const tame = history.subarray(first);
  let most = 0;
  let used = 0;
  for (let t = 0; t < tame.length; t++) {
    const value = tame[t]!;
    if (value < 0 || value === Number.POSITIVE_INFINITY) {
      return tameHistory(tame.map((one) => (isKnown(one) ? one : Number.NaN)));
    }
    if (!(value > 0)) continue;
    used++;
    if (value > most) most = value;
  }
  const bound = boundOf(tame, used, most);
  return most > bound ? tame.map((value) => (value > bound ? bound : value)) : tame;
}

/** What `used` known days above 0, none above `most`, may be at most. The largest of a few must not set its own bound. */
function boundOf(tame: Float64Array, used: number, most: number): number {
  if (used < 4) return Number.POSITIVE_INFINITY;
  const place = Math.floor(0.9 * (used - 1));
  let large = 0;
  for (let t = 0; t < tame.length; t++) if (WILD * tame[t]! >= most) large++;
  // The 90th percentile is among these: nothing is wild, and nothing need be sorted.
  if (large >= used - place) return Number.POSITIVE_INFINITY;
  return WILD * tame.filter((value) => value > 0).sort()[place]!;
}

export function countKnown(history: Float64Array): number {
  let known = 0;
  for (const value of history) if (!Number.isNaN(value)) known++;
  return known;
}

/** Mean of the known numbers; 0 when there are none. */
export function meanKnown(history: Float64Array): number {
  let sum = 0;
  let known = 0;
  for (const value of history) {
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known > 0 ? sum / known : 0;
}

function isKnown(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}
