/** All series of a panel on one common run of days, with what is known of each day told apart: the ground every feature stands on. */

import type { CalendarDay, DemandPanel, DemandSeries } from '../../src/domain/demand-forecast.ts';
import { markOccasions, type Occasions } from './occasions.ts';

/** Days after the last one for which the calendar is laid out. */
export const DAYS_AHEAD = 28;

/** Rows are series, columns days; day t is `firstDay + t`. Base units. Nothing here is changed once built. */
export interface Grid {
  readonly series: number;
  readonly days: number;
  /** Whole days since 1970-01-01 of column 0. */
  readonly firstDay: number;
  /** [series × days] usage; NaN is unknown, outside the series, or a day the outlet was closed. */
  readonly used: Float64Array;
  /** [series × days] 1 where the item ran out: usage is a lower bound on demand. */
  readonly censored: Uint8Array;
  /** [series] first and last known column; `first` = days and `last` = −1 for a series never known. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** [series] number of the outlet. */
  readonly outlet: Int32Array;
  readonly outlets: number;
  /** [outlets × (days + DAYS_AHEAD)] 1 where the calendar says closed. */
  readonly closed: Uint8Array;
  /** [outlets × (days + DAYS_AHEAD)] 1 where the calendar has a holiday or an event; a month of fasting is told by `ramadan` instead. */
  readonly special: Uint8Array;
  /** [days + DAYS_AHEAD] 1 on the days of Ramadan and on the first day of Lebaran, where the calendar knows the feasts. */
  readonly ramadan: Uint8Array;
  readonly lebaran: Uint8Array;
  /** [outlets × (days + DAYS_AHEAD)] guests booked, 0 where none. */
  readonly booked: Float64Array;
  /** [outlets] days that come round every year, over days + DAYS_AHEAD columns. */
  readonly occasions: readonly Occasions[];
  /** [series × days] other columns of the stock book, null where no series has them. */
  readonly wasted: Float64Array | null;
  readonly received: Float64Array | null;
  readonly closing: Float64Array | null;
  readonly ordered: Float64Array | null;
  readonly names: readonly { readonly outlet: string; readonly item: string }[];
}

/** Lays a panel out. Numbers that are negative or not finite count as unknown. The panel is left as it was. */
export function layOut(panel: DemandPanel): Grid {
  const { series } = panel;
  const firstDay = series.reduce((least, one) => Math.min(least, one.used.length > 0 ? one.firstDay : least), Infinity);
  const endDay = series.reduce((most, one) => Math.max(most, one.firstDay + knownLength(one.used)), firstDay);
  const days = Number.isFinite(firstDay) ? Math.max(0, endDay - firstDay) : 0;
  const outletNames = [...new Set(series.map((one) => one.outlet))];
  const outletNumber = new Map(outletNames.map((name, at) => [name, at]));
  const outlet = Int32Array.from(series, (one) => outletNumber.get(one.outlet)!);
  const marks = markCalendar(panel.calendar, outletNumber, Number.isFinite(firstDay) ? firstDay : 0, days + DAYS_AHEAD);
  const used = new Float64Array(series.length * days).fill(Number.NaN);
  const censored = new Uint8Array(series.length * days);
  const first = new Int32Array(series.length).fill(days);
  const last = new Int32Array(series.length).fill(-1);
  series.forEach((one, s) => {
    for (let i = 0; i < one.used.length; i++) {
      const t = one.firstDay + i - firstDay;
      const value = one.used[i]!;
      if (t >= days || !(value >= 0) || value === Infinity) continue;
      if (value === 0 && marks.closed[outlet[s]! * (days + DAYS_AHEAD) + t] === 1) continue;
      used[s * days + t] = value;
      if (ranOut(one, i)) censored[s * days + t] = 1;
      if (first[s] === days) first[s] = t;
      last[s] = t;
    }
  });
  const column = (name: 'wasted' | 'received' | 'closing' | 'ordered') => spread(series, name, firstDay, days);
  return {
    series: series.length,
    days,
    firstDay: Number.isFinite(firstDay) ? firstDay : 0,
    used,
    censored,
    first,
    last,
    outlet,
    outlets: outletNames.length,
    ...marks,
    occasions: markOccasions(panel.calendar, outletNames, Number.isFinite(firstDay) ? firstDay : 0, days + DAYS_AHEAD),
    wasted: column('wasted'),
    received: column('received'),
    closing: column('closing'),
    ordered: column('ordered'),
    names: series.map((one) => ({ outlet: one.outlet, item: one.item })),
  };
}

/** History of one series up to and including column `cutoff`: what a forecaster may see. */
export function historyUpTo(grid: Grid, series: number, cutoff: number): Float64Array {
  const from = Math.min(grid.first[series]!, cutoff + 1);
  return grid.used.subarray(series * grid.days + from, series * grid.days + cutoff + 1);
}

/** True when the calendar says that the outlet of a series is closed on column `day` (which may lie ahead of the grid). */
export function isClosed(grid: Pick<Grid, 'days' | 'outlet' | 'closed'>, series: number, day: number): boolean {
  return grid.closed[grid.outlet[series]! * (grid.days + DAYS_AHEAD) + day] === 1;
}

/** A day ran out when the book says so, or when it ended with nothing on the shelf. */
function ranOut(series: DemandSeries, i: number): boolean {
  return !Number.isNaN(series.ranOutAt?.[i] ?? Number.NaN) || series.closing?.[i] === 0;
}

function knownLength(used: Float64Array): number {
  let length = used.length;
  while (length > 0 && Number.isNaN(used[length - 1]!)) length--;
  return length;
}

function spread(
  series: readonly DemandSeries[],
  name: 'wasted' | 'received' | 'closing' | 'ordered',
  firstDay: number,
  days: number,
): Float64Array | null {
  if (!series.some((one) => one[name]?.some((value) => !Number.isNaN(value)))) return null;
  const column = new Float64Array(series.length * days).fill(Number.NaN);
  series.forEach((one, s) => {
    const values = one[name];
    if (values === undefined) return;
    for (let i = 0; i < values.length; i++) {
      const t = one.firstDay + i - firstDay;
      if (t < days) column[s * days + t] = values[i]!;
    }
  });
  return column;
}

function markCalendar(
  calendar: readonly CalendarDay[],
  outletNumber: ReadonlyMap<string, number>,
  firstDay: number,
  width: number,
): Pick<Grid, 'closed' | 'special' | 'ramadan' | 'lebaran' | 'booked'> {
  const closed = new Uint8Array(outletNumber.size * width);
  const special = new Uint8Array(outletNumber.size * width);
  const ramadan = new Uint8Array(width);
  const lebaran = new Uint8Array(width);
  const booked = new Float64Array(outletNumber.size * width);
  for (const entry of calendar) {
    const t = entry.day - firstDay;
    if (t < 0 || t >= width) continue;
    if (entry.feast === 'eid-al-fitr') lebaran[t] = 1;
    if (entry.feast === 'ramadan') {
      ramadan[t] = 1;
      continue;
    }
    for (const [name, o] of outletNumber) {
      if (entry.outlet !== null && entry.outlet !== name) continue;
      const at = o * width + t;
      if (entry.kind === 'closed') closed[at] = 1;
      else if (entry.kind === 'booking') booked[at] = booked[at]! + Math.max(0, entry.size ?? 0);
      else special[at] = 1;
    }
  }
  return { closed, special, ramadan, lebaran, booked };
}
