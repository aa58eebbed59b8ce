/** What the forecast technique keeps between learning and forecasting. Panel, competitors, scores and forecasts are in `src/domain/demand-forecast.ts`, as the book keeps them too. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';

/** Goes up when what is kept changes its shape or was learned from other numbers: what was learned by another version is declined and learned again. */
export const LEARNED_VERSION = 8;

/** All that learning leaves behind: structured-cloneable, stored as is, enough to forecast again without learning. */
export interface LearnedForecast {
  readonly version: typeof LEARNED_VERSION;
  /** Milliseconds since the epoch are the caller's to add; here only what the data say. */
  readonly cutoff: number;
  readonly horizon: number;
  readonly seed: number;
  /** Opaque to all but the forecast technique. */
  readonly models: unknown;
  readonly seconds: Readonly<Record<string, number>>;
}

/** Which forecast is asked about. */
export interface AskedDay {
  readonly outlet: string;
  readonly item: string;
  /** Last day that the forecast knew; days of the panel after it are not looked at. Whole days since 1970-01-01, as is `day`. */
  readonly cutoff: number;
  readonly day: number;
  readonly model: Forecaster;
  /** Everyone who spoke of this item: the ensemble hears them. */
  readonly spoke: readonly Forecaster[];
}
