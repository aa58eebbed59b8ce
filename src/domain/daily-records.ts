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
  /**
   * Days over which the use between two counts was spread, two or more, on each day that got a part of it: `used` there is what is likely, not
   * what was seen. NaN where use was recorded, or follows from counts at both ends of its own day.
   */
  readonly spreadOver: Float64Array;
  /** Base units that a count found beyond what could be there, so that a fact is missing; on the day of that count, elsewhere NaN. */
  readonly unexplained: Float64Array;
}

/** What is worked out beside the amounts, and never imported. */
export const MARKS = ['spreadOver', 'unexplained'] as const;
export type Mark = (typeof MARKS)[number];

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
    spreadOver: column(),
    unexplained: column(),
  };
}
