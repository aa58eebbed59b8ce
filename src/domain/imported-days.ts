/** What several imports say of the same days, and whose word stands. */

import { DAILY_AMOUNTS, type DailyAmount, type DailySeries, type Mark, unknownSeries } from './daily-records.ts';
import { numberToDay } from './day.ts';
import { DAILY_COLUMNS, type DailyColumn, endOfDay, type ImportedDays } from './stock-facts.ts';

export const columnOf = (series: DailySeries, name: DailyColumn | Mark): Float64Array =>
  name === 'ranOutAt' || name === 'spreadOver' || name === 'unexplained' ? series[name] : series.amounts[name];

/** Days that the columns hold. */
export function lengthOfDays(columns: ImportedDays['columns']): number {
  for (const name of DAILY_COLUMNS) if (columns[name] !== undefined) return columns[name].length;
  return 0;
}

/** Lays imports, oldest first, on one series from day number `first` to `last`; of what several tell, the last one's word stands. */
export function mergeImports(imported: readonly ImportedDays[], first: number, last: number): DailySeries {
  const series = unknownSeries(numberToDay(first), last - first + 1);
  for (const { firstDay, columns } of imported) {
    for (const name of DAILY_COLUMNS) {
      const from = columns[name];
      if (from === undefined) continue;
      const to = columnOf(series, name);
      const shift = firstDay - first;
      for (let i = 0; i < from.length; i++) if (!Number.isNaN(from[i])) to[shift + i] = from[i]!;
    }
  }
  return series;
}

/** 1 for each day of which no import tells any amount. To be asked before movements are added. */
export function notImported({ amounts, ranOutAt }: DailySeries): Uint8Array {
  return Uint8Array.from(ranOutAt, (_, i) => (DAILY_AMOUNTS.every((name) => Number.isNaN(amounts[name][i])) ? 1 : 0));
}

/** What imports tell of a day; null when nothing. To be asked before the day is filled in. */
export function toldOf({ amounts }: DailySeries, i: number): Readonly<Partial<Record<DailyAmount, number>>> | null {
  const known = DAILY_AMOUNTS.filter((name) => !Number.isNaN(amounts[name][i]));
  return known.length === 0 ? null : Object.fromEntries(known.map((name) => [name, amounts[name][i]!]));
}

/** The import (of imports oldest first) whose word on an amount of a day, or on any, stands. */
export function sourceOf(
  imported: readonly ImportedDays[],
  name: DailyColumn | 'any',
  day: number,
): ImportedDays | null {
  const names: readonly DailyColumn[] = name === 'any' ? DAILY_AMOUNTS : [name];
  const tells = ({ firstDay, columns }: ImportedDays) =>
    names.some((one) => !Number.isNaN(columns[one]?.[day - firstDay] ?? Number.NaN));
  return imported.findLast(tells) ?? null;
}

/** When an import's closing of a day took hold: at the day's end, or at the import when the day was not over. */
export function closingMoment({ readAt, utcOffset }: ImportedDays, day: number): number {
  return Math.min(endOfDay(day, utcOffset), readAt);
}
