/** The feasts that move an outlet's demand in Indonesia and Malaysia, worked out on the device for any year. */

import { type Day, dayOf, dayToNumber, numberToDay, weekdayOfNumber } from './day.ts';
import { easterOf } from './easter.ts';
import { fullMoonFrom, newMoonFrom } from './moon.ts';

export const COUNTRIES = ['ID', 'MY'] as const;
export type Country = (typeof COUNTRIES)[number];

/** `ramadan` is each of its days; all others are the feast's first day. */
export const FEASTS = [
  'ramadan',
  'eid-al-fitr',
  'eid-al-adha',
  'islamic-new-year',
  'prophets-birthday',
  'ascent-of-the-prophet',
  'lunar-new-year',
  'deepavali',
  'nyepi',
  'vesak',
  'good-friday',
  'ascension-day',
  'christmas',
  'new-year',
  'labour-day',
  'pancasila-day',
  'independence-day',
  'malaysia-day',
  'kings-birthday',
] as const;
export type FeastName = (typeof FEASTS)[number];

export interface Feast {
  readonly day: Day;
  readonly name: FeastName;
}

/**
 * Feasts from `from` to `to`, both included, by day. Hijri days follow the sighting rule of the region to within a day (see
 * {@link hijriMonthStart}); an outlet whose government announces otherwise enters that day itself.
 */
export function feastsBetween(from: Day, to: Day, country: Country): readonly Feast[] {
  const feasts: Feast[] = [...hijriFeasts(from, to, country)];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const on = (monthAndDay: string, name: FeastName) => feasts.push({ day: dayOf(`${year}-${monthAndDay}`), name });
    on('01-01', 'new-year');
    on('05-01', 'labour-day');
    on('12-25', 'christmas');
    feasts.push({ day: lunarNewYear(year), name: 'lunar-new-year' });
    if (country === 'ID') {
      on('06-01', 'pancasila-day');
      on('08-17', 'independence-day');
      feasts.push({ day: nyepi(year), name: 'nyepi' });
      feasts.push({ day: waisak(year), name: 'vesak' });
      feasts.push({ day: numberToDay(easterOf(year) - 2), name: 'good-friday' });
      feasts.push({ day: numberToDay(easterOf(year) + 39), name: 'ascension-day' });
    } else {
      on('08-31', 'independence-day');
      on('09-16', 'malaysia-day');
      feasts.push({ day: deepavali(year), name: 'deepavali' });
      feasts.push({ day: wesak(year), name: 'vesak' });
      if (year >= 2021) feasts.push({ day: kingsBirthday(year), name: 'kings-birthday' });
    }
  }
  return feasts
    .filter(({ day }) => day >= from && day <= to)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function* hijriFeasts(from: Day, to: Day, country: Country): Generator<Feast> {
  const last = dayToNumber(to);
  for (let moon = newMoonFrom(dayToNumber(from) - 62); moon <= last; moon = newMoonFrom(moon + 1)) {
    const start = hijriMonthStart(moon);
    const month = hijriMonth(start);
    const at = (dayOfMonth: number, name: FeastName): Feast => ({ day: numberToDay(start + dayOfMonth - 1), name });
    if (month === 1) yield at(1, 'islamic-new-year');
    if (month === 3) yield at(12, 'prophets-birthday');
    if (month === 7 && country === 'ID') yield at(27, 'ascent-of-the-prophet');
    if (month === 10) yield at(1, 'eid-al-fitr');
    if (month === 12) yield at(10, 'eid-al-adha');
    if (month !== 9) continue;
    const end = hijriMonthStart(newMoonFrom(moon + 1));
    for (let day = start; day < end; day++) yield { day: numberToDay(day), name: 'ramadan' };
  }
}

/**
 * First day (as a day number) of the Hijri month that a new moon begins. Indonesia, Malaysia, Brunei and Singapore ask for a crescent 3°
 * high and 6.4° from the sun at sunset (MABIMS 2021); a moon that is twelve hours old at sunset in the west of the region, about 11:45 UTC,
 * is about there. The rule is a day off where a sighting was announced on a moon just under it (Indonesia, Ramadan 2025).
 */
function hijriMonthStart(moon: number): number {
  const sunset = 11.75 / 24;
  const firstEvening = Math.ceil(moon + 0.5 - sunset);
  return firstEvening + 1;
}

const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { month: 'numeric', timeZone: 'UTC' });

/** 1 Muharram … 12 Zulhijah, of the month that begins on that day or within two of it. */
function hijriMonth(start: number): number {
  return Number(/\d+/.exec(umalqura.format((start + 5) * 86_400_000))![0]);
}

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese-nu-latn', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Day and month of the Chinese calendar on a day number, as `15.4`; a leap month has a letter behind it. */
function chineseDate(day: number): string {
  const parts = chinese.formatToParts(day * 86_400_000);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('day')}.${part('month')}`;
}

/** First day of the first month of the Chinese calendar. */
function lunarNewYear(year: number): Day {
  for (let day = dayToNumber(dayOf(`${year}-01-20`)); ; day++) if (chineseDate(day) === '1.1') return numberToDay(day);
}

/** Vesak of Indonesia: the day, by the clock of Jakarta, of the full moon of the fourth Chinese month. */
function waisak(year: number): Day {
  let day = dayToNumber(dayOf(`${year}-04-15`));
  while (chineseDate(day) !== '1.4') day++;
  return numberToDay(Math.floor(fullMoonFrom(day) + 7 / 24));
}

/** Vesak of Malaysia: the last day of May that is the fifteenth of a Chinese month. */
function wesak(year: number): Day {
  let day = dayToNumber(dayOf(`${year}-05-31`));
  while (!chineseDate(day).startsWith('15.')) day--;
  return numberToDay(day);
}

/** Since 2021 it is kept on the first Monday of June. */
function kingsBirthday(year: number): Day {
  let day = dayToNumber(dayOf(`${year}-06-01`));
  while (weekdayOfNumber(day) !== 0) day++;
  return numberToDay(day);
}

/** The day before the new moon (Malaysian date) in which the sun stands in sidereal Libra. */
function deepavali(year: number): Day {
  const moon = newMoonFrom(dayToNumber(dayOf(`${year}-10-18`)) - 8 / 24);
  return numberToDay(Math.floor(moon + 8 / 24) - 1);
}

/**
 * The day after the dark moon of Kesanga. The Balinese calendar counts 64 lunar days in 63 solar ones (ngunaratri; Eiseman, Bali: Sekala
 * and Niskala, 1990); 331 sets the count so that it meets the years 2017–2026.
 */
function nyepi(year: number): Day {
  const lunarDay = (day: number) => Math.floor(((day - 331) * 64) / 63);
  for (let day = dayToNumber(dayOf(`${year}-03-02`)); ; day++) {
    if (Math.floor(lunarDay(day) / 30) > Math.floor(lunarDay(day - 1) / 30)) return numberToDay(day);
  }
}
