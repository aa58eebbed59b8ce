/** What the past of one series says, day by day: smoothed, compared with its week and its outlet. Column t uses nothing after column t. */

import { exceptionalDays } from './exceptional-days.ts';
import { DAYS_AHEAD, type Grid } from './grid.ts';
import { exponentialMean, meanBetween, type Prefix, prefixSums } from './running-means.ts';

const WEEK = 7;
/** Weeks that make the mean of a weekday. */
const WEEKS = 8;
const LEVEL_DAYS = 28;
/** Days of half-year mean mixed into the level, so that a quiet month does not make the scale vanish. */
const LEVEL_PRIOR = 7;
/** Weeks of the outlet's weekday index mixed into the item's own. */
const INDEX_PRIOR = 2;
/** A day counts at most this many times the highest of the eight weeks before it. */
const OUTLIER = 3;

/** One number a day of the grid in each; base units unless said otherwise. */
export interface SeriesSignals {
  /** Usage with outliers cut; NaN unknown, and on exceptional days. */
  readonly clean: Float64Array;
  readonly prefix: Prefix;
  /** Size of a usual day by the last four weeks: the scale of features and targets. 0 until something was used, above 0 from then on. */
  readonly level: Float64Array;
  /** [days + 7] mean of the same weekday over eight weeks, ending a week before the day: day t + 7 is known at t. NaN where unknown. */
  readonly weekday: Float64Array;
  /** [days + 7] of how many known days it is the mean. */
  readonly weeks: Uint8Array;
  /** [days + 7] that mean over the mean of the same 56 days, shrunk to the outlet's. 1 is an average day. */
  readonly index: Float64Array;
  /** Usage over index: what is left when the week is taken out. NaN on unknown days and on weekdays as good as closed. */
  readonly calm: Float64Array;
  /** Exponential means of `calm` with weights 0.1 and 0.3. */
  readonly slow: Float64Array;
  readonly quick: Float64Array;
}

/** What the items of an outlet say together; each item counts by its own level, so that grams and pieces may be mixed. */
export interface OutletSignals {
  /** [outlets × (days + 7)] mean weekday index of the items; 1 is an average day. */
  readonly index: Float64Array;
  /** [outlets × days] usage relative to level and weekday: 1.2 is a day a fifth above the usual. NaN where nothing is known. */
  readonly factor: Float64Array;
  /** [outlets × days] usage relative to the items' long-run means, as it was: 1 is a usual day. NaN where nothing is known. */
  readonly busy: Float64Array;
  /** [outlets × days] 1 on occasions that were no ordinary days ({@link exceptionalDays}); all else here knows nothing of them. */
  readonly exceptional: Uint8Array;
  /** [outlets] prefix sums of `busy`: for comparing seasons. */
  readonly season: readonly Prefix[];
  /** [outlets] prefix sums of `factor`. */
  readonly momentum: readonly Prefix[];
  /** [series × days] what {@link cleanUsage} makes of every series, as all views need it; exceptional days are unknown. */
  readonly clean: Float64Array;
}

/** All signals of row `s`, written over `spare`: those of another row of the grid that somebody has done with. */
export function seriesSignals(grid: Grid, s: number, outlets: OutletSignals, spare?: SeriesSignals): SeriesSignals {
  const clean = outlets.clean.subarray(s * grid.days, (s + 1) * grid.days);
  const prefix = prefixSums(clean, spare?.prefix);
  const { weekday, weeks } = weekdayMeans(clean, spare);
  const width = grid.days + WEEK;
  const shared = outlets.index.subarray(grid.outlet[s]! * width, (grid.outlet[s]! + 1) * width);
  const index = weekdayIndex(prefix, weekday, weeks, shared, spare?.index);
  const calm = spare?.calm ?? new Float64Array(clean.length);
  for (let t = 0; t < calm.length; t++) calm[t] = index[t]! >= 0.1 ? clean[t]! / index[t]! : Number.NaN;
  return {
    clean,
    prefix,
    level: levels(prefix, grid.days, spare?.level),
    weekday,
    weeks,
    index,
    calm,
    slow: exponentialMean(calm, 0.1, spare?.slow),
    quick: exponentialMean(calm, 0.3, spare?.quick),
  };
}

/** What was used on the ordinary days, before anything is made of it. */
export type OrdinaryUsage = Pick<OutletSignals, 'busy' | 'exceptional' | 'clean'>;

/** Usage without exceptional days, made in steps of one series, so that whoever makes it can rest in between. */
export function* gatherUsage(grid: Grid): Generator<undefined, OrdinaryUsage> {
  const { days, outlets } = grid;
  const { busy, clean } = yield* gatherBusyDays(grid);
  const exceptional = new Uint8Array(outlets * days);
  for (let o = 0; o < outlets; o++) {
    exceptional.set(exceptionalDays(busy.subarray(o * days, (o + 1) * days), grid.occasions[o]!), o * days);
  }
  for (let s = 0; s < grid.series; s++) {
    const o = grid.outlet[s]!;
    for (let t = 0; t < days; t++) if (exceptional[o * days + t] === 1) clean[s * days + t] = Number.NaN;
  }
  return { busy, exceptional, clean };
}

/** Signals of all outlets, in steps as {@link gatherUsage}. */
export function* gatherOutletSignals(
  grid: Grid,
  { busy, exceptional, clean }: OrdinaryUsage,
): Generator<undefined, OutletSignals> {
  const { days, outlets } = grid;
  const width = days + WEEK;
  const indexSum = new Float64Array(outlets * width);
  const indexItems = new Float64Array(outlets * width);
  const usedSum = new Float64Array(outlets * days);
  const usedItems = new Float64Array(outlets * days);
  let prefix: Prefix | undefined;
  let weekdays: ReturnType<typeof weekdayMeans> | undefined;
  let level: Float64Array | undefined;
  for (let s = 0; s < grid.series; s++) {
    const o = grid.outlet[s]!;
    const own = clean.subarray(s * days, (s + 1) * days);
    prefix = prefixSums(own, prefix);
    weekdays = weekdayMeans(own, weekdays);
    const { weekday } = weekdays;
    level = levels(prefix, days, level);
    for (let t = WEEK; t < width; t++) {
      const usual = usualBefore(prefix, t);
      if (Number.isNaN(weekday[t]!) || !(usual > 0)) continue;
      indexSum[o * width + t] = indexSum[o * width + t]! + weekday[t]! / usual;
      indexItems[o * width + t] = indexItems[o * width + t]! + 1;
    }
    for (let t = 1; t < days; t++) {
      const value = own[t]!;
      if (Number.isNaN(value) || !(level[t - 1]! > 0)) continue;
      const at = o * days + t;
      usedSum[at] = usedSum[at]! + Math.min(6, value / level[t - 1]!);
      usedItems[at] = usedItems[at]! + 1;
    }
    yield;
  }
  const index = new Float64Array(outlets * width);
  for (let i = 0; i < index.length; i++) index[i] = indexItems[i]! > 0 ? indexSum[i]! / indexItems[i]! : 1;
  const factor = new Float64Array(outlets * days).fill(Number.NaN);
  for (let o = 0; o < outlets; o++) {
    for (let t = 0; t < days; t++) {
      const at = o * days + t;
      const expected = index[o * width + t]!;
      if (usedItems[at]! > 0 && expected >= 0.1) factor[at] = usedSum[at]! / usedItems[at]! / expected;
    }
  }
  const season = busy.map((value, at) => (exceptional[at] === 1 ? Number.NaN : value));
  const each = (values: Float64Array) =>
    Array.from({ length: outlets }, (_, o) => prefixSums(values.subarray(o * days, (o + 1) * days)));
  return { index, factor, busy, exceptional, season: each(season), momentum: each(factor), clean };
}

/** How busy each outlet was, and the usage of each series with outliers cut. */
function* gatherBusyDays(grid: Grid): Generator<undefined, Pick<OutletSignals, 'busy' | 'clean'>> {
  const { days, outlets } = grid;
  const clean = new Float64Array(grid.series * days);
  const sum = new Float64Array(outlets * days);
  const items = new Float64Array(outlets * days);
  let prefix: Prefix | undefined;
  for (let s = 0; s < grid.series; s++) {
    const own = cleanUsage(grid, s, clean.subarray(s * days, (s + 1) * days));
    prefix = prefixSums(own, prefix);
    const first = grid.outlet[s]! * days;
    for (let t = 1; t < days; t++) {
      const share = own[t]! / meanBetween(prefix, 0, t);
      if (Number.isNaN(share)) continue;
      sum[first + t] = sum[first + t]! + Math.min(6, share);
      items[first + t] = items[first + t]! + 1;
    }
    yield;
  }
  return { busy: sum.map((total, at) => (items[at]! > 0 ? total / items[at]! : Number.NaN)), clean };
}

/**
 * What a learner that can split days off learns of a day: as `clean`, and of exceptional days that the calendar tells what they were, so that it knows what to say of a
 * holiday that comes for the first time. NaN unknown.
 */
export function learnableUsage(
  { grid, outlets }: { grid: Grid; outlets: OutletSignals },
  s: number,
  t: number,
): number {
  const o = grid.outlet[s]!;
  const isTold = outlets.exceptional[o * grid.days + t] === 1 && grid.special[o * (grid.days + DAYS_AHEAD) + t] === 1;
  return (isTold ? grid.used : outlets.clean)[s * grid.days + t]!;
}

/**
 * Usage with each day cut at three times the highest of the 56 days before (where at least 14 of them are known and any was used): a slip of the
 * pen weighs little, a true rise is through after a few days. Written to `clean` [days].
 */
export function cleanUsage(grid: Grid, s: number, clean = new Float64Array(grid.days)): Float64Array {
  clean.set(grid.used.subarray(s * grid.days, (s + 1) * grid.days));
  for (let t = 14; t < clean.length; t++) {
    const value = clean[t]!;
    if (!(value > 0)) continue;
    let most = 0;
    let known = 0;
    // One day before that was high enough settles it, and is mostly found within the week.
    for (let at = t - 1; at >= Math.max(0, t - 56) && !(value <= OUTLIER * most); at--) {
      const before = clean[at]!;
      if (Number.isNaN(before)) continue;
      known++;
      if (before > most) most = before;
    }
    if (known >= 14 && most > 0 && value > OUTLIER * most) clean[t] = OUTLIER * most;
  }
  return clean;
}

function levels(prefix: Prefix, days: number, level: Float64Array = new Float64Array(days)): Float64Array {
  let held = 0;
  for (let t = 0; t < days; t++) {
    const usual = meanBetween(prefix, t - 181, t);
    const near = Math.max(0, t + 1 - LEVEL_DAYS);
    const value =
      (prefix.sum[t + 1]! - prefix.sum[near]! + LEVEL_PRIOR * usual) /
      (prefix.known[t + 1]! - prefix.known[near]! + LEVEL_PRIOR);
    // Rounding may leave a crumb where all is zero.
    if (value > 1e-9) held = value;
    level[t] = held;
  }
  return level;
}

/** Of each day the mean of its weekday over the weeks before, and how many of them are known. */
function weekdayMeans(
  clean: Float64Array,
  spare?: Pick<SeriesSignals, 'weekday' | 'weeks'>,
): Pick<SeriesSignals, 'weekday' | 'weeks'> {
  const weekday = spare?.weekday ?? new Float64Array(clean.length + WEEK).fill(Number.NaN);
  const weeks = spare?.weeks ?? new Uint8Array(weekday.length);
  for (let t = WEEK; t < weekday.length; t++) {
    let sum = 0;
    let known = 0;
    for (let at = t - WEEK, back = 0; back < WEEKS && at >= 0; back++, at -= WEEK) {
      const value = clean[at]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    weeks[t] = known;
    weekday[t] = known > 0 ? sum / known : Number.NaN;
  }
  return { weekday, weeks };
}

/** Mean of the 56 days that hold the eight weekdays behind `weekday[t]` and as many of each other weekday. */
const usualBefore = (prefix: Prefix, t: number): number => meanBetween(prefix, t - WEEK * (WEEKS + 1) + 1, t - WEEK);

function weekdayIndex(
  prefix: Prefix,
  weekday: Float64Array,
  weeks: Uint8Array,
  shared: Float64Array,
  index: Float64Array = new Float64Array(weekday.length),
): Float64Array {
  for (let t = 0; t < index.length; t++) {
    const usual = usualBefore(prefix, t);
    const known = weeks[t]!;
    const own = usual > 0 && known > 0 ? weekday[t]! / usual : shared[t]!;
    index[t] = (known * own + INDEX_PRIOR * shared[t]!) / (known + INDEX_PRIOR);
  }
  return index;
}
