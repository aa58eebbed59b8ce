/** The Islamic calendar by arithmetic, for Ramadan and Lebaran without a network; the sighted moon may differ by a day. */

/** Day number of 1 Muharram 1 (16 July 622 Julian) in whole days since 1970-01-01. */
const EPOCH = -492_148;

export interface HijriDay {
  readonly year: number;
  /** 1 Muharram … 9 Ramadan, 10 Syawal … 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * The civil (tabular, type II) date of a day given as whole days since 1970-01-01: 11 leap years in 30, months of 30 and 29 days by turns.
 * Reingold & Dershowitz, *Calendrical Calculations*, 4th ed., ch. 7.
 */
export function hijriOf(dayNumber: number): HijriDay {
  const year = Math.floor((30 * (dayNumber - EPOCH) + 10_646) / 10_631);
  const dayOfYear = dayNumber - hijriToNumber(year, 1, 1);
  const month = Math.floor((11 * dayOfYear + 330) / 325);
  return { year, month, day: dayNumber - hijriToNumber(year, month, 1) + 1 };
}

/** Whole days since 1970-01-01 of a date of the civil Islamic calendar. */
export function hijriToNumber(year: number, month: number, day: number): number {
  return (
    EPOCH - 1 + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2) + day
  );
}
