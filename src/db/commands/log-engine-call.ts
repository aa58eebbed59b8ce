/** Notes a call to an engine: the monitoring of an app that has no server. Not truth, so not journalled. */

import type { EngineCall } from '../device-rows.ts';
import type { Book } from '../schema.ts';

/** Calls kept; the oldest go first. */
const KEPT = 1000;
/** Room above `KEPT` before anything is thrown away, so that it seldom has to be. */
const SLACK = 100;

export async function logEngineCall(book: Book, call: Omit<EngineCall, 'id'>): Promise<void> {
  await book.transaction('rw', book.engineLog, async () => {
    const id = await book.engineLog.add(call);
    const surplus = (await book.engineLog.count()) - KEPT;
    if (surplus > SLACK) await book.engineLog.where('id').below(id).limit(surplus).delete();
  });
}
