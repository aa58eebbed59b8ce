/**
 * Forecasts as they are kept: figures in one buffer, those of the competitors that do not serve in a row of their own. As objects an outlet's
 * forecasts are fifty thousand, and reading them kept the page from answering for longer than all else that Today looks at.
 */

import type { ForecastDay, Forecaster, HeldOutScore, SeriesForecast } from '../domain/demand-forecast.ts';
import { QUANTILES } from '../domain/demand-forecast.ts';
import type { EntryId, ItemId, OutletId } from '../domain/nouns.ts';
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

/** Stands for an outlet in the key of the rows of those that do not serve, so that reading the outlet's rows passes them by. */
type Aside = `aside ${OutletId}`;
const asideOf = (outletId: OutletId): Aside => `aside ${outletId}`;
export type ForecastKey = [EntryId, OutletId | Aside, ItemId];

/** Rows written before figures were packed hold the forecast itself; they are read until a learning replaces them. */
export type KeptForecast = Omit<ForecastRow, 'forecast' | 'outletId'> & {
  readonly outletId: OutletId | Aside;
  readonly forecast: SeriesForecast | PackedForecast;
};

const SCORE = ['wape', 'bias', 'mase', 'days'] as const;
/** NaN in `unit` stands for a day that does not tell it. */
const DAY = ['day', 'mean', 'q05', 'q25', 'q50', 'q75', 'q95', 'unit'] as const;

/** The rows of one forecast: of what serves, and of what the others say. `outlet` and `item` are ids of the book. */
export function packRows(learningId: EntryId, madeAt: number, forecast: SeriesForecast): readonly KeptForecast[] {
  const { outlet, item, champion, days, sums: _sums, ...rest } = forecast;
  const { [champion]: own, ...others } = days;
  const outletId = outlet as OutletId;
  const row = { learningId, outletId, itemId: item as ItemId, madeAt };
  const aside = { ...rest, outlet, item, champion, scores: [], days: others };
  return [
    { ...row, forecast: pack({ ...forecast, days: own === undefined ? {} : { [champion]: own } }) },
    { ...row, outletId: asideOf(outletId), forecast: pack(aside) },
  ];
}

function pack({ scores, sums, days, ...plain }: SeriesForecast): PackedForecast {
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

/** Where the rows of one forecast lie: what serves, then the others. */
export function keysOf(learningId: EntryId, outletId: OutletId, itemId: ItemId): [ForecastKey, ForecastKey] {
  return [
    [learningId, outletId, itemId],
    [learningId, asideOf(outletId), itemId],
  ];
}

/** What {@link packRows} made; without the others only what serves is told. */
export function unpackRows(serving: KeptForecast, others?: KeptForecast): ForecastRow {
  const forecast = open(serving);
  const days = { ...(others === undefined ? {} : open(others).days), ...forecast.days };
  return { ...serving, outletId: serving.outletId as OutletId, forecast: { ...forecast, days } };
}

const open = ({ forecast }: KeptForecast) => ('figures' in forecast ? unpack(forecast) : forecast);

function unpack({ scored, sums, voices, figures, ...plain }: PackedForecast): SeriesForecast {
  let at = 0;
  const scores = scored.map((model): HeldOutScore => {
    const [wape, bias, mase, days] = take(SCORE.length) as unknown as [number, number, number, number];
    return { model, wape, bias, mase, days };
  });
  const summed = Array.from({ length: sums ?? 0 }, () => [...take(QUANTILES.length)]);
  const days: Partial<Record<Forecaster, readonly ForecastDay[]>> = {};
  for (const [model, count] of voices) days[model] = Array.from({ length: count }, () => readDay(take(DAY.length)));
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
