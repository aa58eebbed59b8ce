/**
 * Forecasts of very many series in a few arrays: what an engine hands over for 6,000 series would be a million objects, which the page would have to make in one go.
 * Here it takes over the memory as it is and makes the objects of one series when it needs them.
 */

import {
  type ForecastDay,
  type Forecaster,
  type HeldOutScore,
  QUANTILES,
  type SeriesForecast,
} from './demand-forecast.ts';

export interface ManyForecasts extends Pick<SeriesForecast, 'cutoff' | 'sums'> {
  readonly names: readonly { readonly outlet: string; readonly item: string }[];
  /** The competitors that numbers below are told of, in that order. */
  readonly models: readonly Forecaster[];
  /** Days ahead. */
  readonly horizon: number;
  /** [names] number of the champion among `models`. */
  readonly champion: Uint8Array;
  /** [names] 1 where it fell back. */
  readonly fellBack: Uint8Array;
  /** [names × models × 4] WAPE, bias, MASE and days; 0 days where nothing was held out. */
  readonly scores: Float64Array;
  /** [names × models × horizon × 6] mean and quantiles; NaN of a competitor that is silent. */
  readonly days: Float64Array;
  /** [names × horizon] `unit` of the champion's days. */
  readonly units: Float64Array;
}

/** Numbers of a score and of a day. */
export const SCORE_SIZE = 4;
export const DAY_SIZE = 1 + QUANTILES.length;

/** Forecasts one after another, each made when it is asked for. An array of them is one too. */
export interface ForecastList {
  readonly length: number;
  readonly at: (s: number) => SeriesForecast | undefined;
}

/** The list, without making any yet. */
export const openForecasts = (many: ManyForecasts): ForecastList => ({
  length: many.names.length,
  at: (s) => (s >= 0 && s < many.names.length ? forecastAt(many, s) : undefined),
});

/** All of them as objects. */
export const everyForecast = (many: ManyForecasts): readonly SeriesForecast[] =>
  many.names.map((_, s) => forecastAt(many, s));

/** The forecast of series `s`, a whole number of 0 … names − 1. */
export function forecastAt(many: ManyForecasts, s: number): SeriesForecast {
  const { names, models, cutoff, sums, champion, fellBack } = many;
  const serving = models[champion[s]!]!;
  const scores: HeldOutScore[] = [];
  const days: Partial<Record<Forecaster, readonly ForecastDay[]>> = {};
  for (const [m, model] of models.entries()) {
    const place = s * models.length + m;
    const [wape, bias, mase, held] = numbers(many.scores, place, SCORE_SIZE);
    if (held! > 0) scores.push({ model, wape: wape!, bias: bias!, mase: mase!, days: held! });
    if (Number.isNaN(many.days[place * many.horizon * DAY_SIZE]!)) continue;
    days[model] = Array.from({ length: many.horizon }, (_, i): ForecastDay => {
      const told = numbers(many.days, place * many.horizon + i, DAY_SIZE);
      const [mean, q05, q25, q50, q75, q95] = told as unknown as [number, number, number, number, number, number];
      const day = { day: cutoff + 1 + i, mean, q05, q25, q50, q75, q95 };
      return model === serving ? { ...day, unit: many.units[s * many.horizon + i]! } : day;
    });
  }
  const shared = { cutoff, champion: serving, fellBack: fellBack[s] === 1, scores, days };
  return { ...names[s]!, ...shared, ...(sums === undefined ? {} : { sums }) };
}

const numbers = (of: Float64Array, place: number, size: number) => of.subarray(place * size, (place + 1) * size);
