/** Makes ids that sort after every id already in the book, also when the device's clock is set back. */

import { v7 } from 'uuid';
import type { Id } from '../domain/nouns.ts';

const SEQUENCES = 2 ** 31;

/** Milliseconds since the epoch within a UUIDv7 (RFC 9562, section 5.7). */
export function momentOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Not greater than any id made at that moment (milliseconds since the epoch) or later. */
export function leastIdAt(moment: number): string {
  const time = Math.max(0, Math.floor(moment)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** The 32-bit counter that `uuid` keeps in rand_a and the start of rand_b. */
function sequenceOfId(id: string): number {
  const hex = id.replaceAll('-', '');
  const randA = Number.parseInt(hex.slice(13, 16), 16);
  const randB = Number.parseInt(hex.slice(16, 22), 16) & 0x3f_ffff;
  return randA * 2 ** 20 + Math.floor(randB / 4);
}

/**
 * A maker of UUIDv7s, each greater as text than the one before and than `last` (the greatest in the book, or null). `now` is the device's
 * clock in milliseconds; while it is behind, time stands still and the counter runs.
 */
export function idMaker(last: string | null, now: number): <Of extends string>() => Id<Of> {
  let moment = now;
  let sequence = Math.floor(Math.random() * SEQUENCES);
  const floor = last === null ? -1 : momentOfId(last);
  if (last !== null && floor >= now) {
    moment = floor;
    sequence = sequenceOfId(last) + 1;
  }
  return <Of extends string>() => {
    if (sequence >= 2 ** 32) {
      moment++;
      sequence = 0;
    }
    return v7({ msecs: moment, seq: sequence++ }) as Id<Of>;
  };
}
