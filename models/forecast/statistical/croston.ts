/** For items needed only now and then: how much when at all, and how often, smoothed apart (Croston 1972 and after). */

import { meanKnown, tameHistory, WEEK } from './history.ts';
import { shrunkWeekIndex } from './weekday.ts';

/**
 * `croston`: size / interval (Croston 1972). `sba`: the same less its known excess (Syntetos & Boylan 2005). `tsb`: size × chance, the
 * chance fading on every day without use, so that an item taken off the menu is let go (Teunter, Syntetos & Babai 2011).
 */
export type CrostonMethod = 'croston' | 'sba' | 'tsb';

const MOST_DAYS = 365;
/** Smoothing shares tried: of sizes, and of intervals or chances. */
const SIZE_SHARES = [0.05, 0.1, 0.2];
const TIME_SHARES = [0.02, 0.05, 0.1, 0.2];
/** Days between uses below which Croston's excess is too small to correct for (Syntetos, Boylan & Croston 2005). */
const LEAST_INTERVAL = 1.32;

/** Numbers of one history's choice: place of the method, and the two smoothing shares. */
export const CROSTON_NUMBERS = 3;
const METHODS: readonly CrostonMethod[] = ['croston', 'sba', 'tsb'];

/**
 * Mean usage of the `horizon` days after `history` (base units, consecutive days, last = cutoff, NaN unknown): the daily rate of SBA
 * (Croston's own where use is frequent) or TSB, whichever and with whatever shares would have said the days so far best, times the index of the weekday as far as chance does
 * not explain it. Never negative, never NaN; 0 for an item never used. With `learned`, what {@link learnIntermittent} chose on an earlier day of the
 * same history, nothing else is tried.
 */
export function forecastIntermittent(history: Float64Array, horizon: number, learned?: Float64Array): Float64Array {
  const { tame, index, level } = takeApart(history);
  const [method = Number.NaN, size, time] = learned ?? [];
  const { smoothed } = Number.isNaN(method)
    ? chooseSmoothing(tame, level)
    : { smoothed: smoothIntermittent(level, METHODS[method]!, size!, time!) };
  return Float64Array.from({ length: horizon }, (_, h) => smoothed.rate * index[(tame.length + h) % WEEK]!);
}

/** What serves `history` best: {@link CROSTON_NUMBERS} numbers, NaN where nothing could be compared. */
export function learnIntermittent(history: Float64Array): Float64Array {
  const { tame, level } = takeApart(history);
  return chooseSmoothing(tame, level).numbers;
}

function takeApart(history: Float64Array) {
  const tame = tameHistory(history, MOST_DAYS);
  const index = shrunkWeekIndex(tame);
  const level = new Float64Array(tame.length).fill(Number.NaN);
  for (let t = 0; t < tame.length; t++) {
    const usual = index[t % WEEK]!;
    if (usual > 0) level[t] = tame[t]! / usual;
  }
  return { tame, index, level };
}

function chooseSmoothing(tame: Float64Array, level: Float64Array): { smoothed: Smoothed; numbers: Float64Array } {
  let smoothed: Smoothed = { rate: meanKnown(tame), squares: Number.POSITIVE_INFINITY };
  const numbers = new Float64Array(CROSTON_NUMBERS).fill(Number.NaN);
  const methods = meanInterval(level) < LEAST_INTERVAL ? (['croston', 'tsb'] as const) : (['sba', 'tsb'] as const);
  for (const method of methods) {
    for (const size of SIZE_SHARES) {
      for (const time of TIME_SHARES) {
        const tried = smoothIntermittent(level, method, size, time);
        if (!(tried.squares < smoothed.squares)) continue;
        smoothed = tried;
        numbers.set([METHODS.indexOf(method), size, time]);
      }
    }
  }
  return { smoothed, numbers };
}

/** Known days per day with use. */
function meanInterval(history: Float64Array): number {
  let known = 0;
  let uses = 0;
  for (const value of history) {
    if (Number.isNaN(value)) continue;
    known++;
    if (value > 0) uses++;
  }
  return uses > 0 ? known / uses : Number.POSITIVE_INFINITY;
}

interface Smoothed {
  /** Usage per day that the method says after the last day. */
  readonly rate: number;
  /** Sum of squared errors a day ahead, from the second day with usage on; Infinity when there are fewer. */
  readonly squares: number;
}

/**
 * One pass over `history` (NaN unknown: neither use nor wait). Sizes and intervals start at the first seen, the chance at the first
 * day's. `sizeShare` and `timeShare` in (0, 1).
 */
export function smoothIntermittent(
  history: Float64Array,
  method: CrostonMethod,
  sizeShare: number,
  timeShare: number,
): Smoothed {
  let size = 0;
  let interval = 0;
  let chance = Number.NaN;
  let waited = 0;
  let uses = 0;
  let squares = 0;
  const excess = method === 'sba' ? 1 - timeShare / 2 : 1;
  let rate = 0;
  for (let t = 0; t < history.length; t++) {
    const value = history[t]!;
    if (Number.isNaN(value)) continue;
    if (uses >= 2) squares += (value - rate) ** 2;
    waited++;
    const used = value > 0;
    chance = Number.isNaN(chance) ? (used ? 1 : 0) : chance + timeShare * ((used ? 1 : 0) - chance);
    if (used) {
      size = uses === 0 ? value : size + sizeShare * (value - size);
      interval = uses === 0 ? waited : interval + timeShare * (waited - interval);
      waited = 0;
      uses++;
    }
    if (uses > 0) rate = method === 'tsb' ? size * chance : (excess * size) / interval;
  }
  return { rate, squares: uses >= 2 ? squares : Number.POSITIVE_INFINITY };
}
