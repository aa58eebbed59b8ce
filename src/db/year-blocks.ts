/** Cuts daily series into calendar years for keeping, and joins them again for reading. */

import { type DailySeries, MARKS, type Mark, unknownSeries } from '../domain/daily-records.ts';
import { type Day, dayOf, dayToNumber, numberToDay } from '../domain/day.ts';
import { columnOf } from '../domain/imported-days.ts';
import type { ItemId, OutletId } from '../domain/nouns.ts';
import { DAILY_COLUMNS, type DailyColumn } from '../domain/stock-facts.ts';
import type { PackedColumn, YearBlock } from './facts.ts';

/** Everything that is kept of a day. */
const KEPT: readonly (DailyColumn | Mark)[] = [...DAILY_COLUMNS, ...MARKS];

export const yearOf = (day: Day) => Number(day.slice(0, 4));
const firstOfYear = (year: number) => dayToNumber(dayOf(`${String(year).padStart(4, '0')}-01-01`));

/** The known days of a series, one block a year, without unknown days at the ends and without unknown columns. */
export function splitByYear(outletId: OutletId, itemId: ItemId, series: DailySeries): YearBlock[] {
  const first = dayToNumber(series.firstDay);
  const length = series.ranOutAt.length;
  const blocks: YearBlock[] = [];
  if (length === 0) return blocks;
  const lastYear = yearOf(numberToDay(first + length - 1));
  for (let year = yearOf(series.firstDay); year <= lastYear; year++) {
    const from = Math.max(0, firstOfYear(year) - first);
    const to = Math.min(length, firstOfYear(year + 1) - first);
    const known = KEPT.flatMap((name) => {
      const ends = knownEnds(columnOf(series, name), from, to);
      return ends === null ? [] : [{ name, ...ends }];
    });
    if (known.length === 0) continue;
    const start = Math.min(...known.map((one) => one.start));
    const end = Math.max(...known.map((one) => one.end));
    const columns: Partial<Record<DailyColumn | Mark, PackedColumn>> = {};
    for (const { name } of known) columns[name] = pack(columnOf(series, name), start, end);
    blocks.push({ outletId, itemId, year, firstDay: first + start, columns });
  }
  return blocks;
}

/** First known index and the one after the last known, within [from, to); null when nothing is known. */
function knownEnds(column: Float64Array, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  while (start < to && Number.isNaN(column[start])) start++;
  if (start === to) return null;
  let end = to;
  while (Number.isNaN(column[end - 1])) end--;
  return { start, end };
}

function pack(column: Float64Array, start: number, end: number): PackedColumn {
  const exact = column.slice(start, end);
  return exact.every((amount) => Number.isNaN(amount) || Math.fround(amount) === amount)
    ? new Float32Array(exact)
    : exact;
}

export function lengthOfBlock({ columns }: YearBlock): number {
  return Object.values(columns)[0]?.length ?? 0;
}

/** Blocks of one series, in any order, as consecutive days; null when there is none. */
export function joinYears(blocks: readonly YearBlock[]): DailySeries | null {
  if (blocks.length === 0) return null;
  const first = Math.min(...blocks.map((block) => block.firstDay));
  const end = Math.max(...blocks.map((block) => block.firstDay + lengthOfBlock(block)));
  const series = unknownSeries(numberToDay(first), end - first);
  for (const { firstDay, columns } of blocks) {
    for (const name of KEPT) {
      const column = columns[name];
      if (column !== undefined) columnOf(series, name).set(column, firstDay - first);
    }
  }
  return series;
}

/** One amount of a series alone, on `days` days from `firstDay` on; what blocks know of other days is left out. */
export function joinColumn(
  blocks: readonly YearBlock[],
  name: DailyColumn | Mark,
  firstDay: number,
  days: number,
): Float64Array | null {
  if (!blocks.some((block) => block.columns[name] !== undefined)) return null;
  const joined = new Float64Array(days).fill(Number.NaN);
  for (const block of blocks) {
    const column = block.columns[name];
    if (column === undefined) continue;
    const shift = block.firstDay - firstDay;
    const [from, to] = [Math.max(0, -shift), Math.min(column.length, days - shift)];
    if (from < to) joined.set(column.subarray(from, to), shift + from);
  }
  return joined;
}

/** Whether two blocks say the same, so that nothing need be written. */
export function sameBlock(a: YearBlock, b: YearBlock): boolean {
  if (a.firstDay !== b.firstDay) return false;
  return KEPT.every((name) => {
    const [one, other] = [a.columns[name], b.columns[name]];
    if (one === undefined || other === undefined) return one === other;
    return one.length === other.length && one.every((amount, i) => Object.is(amount, other[i]));
  });
}
