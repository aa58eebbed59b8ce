/** Why one day of one item is forecast as it is, asked when somebody wants to know. */

import type { LearnedForecast } from '../../models/forecast/types.ts';
import { fail, type Outcome, succeed } from '../../models/kit/control.ts';
import type { NumbersMethods } from '../../workers/contract.ts';
import { demandPanel } from '../db/queries/demand-panel.ts';
import { forecastOf, learnedModel } from '../db/queries/learning.ts';
import type { Book } from '../db/schema.ts';
import { type Day, dayToNumber, numberToDay } from '../domain/day.ts';
import { FORECASTERS } from '../domain/demand-forecast.ts';
import type { DayReasons } from '../domain/forecast-reasons.ts';
import type { ItemId, OutletId } from '../domain/nouns.ts';
import type { Engine } from './engine.ts';
import { numbers } from './engines.ts';
import { countDays } from './panel-size.ts';

export interface ExplainWish {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  readonly day: Day;
}

export interface Explained {
  readonly reasons: DayReasons;
  /** False when counts or corrections came in after the forecast was made: the reasons are those of the forecast to come. */
  readonly isCurrent: boolean;
}

/** Forecasts that differ by less than this share are the same but for rounding. */
const SAME = 1e-4;

/**
 * The reasons of one forecast day, from the book as it stands. Nothing is kept. Fails with `too-little-data` when the item has no forecast of
 * that day, and as the engine does.
 */
export async function explainForecast(
  book: Book,
  { outletId, itemId, day }: ExplainWish,
  options: { readonly signal?: AbortSignal | undefined; readonly engine?: Engine<NumbersMethods> } = {},
): Promise<Outcome<Explained>> {
  const row = await forecastOf(book, outletId, itemId);
  const serving = row === null ? null : await learnedModel(book);
  const served = row?.forecast.days[row.forecast.champion]?.find((one) => one.day === dayToNumber(day));
  if (row === null || serving === null || served === undefined) return fail('too-little-data', `no forecast of ${day}`);
  const { champion, cutoff, days } = row.forecast;
  const panel = await demandPanel(book, { through: numberToDay(cutoff) });
  const asked = {
    outlet: row.forecast.outlet,
    item: row.forecast.item,
    cutoff,
    day: served.day,
    model: champion,
    spoke: FORECASTERS.filter((name) => days[name] !== undefined),
  };
  const told = await (options.engine ?? numbers).ask(
    'forecast.explain',
    { panel, learned: serving.learned as LearnedForecast, asked },
    { signal: options.signal, giveAway: true, rows: countDays(panel) },
  );
  if (!told.ok) return told;
  const apart = Math.abs(told.value.mean - served.mean);
  return succeed({ reasons: told.value, isCurrent: apart <= SAME * Math.max(served.mean, told.value.usual) });
}
