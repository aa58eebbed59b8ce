/** Exponential smoothing as one pass over the days: level, damped trend and weekday, each corrected by the day's surprise. */

import { WEEK } from './history.ts';

/** Which parts a model has; the error is additive (a spread in units) or multiplicative (a spread in shares of the level). */
export interface EtsShape {
  readonly error: 'additive' | 'multiplicative';
  readonly trend: boolean;
  readonly season: 'none' | 'additive' | 'multiplicative';
}

/** Smoothing shares in error-correction form; `phi` is the share of the trend that is left a day later (1: never damped). */
export interface EtsParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** Where the series stands; `season[t mod 7]` belongs to day t, counted from the first of the history. Changed by the filter. */
export interface EtsState {
  level: number;
  trend: number;
  readonly season: Float64Array;
}

export interface EtsFit {
  /** −2 log likelihood but for a constant: n log Σe², plus 2 Σ log|ŷ| for multiplicative errors (Hyndman et al. 2008, 5.1). */
  readonly deviance: number;
  /** Sum of squared errors a day ahead, in squared units (relative for multiplicative errors). */
  readonly squares: number;
  readonly days: number;
}

/**
 * Runs through `history`, one day at a time, moving `state` from before its first day to after its last. Unknown days move only the
 * trend. Recursions: Hyndman, Koehler, Ord & Snyder 2008, tables 2.2–2.3; they are the same for both kinds of error.
 */
export function filterEts(history: Float64Array, shape: EtsShape, parameters: EtsParameters, state: EtsState): EtsFit {
  const { alpha, beta, gamma, phi } = parameters;
  const { season } = state;
  const times = shape.season === 'multiplicative';
  const relative = shape.error === 'multiplicative';
  let { level, trend } = state;
  let squares = 0;
  let logs = 0;
  let size = 0;
  let days = 0;
  let weekday = 0;
  for (let t = 0; t < history.length; t++) {
    const y = history[t]!;
    const damped = phi * trend;
    const expected = level + damped;
    const part = season[weekday]!;
    const said = times ? expected * part : expected + part;
    if (!Number.isNaN(y)) {
      const error = y - said;
      if (times) {
        level = expected + (alpha * error) / part;
        trend = damped + (beta * error) / part;
        season[weekday] = part + (gamma * error) / expected;
      } else {
        level = expected + alpha * error;
        trend = damped + beta * error;
        season[weekday] = part + gamma * error;
      }
      if (relative) {
        squares += (error / said) ** 2;
        logs += Math.log(Math.abs(said));
      } else squares += error * error;
      size += relative ? 1 : y * y;
      days++;
    } else {
      level = expected;
      trend = damped;
    }
    weekday = weekday === WEEK - 1 ? 0 : weekday + 1;
  }
  state.level = level;
  state.trend = trend;
  // A history without any surprise must not weigh infinitely.
  return { deviance: days * Math.log(Math.max(squares, 1e-12 * size)) + 2 * logs, squares, days };
}

/** What `state` says of the next `horizon` days, `passed` days after the first of its history; not bounded below. */
export function extrapolateEts(
  state: EtsState,
  shape: EtsShape,
  phi: number,
  passed: number,
  horizon: number,
): Float64Array {
  const said = new Float64Array(horizon);
  let expected = state.level;
  let damped = state.trend;
  for (let h = 0; h < horizon; h++) {
    damped *= phi;
    expected += damped;
    const part = state.season[(passed + h) % WEEK]!;
    said[h] = shape.season === 'multiplicative' ? expected * part : expected + part;
  }
  return said;
}
