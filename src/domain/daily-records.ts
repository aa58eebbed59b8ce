/** A year of one item's days as columns: the form in which stock history is imported, kept, drawn and learned from. */

import type { Day } from './day.ts';

/** Amounts in base units, one number a day. */
export const DAILY_AMOUNTS = [
  'opening',
  'received',
  'used',
  'wasted',
  'transferIn',
  'transferOut',
  'closing',
  'ordered',
] as const;
export type DailyAmount = (typeof DAILY_AMOUNTS)[number];

/**
 * Consecutive days of one item at one outlet. Every column has one number a day from `firstDay` on; NaN is unknown, never zero.
 * Amounts are whole base units.
 */
export interface DailySeries {
  readonly firstDay: Day;
  readonly amounts: Readonly<Record<DailyAmount, Float64Array>>;
  /** Minutes after midnight at which the item ran out; NaN when it did not, or is not known to. */
  readonly ranOutAt: Float64Array;
}

/** An all-unknown series of `days` days. */
export function unknownSeries(firstDay: Day, days: number): DailySeries {
  const column = () => new Float64Array(days).fill(Number.NaN);
  return {
    firstDay,
    amounts: {
      opening: column(),
      received: column(),
      used: column(),
      wasted: column(),
      transferIn: column(),
      transferOut: column(),
      closing: column(),
      ordered: column(),
    },
    ranOutAt: column(),
  };
}
