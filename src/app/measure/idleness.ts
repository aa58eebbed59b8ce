/** Lets tests see learning by itself within seconds, and keeps it out of every other measurement. */

import type { LearnWish } from '../../jobs/learn.ts';
import type { IdleWorld } from '../../jobs/learn-when-idle.ts';

/** `idle`: milliseconds without a touch; `idle-wish`: what to learn, as JSON. Never quiet without `idle`. */
export function readIdleness(parameters: URLSearchParams): Partial<IdleWorld> {
  const quietMs = Number(parameters.get('idle'));
  if (!(quietMs > 0)) return { quietMs: Number.POSITIVE_INFINITY };
  const wish = JSON.parse(parameters.get('idle-wish') ?? '{}') as LearnWish;
  return { quietMs, checkEveryMs: 200, wish };
}
