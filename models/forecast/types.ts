/** What the forecast technique keeps between learning and forecasting. Panel, competitors, scores and forecasts are in `src/domain/demand-forecast.ts`, as the book keeps them too. */

/** All that learning leaves behind: structured-cloneable, stored as is, enough to forecast again without learning. */
export interface LearnedForecast {
  readonly version: 1;
  /** Milliseconds since the epoch are the caller's to add; here only what the data say. */
  readonly cutoff: number;
  readonly horizon: number;
  readonly seed: number;
  /** Opaque to all but the forecast technique. */
  readonly models: unknown;
  readonly seconds: Readonly<Record<string, number>>;
}
