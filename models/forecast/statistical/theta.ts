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

/**
 * Mean usage of the `horizon` days after `history` (base units, consecutive days, last = cutoff, NaN unknown) by the theta
 * method with fitted smoothing (Hyndman & Billah 2003; Fiorucci et al. 2016) over a classical weekly decomposition. Never negative, never NaN.
 */
export function forecastTheta(history: Float64Array, horizon: number): Float64Array {
  const read = readTheta(history);
  if (read === null) return new Float64Array(horizon).fill(meanKnown(tameHistory(history, MOST_DAYS)));
  return putBackWeek(extrapolateTheta(read.fitted, horizon), read.week, read.days);
}

/** All that {@link forecastTheta} reads from a history; null when there is so little that only its mean is said. */
export function readTheta(
  history: Float64Array,
): { readonly fitted: FittedTheta; readonly week: WeekShape; readonly days: number } | null {
  const tame = tameHistory(history, MOST_DAYS);
  const known = countKnown(tame);
  if (known < 4) return null;
  const week = readWeek(tame);
  // A line through a few days says nothing of a fortnight ahead.
  return { fitted: fitTheta(takeOutWeek(tame, week), known < LEAST_TREND_DAYS ? 1 : 2), week, days: tame.length };
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
  const read = (at: Float64Array) => {
    const share = theta === null ? at[2]! : 1 - 1 / theta;
    return { alpha: at[0]!, theta: 1 / (1 - share), start: at[1]! - share * line.at };
  };
  const size = theta === null ? 3 : 2;
  const { at } = minimise(
    (at) => {
      const tried = read(at);
      return smoothTheta(series, tried.alpha, tried.theta, tried.start, line).squares;
    },
    Float64Array.of(0.2, mean, 0.5).subarray(0, size),
    Float64Array.of(0.01, low, 0).subarray(0, size),
    Float64Array.of(0.99, high, 0.95).subarray(0, size),
    EVALUATIONS,
    0.15,
    1e-6,
  );
  const found = read(at);
  const { level, squares } = smoothTheta(series, found.alpha, found.theta, found.start, line);
  return { alpha: found.alpha, theta: found.theta, level, squares, line, days: series.length };
}

/** Fiorucci et al. 2016, the forecast function of the optimised theta model (OTM); not bounded below. */
export function extrapolateTheta(fitted: Omit<FittedTheta, 'squares'>, horizon: number): Float64Array {
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
  series.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    known++;
    days += t + 1;
    values += value;
  });
  let together = 0;
  let spread = 0;
  series.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    const away = t + 1 - days / known;
    together += away * (value - values / known);
    spread += away * away;
  });
  const slope = spread > 0 ? together / spread : 0;
  return { at: known > 0 ? values / known - (slope * days) / known : 0, slope };
}
