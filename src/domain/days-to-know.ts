/** Days to know in advance: what the manager has entered, and the feasts of the country, as one calendar. */

import { type Day, dayToNumber } from './day.ts';
import type { CalendarDay } from './demand-forecast.ts';
import { type Country, type FeastName, feastsBetween } from './feasts.ts';
import type { CalendarDayId, OutletId } from './nouns.ts';

export const DAY_KINDS = ['holiday', 'event', 'booking', 'closed'] as const satisfies readonly CalendarDay['kind'][];
export type DayKind = (typeof DAY_KINDS)[number];

/** A day somebody entered. */
export interface DayToKnow {
  readonly id: CalendarDayId;
  readonly day: Day;
  /** null: all outlets. */
  readonly outletId: OutletId | null;
  readonly kind: DayKind;
  readonly name: string;
  /** Guests expected beyond the usual; null where nobody knows. */
  readonly size: number | null;
}

/** Entered days and feasts from `from` to `to`, both included, as the forecast wants them: outlets by id. */
export function calendarBetween(
  entered: readonly Omit<DayToKnow, 'id'>[],
  country: Country | null,
  from: Day,
  to: Day,
): readonly CalendarDay[] {
  const own = entered
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, outletId, kind, name, size }) => ({ day: dayToNumber(day), outlet: outletId, kind, name, size }));
  return [...feastDays(country, from, to), ...own];
}

/** Feasts as days of all outlets. */
export function feastDays(country: Country | null, from: Day, to: Day): readonly CalendarDay[] {
  if (country === null || from > to) return [];
  return feastsBetween(from, to, country).map(({ day, name }) => ({
    day: dayToNumber(day),
    outlet: null,
    kind: 'holiday' as const,
    name,
    size: null,
    feast: name,
  }));
}

/** One run of days of one feast: Ramadan is one line of a list, not thirty. */
export interface FeastRun {
  readonly name: FeastName;
  readonly from: Day;
  readonly to: Day;
}

/** The feasts from `from` on, each month-long one joined, in the order in which they begin. */
export function feastRuns(country: Country | null, from: Day, to: Day): readonly FeastRun[] {
  const runs: { name: FeastName; from: Day; to: Day }[] = [];
  if (country === null || from > to) return runs;
  for (const { day, name } of feastsBetween(from, to, country)) {
    const run = runs.find((one) => one.name === name && dayToNumber(one.to) + 1 === dayToNumber(day));
    if (run) run.to = day;
    else runs.push({ name, from: day, to: day });
  }
  return runs;
}
