/** What a demand forecast is asked and what it answers, as plain data that survives a structured clone and is kept in the book. */

import type { FeastName } from './feasts.ts';

/** Usage of one item at one outlet on consecutive days. `outlet` and `item` are names or ids, as the asker likes. All columns have one number a day; NaN is unknown. */
export interface DemandSeries {
  readonly outlet: string;
  readonly item: string;
  /** Whole days since 1970-01-01 of the first number. */
  readonly firstDay: number;
  /** Base units used; a known zero is 0. */
  readonly used: Float64Array;
  /** What else the stock book knows of the same days, where it does; features use them only up to the cutoff. */
  readonly received?: Float64Array;
  readonly wasted?: Float64Array;
  readonly closing?: Float64Array;
  readonly ordered?: Float64Array;
  /** Minutes after midnight at which the item ran out; NaN when it did not. Usage of such a day is a lower bound on demand. */
  readonly ranOutAt?: Float64Array;
  /** Days between two counts over which the day's use was spread, so that it is likely, not seen; NaN where it was seen. */
  readonly spreadOver?: Float64Array;
}

/** A day the manager or the calendar knows of in advance. `feast` says which of those that come every year. */
export interface CalendarDay {
  readonly day: number;
  readonly outlet: string | null;
  readonly kind: 'holiday' | 'event' | 'closed' | 'booking';
  readonly name: string;
  readonly size: number | null;
  readonly feast?: FeastName;
}

export interface DemandPanel {
  readonly series: readonly DemandSeries[];
  readonly calendar: readonly CalendarDay[];
}

/** Every competitor there is; `champion` is whichever serves a series. Names as in the evaluation files. */
export const FORECASTERS = [
  'seasonal_naive',
  'weekday_mean',
  'ses_weekday',
  'ets',
  'theta',
  'croston',
  'ridge',
  'forest',
  'boosted',
  'lstm',
  'lstm_attention',
  'ensemble',
] as const;
export type Forecaster = (typeof FORECASTERS)[number];
/** The plain ones, which serve when nothing beats them. */
export const BASELINES = ['seasonal_naive', 'weekday_mean', 'ses_weekday'] as const satisfies readonly Forecaster[];

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * How far sums of forecast days go wrong: row k − 1 has, for each level of {@link QUANTILES}, the error of the sum of k days over the root of the sum of
 * squares of their days' `unit`. Empty where too few days were held out to tell.
 */
export type SumDoubt = readonly (readonly number[])[];

/** One forecast day: base units, never negative; quantiles non-decreasing. */
export interface ForecastDay {
  readonly day: number;
  readonly mean: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Base units by which the day may go wrong, for sums; only of the serving model, and not in forecasts made before sums were calibrated. */
  readonly unit?: number;
}

/** Held-out score of one competitor on one series. Lower is better; see `metrics.ts` for definitions. */
export interface HeldOutScore {
  readonly model: Forecaster;
  readonly wape: number;
  readonly bias: number;
  readonly mase: number;
  /** Held-out days scored. */
  readonly days: number;
}

export interface SeriesForecast {
  readonly outlet: string;
  readonly item: string;
  /** Last day known when the forecast was made. */
  readonly cutoff: number;
  readonly champion: Forecaster;
  /** True when no competitor beat the plain baselines on held-out days. */
  readonly fellBack: boolean;
  readonly scores: readonly HeldOutScore[];
  /** For sums of the champion's days; not in forecasts made before sums were calibrated. */
  readonly sums?: SumDoubt;
  /** What each competitor says of the coming days; the champion's is what serves. */
  readonly days: Readonly<Partial<Record<Forecaster, readonly ForecastDay[]>>>;
}

/**
 * Base units above (below 0: under) the summed means at which the `level` quantile of the sum of days lies, given the `unit` of each day that adds to it
 * (0: certain). Levels between and beyond those of {@link QUANTILES} lie straight on the normal scale. Null where `sums` cannot tell. More days than
 * were ever summed go as wrong as the longest run, for its length.
 */
export function sumSpread(sums: SumDoubt | undefined, units: readonly number[], level: number): number | null {
  const doubtful = units.filter((unit) => unit > 0);
  const row = sums?.[Math.min(doubtful.length, sums.length) - 1];
  if (doubtful.length > 0 && row === undefined) return null;
  return row === undefined ? 0 : betweenQuantiles(row, level) * Math.hypot(...doubtful);
}

/** The `level` quantile of which those of {@link QUANTILES} are `values`: straight between them on the normal scale, and beyond them. */
export function betweenQuantiles(values: readonly number[], level: number): number {
  let right = 1;
  while (right < QUANTILES.length - 1 && level > QUANTILES[right]!) right++;
  const low = probit(QUANTILES[right - 1]!);
  const share = (probit(level) - low) / (probit(QUANTILES[right]!) - low);
  return values[right - 1]! + share * (values[right]! - values[right - 1]!);
}

/** Inverse of the standard normal distribution, |error| < 4.5e-4 (Abramowitz & Stegun 26.2.23). `0 < probability < 1`. */
export function probit(probability: number): number {
  const tail = Math.sqrt(-2 * Math.log(Math.min(probability, 1 - probability)));
  const size =
    tail -
    (2.515517 + tail * (0.802853 + tail * 0.010328)) / (1 + tail * (1.432788 + tail * (0.189269 + tail * 0.001308)));
  return probability < 0.5 ? -size : size;
}
