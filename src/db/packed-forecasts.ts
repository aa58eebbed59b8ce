/**
 * Forecasts as they are kept: the figures of all competitors in one buffer. As objects an outlet's forecasts are fifty thousand, and reading
 * them kept the page from answering for longer than all else that Today looks at.
 */

import type { ForecastDay, Forecaster, HeldOutScore, SeriesForecast } from '../domain/demand-forecast.ts';
import { QUANTILES } from '../domain/demand-forecast.ts';
import type { ForecastRow } from './worked-out.ts';

/** `figures`: of each of `scored` {@link SCORE}, then rows of sums, one number a quantile, then of each day of `voices` {@link DAY}. */
export interface PackedForecast extends Omit<SeriesForecast, 'scores' | 'sums' | 'days'> {
  readonly scored: readonly Forecaster[];
  /** Rows; null where sums are not told. */
  readonly sums: number | null;
  /** Who speaks, of so many days. */
  readonly voices: readonly (readonly [Forecaster, number])[];
  readonly figures: Float64Array;
}

/** Rows written before figures were packed hold the forecast itself; they are read until a learning replaces them. */
export type KeptForecast = Omit<ForecastRow, 'forecast'> & {
  readonly forecast: SeriesForecast | PackedForecast;
};

const SCORE = ['wape', 'bias', 'mase', 'days'] as const;
/** NaN in `unit` stands for a day that does not tell it. */
const DAY = ['day', 'mean', 'q05', 'q25', 'q50', 'q75', 'q95', 'unit'] as const;

export function packForecast({ scores, sums, days, ...plain }: SeriesForecast): PackedForecast {
  const spoken = Object.entries(days) as [Forecaster, readonly ForecastDay[]][];
  const figures = [
    ...scores.flatMap((score) => SCORE.map((name) => score[name])),
    ...(sums ?? []).flat(),
    ...spoken.flatMap(([, said]) => said.flatMap((one) => DAY.map((name) => one[name] ?? Number.NaN))),
  ];
  return {
    ...plain,
    scored: scores.map(({ model }) => model),
    sums: sums === undefined ? null : sums.length,
    voices: spoken.map(([model, said]) => [model, said.length]),
    figures: Float64Array.from(figures),
  };
}

/** `only` the champion's days are made into objects where no other is asked for. */
export function unpackRow({ forecast, ...row }: KeptForecast, only?: 'champion'): ForecastRow {
  return { ...row, forecast: 'figures' in forecast ? unpack(forecast, only) : forecast };
}

function unpack({ scored, sums, voices, figures, ...plain }: PackedForecast, only?: 'champion'): SeriesForecast {
  let at = 0;
  const scores = scored.map((model): HeldOutScore => {
    const [wape, bias, mase, days] = take(SCORE.length) as unknown as [number, number, number, number];
    return { model, wape, bias, mase, days };
  });
  const summed = Array.from({ length: sums ?? 0 }, () => [...take(QUANTILES.length)]);
  const days: Partial<Record<Forecaster, readonly ForecastDay[]>> = {};
  for (const [model, count] of voices) {
    if (only === undefined || model === plain.champion)
      days[model] = Array.from({ length: count }, () => readDay(take(DAY.length)));
    else at += count * DAY.length;
  }
  return { ...plain, scores, days, ...(sums === null ? {} : { sums: summed }) };

  function take(count: number): Float64Array {
    at += count;
    return figures.subarray(at - count, at);
  }
}

function readDay(figures: Float64Array): ForecastDay {
  const [day, mean, q05, q25, q50, q75, q95, unit] = figures as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const said = { day, mean, q05, q25, q50, q75, q95 };
  return Number.isNaN(unit) ? said : { ...said, unit };
}
