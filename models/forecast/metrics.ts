/** How far forecasts were from what happened: every score the plate and the measuring speak of, defined once. */

import { QUANTILES } from '../../src/domain/demand-forecast.ts';

/**
 * Forecast days side by side, one number per day in every column, base units.
 * Rows whose `actual` is NaN (unknown) or whose `censored` is 1 (the item ran out: usage is only a lower bound) are left out of every score.
 */
export interface ScoredColumns {
  readonly actual: Float64Array;
  readonly mean: Float64Array;
  /** One column per level of {@link QUANTILES}; leave out when only means are known. */
  readonly quantiles?: readonly Float64Array[];
  /** In-sample lag-7 difference of the row's series, see {@link lagScale}; NaN or 0 leaves the row out of MASE only. */
  readonly scale: Float64Array;
  /** Mean usage of the row's series up to its cutoff: what a constant forecaster would have said. */
  readonly seriesMean: Float64Array;
  readonly censored?: Uint8Array;
}

export interface Scores {
  /** Rows scored. */
  readonly days: number;
  /** Σ|actual − mean| / Σ|actual|, all rows together; 0 is perfect. NaN when nothing was used. */
  readonly wape: number;
  /** Σ(mean − actual) / Σ|actual|; above 0 says too much. */
  readonly bias: number;
  /** Mean of |actual − mean| / scale over rows with a scale (Hyndman & Koehler 2006, seasonal form with lag 7). */
  readonly mase: number;
  /** Root of the mean squared error, base units. */
  readonly rmse: number;
  /** 1 − Σ(actual − mean)² / Σ(actual − average actual)², all rows pooled; NaN when actuals do not vary. */
  readonly r2: number;
  /** The same with {@link ScoredColumns.seriesMean} as forecast: how much of `r2` merely tells large items from small ones. */
  readonly r2SeriesMean: number;
  /** Mean over rows and the five levels of the quantile loss (Koenker & Bassett 1978), base units; NaN without quantiles. */
  readonly pinball: number;
  /** Share of actuals within [q25, q75], ends included; NaN without quantiles. */
  readonly coverage50: number;
  /** Share of actuals within [q05, q95], ends included; NaN without quantiles. */
  readonly coverage90: number;
}

/** All scores of the rows. Sums run in row order, so equal input gives equal bits. */
export function score(columns: ScoredColumns): Scores {
  const { actual, mean, scale, seriesMean, quantiles, censored } = columns;
  let days = 0;
  let size = 0;
  let total = 0;
  for (let i = 0; i < actual.length; i++) {
    if (!isScored(actual, censored, i)) continue;
    days++;
    size += Math.abs(actual[i]!);
    total += actual[i]!;
  }
  const average = total / days;
  let absolute = 0;
  let signed = 0;
  let squared = 0;
  let spread = 0;
  let squaredSeriesMean = 0;
  let scaled = 0;
  let scaledDays = 0;
  let pinball = 0;
  let within50 = 0;
  let within90 = 0;
  for (let i = 0; i < actual.length; i++) {
    if (!isScored(actual, censored, i)) continue;
    const y = actual[i]!;
    const error = mean[i]! - y;
    absolute += Math.abs(error);
    signed += error;
    squared += error * error;
    spread += (y - average) ** 2;
    squaredSeriesMean += (y - seriesMean[i]!) ** 2;
    if (scale[i]! > 0) {
      scaled += Math.abs(error) / scale[i]!;
      scaledDays++;
    }
    if (quantiles === undefined) continue;
    for (let q = 0; q < QUANTILES.length; q++) pinball += quantileLoss(y, quantiles[q]![i]!, QUANTILES[q]!);
    if (y >= quantiles[1]![i]! && y <= quantiles[3]![i]!) within50++;
    if (y >= quantiles[0]![i]! && y <= quantiles[4]![i]!) within90++;
  }
  const hasQuantiles = quantiles !== undefined && days > 0;
  return {
    days,
    wape: ratio(absolute, size),
    bias: ratio(signed, size),
    mase: ratio(scaled, scaledDays),
    rmse: Math.sqrt(ratio(squared, days)),
    r2: spread > 0 ? 1 - squared / spread : Number.NaN,
    r2SeriesMean: spread > 0 ? 1 - squaredSeriesMean / spread : Number.NaN,
    pinball: hasQuantiles ? pinball / (days * QUANTILES.length) : Number.NaN,
    coverage50: hasQuantiles ? within50 / days : Number.NaN,
    coverage90: hasQuantiles ? within90 / days : Number.NaN,
  };
}

/** Loss of saying `quantile` for level `level` (0..1) when `actual` came: base units, never negative. */
export function quantileLoss(actual: number, quantile: number, level: number): number {
  const over = actual - quantile;
  return over >= 0 ? level * over : (level - 1) * over;
}

/**
 * Mean |y[t] − y[t−7]| over the known pairs of a history (base units, NaN unknown): the scale of MASE.
 * NaN when there is no pair.
 */
export function lagScale(history: Float64Array, lag = 7): number {
  let sum = 0;
  let pairs = 0;
  for (let t = lag; t < history.length; t++) {
    const difference = Math.abs(history[t]! - history[t - lag]!);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    pairs++;
  }
  return ratio(sum, pairs);
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);

function isScored(actual: Float64Array, censored: Uint8Array | undefined, i: number): boolean {
  return !Number.isNaN(actual[i]!) && censored?.[i] !== 1;
}
