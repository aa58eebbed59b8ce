/** Queries: what was learned, and what it forecasts. */

import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { keysOf, unpackRows } from '../packed-forecasts.ts';
import type { Book } from '../schema.ts';
import type { ForecastRow, LearningRow } from '../worked-out.ts';

export interface ServingLearning {
  readonly latest: LearningRow;
  /** The one that would serve again if the latest were undone. */
  readonly previous: LearningRow | null;
}

/** When and on what was learned last, and how well; null when nothing was. Reads no weights. */
export async function learning(book: Book): Promise<ServingLearning | null> {
  const [latest, previous] = (await book.learnings.orderBy('id').reverse().toArray()).filter((one) => !one.undone);
  return latest === undefined ? null : { latest, previous: previous ?? null };
}

/** What was learned last, weights and all; null when nothing was. */
export async function learnedModel(
  book: Book,
): Promise<{ readonly learning: LearningRow; readonly learned: unknown } | null> {
  const serving = await learning(book);
  if (serving === null) return null;
  const row = await book.learnedModels.get(serving.latest.id);
  return row === undefined ? null : { learning: serving.latest, learned: row.learned };
}

/** The forecast that serves one item; null when there is none. */
export async function forecastOf(book: Book, outletId: OutletId, itemId: ItemId): Promise<ForecastRow | null> {
  const serving = await learning(book);
  if (serving === null) return null;
  const [row, others] = await book.forecasts.bulkGet(keysOf(serving.latest.id, outletId, itemId));
  return row === undefined ? null : unpackRows(row, others);
}

/** The forecasts that serve an outlet, of each item by its champion alone; {@link forecastOf} tells what the others say. */
export async function listForecasts(book: Book, outletId: OutletId): Promise<readonly ForecastRow[]> {
  const serving = await learning(book);
  if (serving === null) return [];
  const { id } = serving.latest;
  const rows = await book.forecasts
    .where('[learningId+outletId+itemId]')
    .between([id, outletId], [id, outletId, []])
    .toArray();
  return rows.map((row) => unpackRows(row));
}
