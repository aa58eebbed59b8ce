/** Makes up what a learning has left in the book of a chain: a forecast of every series, by every competitor, as large as real ones. */

import { packRows } from '../../db/packed-forecasts.ts';
import type { Book } from '../../db/schema.ts';
import { type Day, dayToNumber } from '../../domain/day.ts';
import { FORECASTERS, type ForecastDay, type HeldOutScore, type SeriesForecast } from '../../domain/demand-forecast.ts';
import type { EntryId, ItemId, OutletId } from '../../domain/nouns.ts';

const HORIZON = 14;
const NO_SECONDS = {};

interface Made {
  /** The entry that brought the chain. */
  readonly importId: EntryId;
  readonly outlets: readonly OutletId[];
  readonly items: readonly ItemId[];
}

/** `lastDay` is the last day learned from. */
export async function makeUpForecasts(book: Book, { importId, outlets, items }: Made, lastDay: Day): Promise<void> {
  const madeAt = Date.now();
  const cutoff = dayToNumber(lastDay);
  for (const [o, outletId] of outlets.entries()) {
    const rows = items.flatMap((itemId, i) =>
      packRows(importId, madeAt, forecastOf(outletId, itemId, cutoff, 900 + ((i * 37 + o) % 400))),
    );
    await book.forecasts.bulkPut(rows);
  }
  await book.learnings.put({
    id: importId,
    at: madeAt,
    backend: 'wasm',
    seconds: NO_SECONDS,
    scores: scores(),
    cutoff: lastDay,
    horizon: HORIZON,
    seed: 1,
    series: outlets.length * items.length,
    kind: 'full',
    fullAt: madeAt,
    isStale: false,
    undone: false,
  });
}

function forecastOf(outlet: string, item: string, cutoff: number, perDay: number): SeriesForecast {
  const days = FORECASTERS.map((name, k) => {
    const said = Array.from({ length: HORIZON }, (_, i) =>
      dayOf(cutoff + 1 + i, perDay * (0.9 + 0.02 * k + 0.03 * (i % 7))),
    );
    return [name, said] as const;
  });
  return {
    outlet,
    item,
    cutoff,
    champion: 'ensemble',
    fellBack: false,
    scores: scores(),
    sums: Array.from({ length: HORIZON }, () => [-1.6, -0.6, 0.02, 0.7, 1.7]),
    days: Object.fromEntries(days),
  };
}

const dayOf = (day: number, mean: number): ForecastDay => ({
  day,
  mean,
  q05: mean * 0.61,
  q25: mean * 0.83,
  q50: mean * 0.98,
  q75: mean * 1.16,
  q95: mean * 1.44,
  unit: mean * 0.25,
});

const scores = (): readonly HeldOutScore[] =>
  FORECASTERS.map((model, k) => ({ model, wape: 0.25 + k / 100, bias: 0.01, mase: 0.9, days: 84 }));
