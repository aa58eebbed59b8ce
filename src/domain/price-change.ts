/** How far a price has moved, and when that is worth a word. */

import type { Price } from './money.ts';

/** A price this far from the one before is told, up or down. */
export const PRICE_ALERT_PERCENT = 15;

/** What changed when a line was paid another price than the last time. */
export interface PriceChange {
  readonly before: Price;
  readonly after: Price;
}

/** The same price, however it is written: 1180 sen for 1000 g is 118 for 100 g. */
export function isSamePrice(a: Price, b: Price): boolean {
  return crossed(a, b) === crossed(b, a);
}

/** 0.18 is 18 % dearer, −0.1 a tenth cheaper. Infinite where it cost nothing before. */
export function shareOfChange({ before, after }: PriceChange): number {
  const was = before.amount / before.per;
  return (after.amount / after.per - was) / was;
}

/** True from {@link PRICE_ALERT_PERCENT} on; exact, so that a rise of 15 % in whole money always counts. False where it cost nothing before. */
export function isPriceJump({ before, after }: PriceChange): boolean {
  const was = crossed(before, after);
  const moved = crossed(after, before) - was;
  return was > 0n && (moved < 0n ? -moved : moved) * 100n >= was * BigInt(PRICE_ALERT_PERCENT);
}

/** Both prices on one denominator. */
function crossed(a: Price, b: Price): bigint {
  return BigInt(a.amount) * BigInt(b.per);
}
