/** Theta: smoothing pulled along a share of the long trend, after the week is taken out (Assimakopoulos & Nikolopoulos 2000). */

import { minimise } from '../../kit/nelder-mead.ts';
import { countKnown, meanKnown, tameHistory } from './history.ts';
import { putBackWeek, readWeek, takeOutWeek, type WeekShape } from './weekday.ts';

/** Older days say little of next week, and cost time. */
const MOST_DAYS = 730;
const EVALUATIONS = 120;
const LEAST_TREND_DAYS = 21;

export interface FittedTheta {
  readonly alpha: number;
  /** How far the long trend is followed: 1 not at all, 2 by half (the classic), more for nearly all. */
  readonly theta: number;
  /** What is said of the first day. */
  readonly first: number;
  /** Smoothed level after the last day. */
  readonly level: number;
  /** Sum of squared errors a day ahead. */
  readonly squares: number;
  /** Straight line through the history: value a day before its first, and change per day. */
  readonly line: Line;
  /** Days passed. */
  readonly days: number;
}

interface Line {
  readonly at: number;
  readonly slope: number;
}

/** Numbers of one history's parameters: smoothing share and first level. */
export const THETA_NUMBERS = 2;

/**
 * Mean usage of the `horizon` days after `history` (base units, consecutive days, last = cutoff, NaN unknown) by the theta
 * method with fitted smoothing (Hyndman & Billah 2003; Fiorucci et al. 2016) over a classical weekly decomposition. Never negative, never NaN. With
 * `learned`, what {@link learnTheta} found on an earlier day of the same history, nothing is searched.
 */
export function forecastTheta(history: Float64Array, horizon: number, learned?: Float64Array): Float64Array {
  const read = readTheta(history, learned);
  if (read === null) return new Float64Array(horizon).fill(meanKnown(tameHistory(history, MOST_DAYS)));
  return putBackWeek(extrapolateTheta(read.fitted, horizon), read.week, read.days);
}

/** Parameters of `history`: {@link THETA_NUMBERS} numbers, NaN where there is too little to find them. */
export function learnTheta(history: Float64Array): Float64Array {
  const read = readTheta(history);
  return read === null
    ? new Float64Array(THETA_NUMBERS).fill(Number.NaN)
    : Float64Array.of(read.fitted.alpha, read.fitted.first);
}

/** All that {@link forecastTheta} reads from a history; null when there is so little that only its mean is said. */
export function readTheta(
  history: Float64Array,
  learned?: Float64Array,
): { readonly fitted: FittedTheta; readonly week: WeekShape; readonly days: number } | null {
  const tame = tameHistory(history, MOST_DAYS);
  const known = countKnown(tame);
  if (known < 4) return null;
  const week = readWeek(tame);
  const weekless = takeOutWeek(tame, week);
  // A line through a few days says nothing of a fortnight ahead.
  const theta = known < LEAST_TREND_DAYS ? 1 : 2;
  const [alpha = Number.NaN, first = Number.NaN] = learned ?? [];
  const fitted = Number.isNaN(alpha)
    ? fitTheta(weekless, theta)
    : standAtEnd(weekless, alpha, theta, first, fitLine(weekless));
  return { fitted, week, days: tame.length };
}

/**
 * Fits a series without weekdays; NaN is unknown and moves nothing. `theta` is 2 in the classic method; null has it fitted too, within
 * 1 … 20.
 */
export function fitTheta(series: Float64Array, theta: number | null = 2): FittedTheta {
  const line = fitLine(series);
  const mean = meanKnown(series);
  let low = mean;
  let high = mean;
  for (const value of series) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  // Searched: alpha, what is said of the first day, and the share 1 − 1/theta of the trend, which is flatter than theta.
  const thetaOf = (at: Float64Array) => 1 / (1 - (theta === null ? at[2]! : 1 - 1 / theta));
  const size = theta === null ? 3 : 2;
  const { at } = minimise(
    (at) => standAtEnd(series, at[0]!, thetaOf(at), at[1]!, line).squares,
    Float64Array.of(0.2, mean, 0.5).subarray(0, size),
    Float64Array.of(0.01, low, 0).subarray(0, size),
    Float64Array.of(0.99, high, 0.95).subarray(0, size),
    EVALUATIONS,
    0.15,
    1e-6,
  );
  return standAtEnd(series, at[0]!, thetaOf(at), at[1]!, line);
}

/** Goes through the series with given parameters; `first` is what is said of its first day. */
function standAtEnd(series: Float64Array, alpha: number, theta: number, first: number, line: Line): FittedTheta {
  const start = first - (1 - 1 / theta) * line.at;
  const { level, squares } = smoothTheta(series, alpha, theta, start, line);
  return { alpha, theta, first, level, squares, line, days: series.length };
}

/** Fiorucci et al. 2016, the forecast function of the optimised theta model (OTM); not bounded below. */
export function extrapolateTheta(fitted: Omit<FittedTheta, 'squares' | 'first'>, horizon: number): Float64Array {
  const { alpha, theta, level, line, days } = fitted;
  const left = (1 - alpha) ** days;
  const share = 1 - 1 / theta;
  return Float64Array.from({ length: horizon }, (_, h) => {
    return level + share * (left * line.at + (h + (1 - left * (1 - alpha)) / alpha) * line.slope);
  });
}

/** One pass of the model from first level `level`: where it ends and the squared errors a day ahead. */
export function smoothTheta(
  series: Float64Array,
  alpha: number,
  theta: number,
  level: number,
  line: Line,
): { readonly level: number; readonly squares: number } {
  const share = 1 - 1 / theta;
  let at = level;
  let left = 1;
  let squares = 0;
  for (let t = 0; t < series.length; t++) {
    const pull = share * (left * line.at + ((1 - left * (1 - alpha)) / alpha) * line.slope);
    left *= 1 - alpha;
    const value = series[t]!;
    if (Number.isNaN(value)) continue;
    squares += (value - at - pull) ** 2;
    at += alpha * (value - at);
  }
  return { level: at, squares };
}

/** Least squares through the known days, numbered from 1. */
export function fitLine(series: Float64Array): Line {
  let known = 0;
  let days = 0;
  let values = 0;
  for (let t = 0; t < series.length; t++) {
    const value = series[t]!;
    if (Number.isNaN(value)) continue;
    known++;
    days += t + 1;
    values += value;
  }
  let together = 0;
  let spread = 0;
  for (let t = 0; t < series.length; t++) {
    const value = series[t]!;
    if (Number.isNaN(value)) continue;
    const away = t + 1 - days / known;
    together += away * (value - values / known);
    spread += away * away;
  }
  const slope = spread > 0 ? together / spread : 0;
  return { at: known > 0 ? values / known - (slope * days) / known : 0, slope };
}
