/** Query: from when the forecasts that serve are. */

import type { Book } from '../schema.ts';
import { learning } from './learning.ts';

/** Milliseconds since the epoch; null when nothing was learned. All forecasts of a learning are made together. */
export async function forecastsMadeAt(book: Book): Promise<number | null> {
  const serving = await learning(book);
  if (serving === null) return null;
  const { id } = serving.latest;
  const row = await book.forecasts.where('[learningId+outletId+itemId]').between([id], [id, []]).first();
  return row?.madeAt ?? null;
}
