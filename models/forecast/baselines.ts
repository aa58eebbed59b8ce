/** The plain forecasters that any other must beat: last week again, the usual weekday, a smoothed level times the weekday. */

/**
 * A history is usage in base units of consecutive days, oldest first, its last number being the cutoff; NaN is unknown and is skipped.
 * Every forecaster answers `horizon` numbers for the days after the cutoff, never negative, never NaN: an item never seen is said to need 0.
 */
export type PlainForecaster = (history: Float64Array, horizon: number) => Float64Array;

const WEEK = 7;
const WEEKS_BACK = 8;

/** The same weekday of the last week; where that is unknown, of the week before, up to eight weeks back. */
export const forecastSeasonalNaive: PlainForecaster = (history, horizon) => {
  const answer = new Float64Array(horizon);
  const fallback = meanOfLast(history, WEEKS_BACK * WEEK);
  for (let h = 1; h <= horizon; h++) {
    if (h > WEEK) {
      answer[h - 1] = answer[h - 1 - WEEK]!;
      continue;
    }
    let value = Number.NaN;
    for (let back = 1; back <= WEEKS_BACK && Number.isNaN(value); back++) value = sameWeekday(history, h, back);
    answer[h - 1] = Number.isNaN(value) ? fallback : value;
  }
  return answer;
};

/** The mean of the same weekday over the last eight weeks. */
export const forecastWeekdayMean: PlainForecaster = (history, horizon) => {
  const answer = new Float64Array(horizon);
  const fallback = meanOfLast(history, WEEKS_BACK * WEEK);
  for (let h = 1; h <= horizon; h++) {
    const mean = h > WEEK ? answer[h - 1 - WEEK]! : weekdayMean(history, h);
    answer[h - 1] = Number.isNaN(mean) ? fallback : mean;
  }
  return answer;
};

/**
 * Simple exponential smoothing (Brown 1959) of usage divided by its weekday index, times the index of the target day. The index is the
 * weekday's share of the last eight weeks (1 for an average weekday, 0 for one that is always closed; those days do not move the level).
 * The smoothing weight is the one of nine that would have said the next day best.
 */
export const forecastSesWeekday: PlainForecaster = (history, horizon) => {
  const answer = new Float64Array(horizon);
  const recent = history.subarray(Math.max(0, history.length - 3 * WEEKS_BACK * WEEK));
  const index = weekdayIndex(history);
  const { level } = bestLevel(recent, index);
  for (let h = 1; h <= horizon; h++) answer[h - 1] = level * index[(h - 1) % WEEK]!;
  return answer;
};

/** Index of the weekday of h days after the cutoff at [(h − 1) mod 7]; averages to about 1, all 1 where nothing was used. */
function weekdayIndex(history: Float64Array): Float64Array {
  const index = new Float64Array(WEEK).fill(1);
  const means = new Float64Array(WEEK);
  let sum = 0;
  let known = 0;
  for (let h = 1; h <= WEEK; h++) {
    const mean = weekdayMean(history, h);
    means[h - 1] = mean;
    if (Number.isNaN(mean)) continue;
    sum += mean;
    known++;
  }
  if (sum > 0) for (let w = 0; w < WEEK; w++) if (!Number.isNaN(means[w]!)) index[w] = (means[w]! * known) / sum;
  return index;
}

function bestLevel(history: Float64Array, index: Float64Array): { readonly level: number } {
  let best = { level: 0, error: Number.POSITIVE_INFINITY };
  for (const weight of [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7]) {
    const smoothed = smooth(history, index, weight);
    if (smoothed.error < best.error) best = smoothed;
  }
  return best;
}

function smooth(history: Float64Array, index: Float64Array, weight: number): { level: number; error: number } {
  let level = Number.NaN;
  let error = 0;
  let seen = 0;
  let warm = 0;
  for (let t = 0; t < history.length; t++) {
    const factor = index[(((t - history.length) % WEEK) + WEEK) % WEEK]!;
    const value = history[t]!;
    if (Number.isNaN(value) || factor < 0.05) continue;
    if (seen < WEEK) {
      // The level starts as the mean of the first week known, so that one odd first day does not steer the choice of the weight.
      warm += value / factor;
      seen++;
      level = warm / seen;
      continue;
    }
    error += (value - level * factor) ** 2;
    level += weight * (value / factor - level);
  }
  return { level: Number.isNaN(level) ? 0 : Math.max(0, level), error };
}

/** Usage `back` weeks before the day `h` days after the cutoff (for h > 7 counted from the last known such weekday). NaN where unknown. */
function sameWeekday(history: Float64Array, h: number, back: number): number {
  const t = history.length - 1 + h - WEEK * (Math.ceil(h / WEEK) - 1 + back);
  return t >= 0 && t < history.length ? history[t]! : Number.NaN;
}

function weekdayMean(history: Float64Array, h: number): number {
  let sum = 0;
  let known = 0;
  for (let back = 1; back <= WEEKS_BACK; back++) {
    const value = sameWeekday(history, h, back);
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known > 0 ? sum / known : Number.NaN;
}

/** Mean of the known numbers among the last `days`, else of all, else 0. */
function meanOfLast(history: Float64Array, days: number): number {
  for (const from of [Math.max(0, history.length - days), 0]) {
    let sum = 0;
    let known = 0;
    for (let t = from; t < history.length; t++) {
      if (Number.isNaN(history[t]!)) continue;
      sum += history[t]!;
      known++;
    }
    if (known > 0) return sum / known;
  }
  return 0;
}
