/** The shape of the week in a history: taken out before a method that knows no weekdays, put back after. */

import { WEEK } from './history.ts';

/** How the weekdays differ; `of[t mod 7]` belongs to day t of the history, counted from its first. */
export interface WeekShape {
  readonly kind: 'none' | 'times' | 'plus';
  readonly of: Float64Array;
  /** 1 for a weekday of the same numbering on which nothing is ever used (the outlet is closed). */
  readonly idle: Uint8Array;
}

/** Below this share of the average, dividing by a weekday's index would only blow up its noise. */
const LEAST_INDEX = 0.2;
/** Share of days without usage above which a day is not a multiple of anything. */
const MOST_ZEROS = 0.02;
/** Weeks without usage that make a weekday idle. */
const IDLE_WEEKS = 4;

/**
 * Classical decomposition over a centred week (Makridakis, Wheelwright & Hyndman 1998, 3.4): multiplicative, or additive where a
 * weekday is too small to divide by. `none` when the lag-7 autocorrelation is not above chance at 90 % (as in Assimakopoulos &
 * Nikolopoulos 2000) or under three weeks are known. Unknown days are passed over.
 */
export function readWeek(history: Float64Array): WeekShape {
  const idle = findIdle(history);
  const open = idle.includes(1) ? history.map((value, t) => (idle[t % WEEK] === 1 ? Number.NaN : value)) : history;
  const none: WeekShape = { kind: 'none', of: new Float64Array(WEEK), idle };
  if (history.length < 3 * WEEK || !isWeekly(open)) return none;
  const times = averageShape(open, 'times');
  const mean = meanOf(times, idle);
  if (isMostlyUsed(open) && times.every((index, w) => idle[w] === 1 || index / mean >= LEAST_INDEX)) {
    return { kind: 'times', of: times.map((index) => index / mean), idle };
  }
  const plus = averageShape(open, 'plus');
  const middle = meanOf(plus, idle);
  return { kind: 'plus', of: plus.map((part) => part - middle), idle };
}

/** `history` without the shape of the week; idle days become unknown. */
export function takeOutWeek(history: Float64Array, week: WeekShape): Float64Array {
  const { kind, of, idle } = week;
  const flat = history.slice();
  for (let t = 0; t < flat.length; t++) {
    const w = t % WEEK;
    if (idle[w] === 1) flat[t] = Number.NaN;
    else if (kind === 'times') flat[t] = flat[t]! / of[w]!;
    else if (kind === 'plus') flat[t] = flat[t]! - of[w]!;
  }
  return flat;
}

/** Puts the shape of the week onto `flat`, whose first day is `passed` days after the first of the history; never below 0. In place. */
export function putBackWeek(flat: Float64Array, week: WeekShape, passed: number): Float64Array {
  for (let h = 0; h < flat.length; h++) {
    const w = (passed + h) % WEEK;
    const value =
      week.kind === 'times' ? flat[h]! * week.of[w]! : week.kind === 'plus' ? flat[h]! + week.of[w]! : flat[h]!;
    flat[h] = week.idle[w] === 1 ? 0 : Math.max(0, value);
  }
  return flat;
}

/**
 * Index of each weekday (mean 1, numbered as in {@link WeekShape}), drawn towards 1 as far as chance could explain the differences:
 * shrinkage by the share of variance between weekdays (James & Stein 1961; Efron & Morris 1975). All 1 when nothing is known.
 */
export function shrunkWeekIndex(history: Float64Array): Float64Array {
  const sum = new Float64Array(WEEK);
  const squares = new Float64Array(WEEK);
  const known = new Float64Array(WEEK);
  for (let t = 0; t < history.length; t++) {
    const value = history[t]!;
    if (Number.isNaN(value)) continue;
    sum[t % WEEK]! += value;
    squares[t % WEEK]! += value * value;
    known[t % WEEK]! += 1;
  }
  const index = new Float64Array(WEEK).fill(1);
  if (known.some((days) => days < 2)) return index;
  const means = sum.map((of, w) => of / known[w]!);
  const grand = means.reduce((a, b) => a + b, 0) / WEEK;
  if (!(grand > 0)) return index;
  let within = 0;
  let between = 0;
  for (let w = 0; w < WEEK; w++) {
    within += (squares[w]! / known[w]! - means[w]! ** 2) / (known[w]! - 1) / WEEK;
    between += (means[w]! - grand) ** 2 / (WEEK - 1);
  }
  const trust = between > 0 ? Math.max(0, 1 - Math.max(0, within) / between) : 0;
  return index.map((_, w) => 1 + trust * (means[w]! / grand - 1));
}

function findIdle(history: Float64Array): Uint8Array {
  const idle = new Uint8Array(WEEK);
  for (let w = 0; w < WEEK; w++) {
    let zeros = 0;
    let used = false;
    for (let t = w; t < history.length; t += WEEK) {
      if (history[t] === 0) zeros++;
      else if (history[t]! > 0) used = true;
    }
    idle[w] = !used && zeros >= IDLE_WEEKS ? 1 : 0;
  }
  // An item that is never used has no closed weekdays, only no usage.
  return idle.every((is) => is === 1) ? idle.fill(0) : idle;
}

function isMostlyUsed(history: Float64Array): boolean {
  let zeros = 0;
  let known = 0;
  for (const value of history) {
    if (Number.isNaN(value)) continue;
    known++;
    if (value === 0) zeros++;
  }
  return zeros <= MOST_ZEROS * known;
}

function isWeekly(history: Float64Array): boolean {
  let spread = 0;
  let known = 0;
  const mean = meanOf(history);
  for (let t = 0; t < history.length; t++) {
    const value = history[t]!;
    if (Number.isNaN(value)) continue;
    known++;
    spread += (value - mean) ** 2;
  }
  if (known < 2 * WEEK || spread === 0) return false;
  let chance = 1;
  for (let lag = 1; lag <= WEEK; lag++) {
    let together = 0;
    for (let t = lag; t < history.length; t++) {
      const product = (history[t]! - mean) * (history[t - lag]! - mean);
      if (!Number.isNaN(product)) together += product;
    }
    const r = together / spread;
    if (lag === WEEK) return r > 1.645 * Math.sqrt(chance / known);
    chance += 2 * r * r;
  }
  return false;
}

/** Average over the weeks of how each weekday stands to the mean of the week around it; 0 where never seen. */
function averageShape(history: Float64Array, kind: 'times' | 'plus'): Float64Array {
  const sum = new Float64Array(WEEK);
  const seen = new Float64Array(WEEK);
  for (let t = 3; t + 3 < history.length; t++) {
    const value = history[t]!;
    if (Number.isNaN(value)) continue;
    let around = 0;
    let known = 0;
    for (let i = t - 3; i <= t + 3; i++) {
      if (Number.isNaN(history[i]!)) continue;
      around += history[i]!;
      known++;
    }
    if (known < 3) continue;
    around /= known;
    if (kind === 'times' && !(around > 0)) continue;
    sum[t % WEEK]! += kind === 'times' ? value / around : value - around;
    seen[t % WEEK]! += 1;
  }
  return sum.map((of, w) => (seen[w]! > 0 ? of / seen[w]! : 0));
}

function meanOf(values: Float64Array, leaveOut?: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value) || leaveOut?.[i] === 1) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
