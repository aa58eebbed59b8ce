/** How long one has to wait after wrong PINs. */

import type { WrongTries } from './device-rows.ts';

/** Wrong PINs before one has to wait. */
export const FREE_TRIES = 5;
/** The first wait; every further wrong try doubles it. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 900_000;

/** Until when one has to wait, milliseconds since the epoch; null when one may try. A clock set back makes no wait longer. */
export function waitUntil(tries: WrongTries | undefined, now: number): number | null {
  if (tries === undefined || tries.count < FREE_TRIES) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries.count - FREE_TRIES));
  const until = Math.min(tries.lastAt, now) + wait;
  return until > now ? until : null;
}
