/** Query: how the engines fared lately. */

import type { EngineCall } from '../device-rows.ts';
import type { Book } from '../schema.ts';

/** The newest `n` calls, newest first. */
export async function engineCalls(book: Book, n: number): Promise<readonly EngineCall[]> {
  return book.engineLog.orderBy('id').reverse().limit(n).toArray();
}
