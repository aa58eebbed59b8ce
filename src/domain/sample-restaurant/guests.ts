/** How many guests the sample restaurant's days bring: weekday, payday, Ramadan and Lebaran, the year, and the street it stands in. */

import { type Day, dayOf, dayToNumber, numberToDay, weekdayOfNumber } from '../day.ts';
import { feastsBetween } from '../feasts.ts';

export interface SampleOutlet {
  readonly name: Readonly<Record<'IDR' | 'MYR', string>>;
  /** Guests against the dishes of the item list. */
  readonly size: number;
  /** Monday … Sunday. */
  readonly weekdays: readonly number[];
  /** Opening hours, minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
}

/** One among offices, full at weekday noon; one among homes, full at the weekend. */
export const OUTLETS: readonly SampleOutlet[] = [
  {
    name: { IDR: 'Warung Papadin Menteng', MYR: 'Warung Papadin Bangsar' },
    size: 1,
    weekdays: [0.98, 1.0, 1.04, 1.06, 1.22, 0.86, 0.68],
    opens: 600,
    closes: 1290,
  },
  {
    name: { IDR: 'Warung Papadin Kemang', MYR: 'Warung Papadin Subang' },
    size: 0.74,
    weekdays: [0.74, 0.78, 0.84, 0.9, 1.16, 1.42, 1.34],
    opens: 660,
    closes: 1350,
  },
];

export interface Crowd {
  /** Guests against a plain day; 0 when the outlet is closed. */
  readonly guests: number;
  readonly ramadan: boolean;
}

/** Closed on the two days of Lebaran; quiet for the week after, when many are still in their home towns. */
export function crowdOn(outlet: SampleOutlet, dayNumber: number): Crowd {
  const day = numberToDay(dayNumber);
  const { ramadan: fast, lebaran } = fastOf(Number(day.slice(0, 4)));
  const ramadan = fast.has(day);
  const since = dayNumber - (lebaran.findLast((first) => first <= dayNumber) ?? Number.NEGATIVE_INFINITY);
  if (since < 2) return { guests: 0, ramadan };
  const dayOfMonth = Number(day.slice(8));
  const payday = dayOfMonth >= 25 || dayOfMonth <= 3 ? 1.12 : dayOfMonth >= 18 ? 0.95 : 1;
  const homecoming = since < 8 ? 0.72 : 1;
  const year = 1 + 0.05 * Math.sin((2 * Math.PI * (dayNumber - 80)) / 365.25);
  const weekday = outlet.weekdays[weekdayOfNumber(dayNumber)]!;
  return { guests: outlet.size * weekday * payday * homecoming * year, ramadan };
}

interface Fast {
  readonly ramadan: ReadonlySet<Day>;
  /** First days of Lebaran in that year and the one before, as day numbers. */
  readonly lebaran: readonly number[];
}
const fasts = new Map<number, Fast>();

/** The fast of a year, as the calendar of the forecast has it; the same in Indonesia and Malaysia. */
function fastOf(year: number): Fast {
  let fast = fasts.get(year);
  if (fast === undefined) {
    const feasts = feastsBetween(dayOf(`${year - 1}-12-01`), dayOf(`${year}-12-31`), 'ID');
    const daysOf = (name: string) => feasts.filter((feast) => feast.name === name).map(({ day }) => day);
    fast = { ramadan: new Set(daysOf('ramadan')), lebaran: daysOf('eid-al-fitr').map(dayToNumber) };
    fasts.set(year, fast);
  }
  return fast;
}
