/** Sums and means over runs of days with gaps, each day looking only backward. */

/** Prefix sums and counts: entry t covers columns 0 … t − 1. */
export interface Prefix {
  readonly sum: Float64Array;
  readonly known: Float64Array;
}

/** Written over `spare`, where somebody has done with sums over as many days; so are others below. */
export function prefixSums(values: Float64Array, spare?: Prefix): Prefix {
  const sum = spare?.sum ?? new Float64Array(values.length + 1);
  const known = spare?.known ?? new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    const missing = Number.isNaN(value);
    sum[t + 1] = sum[t]! + (missing ? 0 : value);
    known[t + 1] = known[t]! + (missing ? 0 : 1);
  }
  return spare ?? { sum, known };
}

/** {@link prefixSums} of 1 on the days on which nothing was used. */
export function zeroSums(values: Float64Array, spare?: Prefix): Prefix {
  const sum = spare?.sum ?? new Float64Array(values.length + 1);
  const known = spare?.known ?? new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) {
    sum[t + 1] = sum[t]! + (values[t] === 0 ? 1 : 0);
    known[t + 1] = known[t]! + (Number.isNaN(values[t]!) ? 0 : 1);
  }
  return spare ?? { sum, known };
}

/** Mean of the known days in columns `from` … `to`; NaN when there is none. Columns outside are unknown. */
export function meanBetween(prefix: Prefix, from: number, to: number): number {
  const end = Math.min(prefix.sum.length - 1, to + 1);
  const start = Math.max(0, from);
  if (end <= start) return Number.NaN;
  const count = prefix.known[end]! - prefix.known[start]!;
  return count > 0 ? Math.max(0, prefix.sum[end]! - prefix.sum[start]!) / count : Number.NaN;
}

/** Exponential average with `weight` for the newest known day; a plain mean until the weight would give it less. NaN before the first. */
export function exponentialMean(
  values: Float64Array,
  weight: number,
  smooth: Float64Array = new Float64Array(values.length),
): Float64Array {
  let held = Number.NaN;
  let seen = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    if (!Number.isNaN(value)) {
      seen++;
      held = Number.isNaN(held) ? value : held + Math.max(weight, 1 / seen) * (value - held);
    }
    smooth[t] = held;
  }
  return smooth;
}

export const ROLLING_SPANS = [3, 7, 14, 28] as const;

/** Mean, deviation, minimum and maximum of the known days among the last `span`, for each of {@link ROLLING_SPANS}; NaN where none is. */
export interface Rolling {
  readonly span: number;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Days before `since` are left at 0. Written over `spare`, where somebody has done with numbers of as many days and the same `since`. */
export function rollAll(values: Float64Array, since = 0, spare?: readonly Rolling[]): readonly Rolling[] {
  return ROLLING_SPANS.map((span, at) => roll(values, span, since, spare?.[at] ?? makeRoom(span, values.length)));
}

const makeRoom = (span: number, length: number): Rolling => ({
  span,
  mean: new Float64Array(length),
  deviation: new Float64Array(length),
  least: new Float64Array(length),
  most: new Float64Array(length),
});

function roll(values: Float64Array, span: number, since: number, room: Rolling): Rolling {
  const { length } = values;
  const { mean, deviation, least, most } = room;
  for (let t = Math.max(0, since); t < length; t++) {
    let sum = 0;
    let count = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const from = Math.max(0, t - span + 1);
    for (let at = from; at <= t; at++) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const average = count > 0 ? sum / count : Number.NaN;
    let squares = 0;
    for (let at = from; at <= t; at++) {
      const value = values[at]!;
      if (!Number.isNaN(value)) squares += (value - average) ** 2;
    }
    mean[t] = average;
    deviation[t] = count > 0 ? Math.sqrt(squares / count) : Number.NaN;
    least[t] = count > 0 ? low : Number.NaN;
    most[t] = count > 0 ? high : Number.NaN;
  }
  return room;
}
