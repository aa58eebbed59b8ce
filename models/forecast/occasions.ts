/** Days that come round every year, each by its own rule: on one date, on a weekday of a month, by Easter, or as the calendar names them. */

import { weekdayOfNumber } from '../../src/domain/day.ts';
import type { CalendarDay } from '../../src/domain/demand-forecast.ts';
import { easterOf } from '../../src/domain/easter.ts';

/** The occasions of one outlet, numbered. Plain data. */
export interface Occasions {
  /** [width] those of each column, the surest name of the day first; most days have none. */
  readonly of: readonly (readonly number[])[];
  /** [occasions] rising columns that each is the first name of: what happened there is put down to it. */
  readonly days: readonly (readonly number[])[];
  /** [width] 1 where one of the day's occasions is over within a week: a month of fasting is a season. */
  readonly brief: Uint8Array;
}

/** A weekday (0 Monday) of a month (1…12), counted from its start or, −1, from its end; and so many days after it. */
interface WeekdayRule {
  readonly month: number;
  readonly weekday: number;
  readonly nth: number;
  readonly later?: number;
}

/** What is kept nearly everywhere, holiday or not: `MM-DD`, Mother's and Father's Day, days from Easter Sunday. */
const CUSTOMS = {
  dates: ['01-01', '02-14', '10-31', '12-24', '12-25', '12-26', '12-31'],
  weekdays: [
    { month: 5, weekday: 6, nth: 2 },
    { month: 6, weekday: 6, nth: 3 },
  ] as readonly WeekdayRule[],
  fromEaster: [-2, 0],
} as const;

/**
 * Public holidays of the ten largest economies and of Indonesia and Malaysia, as far as they go by date, weekday or Easter, with the days between one and a
 * weekend that many take off. They are tried where no calendar tells the holidays; an outlet that keeps a day has shown it.
 */
const HOLIDAYS = {
  dates: [
    ...['01-06', '01-26', '02-11', '02-23', '04-21', '04-25', '04-29', '05-01', '05-03', '05-04', '05-05', '05-08'],
    ...['06-01', '06-02', '06-19', '07-01', '07-04', '07-14', '08-11', '08-15', '08-17', '08-31', '09-07', '09-16'],
    ...['09-30', '10-01', '10-02', '10-03', '10-12', '11-01', '11-02', '11-03', '11-11', '11-15', '11-20', '11-23'],
    '12-08',
  ],
  weekdays: [
    { month: 1, weekday: 0, nth: 2 },
    { month: 1, weekday: 0, nth: 3 },
    { month: 2, weekday: 0, nth: 3 },
    { month: 5, weekday: 0, nth: 1 },
    { month: 5, weekday: 0, nth: -1 },
    { month: 7, weekday: 0, nth: 3 },
    { month: 8, weekday: 0, nth: 1 },
    { month: 8, weekday: 0, nth: -1 },
    { month: 9, weekday: 0, nth: 1 },
    { month: 9, weekday: 0, nth: 3 },
    { month: 10, weekday: 0, nth: 2 },
    { month: 11, weekday: 3, nth: 4 },
    { month: 11, weekday: 3, nth: 4, later: 1 },
  ] as readonly WeekdayRule[],
  fromEaster: [-48, -47, -3, -1, 1, 39, 40, 49, 50, 60, 61],
} as const;

/** Days before and after the first of Lebaran that differ from a usual day, each in its own way. */
const AROUND_LEBARAN = [-3, -2, -1, 1, 2, 3, 4, 5, 6, 7];

/** Days in a row of one name that are still an occasion of few days; more are a season. */
const LONGEST_BRIEF = 7;

/**
 * The occasions of each outlet, over `width` days from `firstDay` (whole days since 1970-01-01). Days that the calendar names the same way are one occasion; of
 * such days in a row, the first is one, the second another, and so on.
 */
export function markOccasions(
  calendar: readonly CalendarDay[],
  outlets: Iterable<string>,
  firstDay: number,
  width: number,
): readonly Occasions[] {
  const named = calendar.filter(({ kind }) => kind === 'holiday' || kind === 'event');
  const rules = named.some(({ kind }) => kind === 'holiday') ? [CUSTOMS] : [CUSTOMS, HOLIDAYS];
  const ruled = Array.from({ length: width }, (_, t) => namesByRule(firstDay + t, rules));
  const own = new Set(named.map((entry) => entry.outlet));
  const mark = (outlet: string | null): Occasions => {
    const names = namesByCalendar(named.filter((entry) => entry.outlet === null || entry.outlet === outlet));
    const numbers = new Map<string, number>();
    const days: number[][] = [];
    const brief = new Uint8Array(width);
    const of = ruled.map((byRule, t) => {
      const told = names.get(firstDay + t) ?? [];
      brief[t] = Number(byRule.length > 0 || told.some(({ isBrief }) => isBrief));
      return [...told.map(({ name }) => name), ...byRule].map((name, rank) => {
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        days[number] ??= [];
        if (rank === 0) days[number].push(t);
        return number;
      });
    });
    return { of, days, brief };
  };
  // Of a chain's outlets few have days of their own.
  const common = mark(null);
  return Array.from(outlets, (outlet) => (own.has(outlet) ? mark(outlet) : common));
}

interface Name {
  readonly name: string;
  readonly isBrief: boolean;
}

/** Names of days as the calendar has them, by day. */
function namesByCalendar(named: readonly CalendarDay[]): ReadonlyMap<number, readonly Name[]> {
  const marked = new Map<string, Set<number>>();
  const mark = (name: string, day: number) => {
    const days = marked.get(name);
    if (days === undefined) marked.set(name, new Set([day]));
    else days.add(day);
  };
  for (const { feast, name, day } of named) mark(feast ?? name.trim().toLowerCase(), day);
  const names = new Map<number, Name[]>();
  const add = (day: number, name: string, isBrief = true) =>
    names.set(day, [...(names.get(day) ?? []), { name, isBrief }]);
  for (const [name, days] of marked) {
    for (const day of days) {
      let first = day;
      while (days.has(first - 1)) first--;
      let last = day;
      while (days.has(last + 1)) last++;
      add(day, `${name} ${day - first}`, last - first < LONGEST_BRIEF);
    }
  }
  for (const day of marked.get('eid-al-fitr') ?? []) {
    for (const later of AROUND_LEBARAN) add(day + later, `around eid-al-fitr ${later}`);
  }
  return names;
}

/** Names of a day by rules. A day that moves comes before a date: on the few years in which both meet, it is the likelier reason. */
function namesByRule(day: number, rules: readonly (typeof CUSTOMS | typeof HOLIDAYS)[]): readonly string[] {
  const date = new Date(day * 86_400_000);
  const fromEaster = day - easterOf(date.getUTCFullYear());
  const monthAndDay = date.toISOString().slice(5, 10);
  const names: string[] = [];
  for (const rule of rules) {
    if (rule.fromEaster.some((days) => days === fromEaster)) names.push(`easter ${fromEaster}`);
  }
  for (const { weekdays } of rules) {
    for (const rule of weekdays) if (isByWeekday(rule, day)) names.push(`weekday ${Object.values(rule).join(' ')}`);
  }
  for (const rule of rules) {
    if (rule.dates.some((date) => date === monthAndDay)) names.push(`date ${monthAndDay}`);
  }
  return names;
}

function isByWeekday({ month, weekday, nth, later = 0 }: WeekdayRule, on: number): boolean {
  const day = on - later;
  if (weekdayOfNumber(day) !== weekday) return false;
  const date = new Date(day * 86_400_000);
  if (date.getUTCMonth() + 1 !== month) return false;
  return nth > 0
    ? Math.ceil(date.getUTCDate() / 7) === nth
    : new Date((day + 7) * 86_400_000).getUTCMonth() + 1 !== month;
}
