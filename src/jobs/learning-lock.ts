/** Lets only one tab learn: two would heat the tablet twice for one result. */

import { fail, type Outcome } from '../../models/kit/control.ts';

const NAME = 'papadin-learning';

/** Work done here, or `elsewhere` once the tab that was at it is done. */
export type Locked<Value> = { readonly by: 'us'; readonly value: Value } | { readonly by: 'elsewhere' };

/**
 * Does the work unless another tab is at it; then tells so and waits for that tab's end, whatever it was. Fails with `cancelled` when
 * told to stop while waiting. Without the browser's locks (a page without https) there is nobody to ask, and the work is done.
 */
export async function learnAlone<Value>(
  signal: AbortSignal,
  onElsewhere: () => void,
  work: () => Promise<Value>,
  locks: LockManager | undefined = globalThis.navigator?.locks,
): Promise<Outcome<Locked<Value>>> {
  if (locks === undefined) return { ok: true, value: { by: 'us', value: await work() } };
  const done = await locks.request(NAME, { ifAvailable: true }, async (lock) =>
    lock === null ? null : { value: await work() },
  );
  if (done !== null) return { ok: true, value: { by: 'us', value: done.value } };
  onElsewhere();
  try {
    // Shared, so that several waiting tabs are let go together.
    await locks.request(NAME, { mode: 'shared', signal }, () => undefined);
  } catch {
    return fail('cancelled', 'stopped waiting for another tab');
  }
  return { ok: true, value: { by: 'elsewhere' } };
}
