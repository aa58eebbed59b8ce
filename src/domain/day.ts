/** Calendar days of an outlet, as text in the journal and as whole numbers in arithmetic; never a moment, so no time zone can move them. */

declare const dayBrand: unique symbol;
/** A calendar day written `YYYY-MM-DD` (proleptic Gregorian). Sorts as text. */
export type Day = string & { readonly [dayBrand]: true };

const MS_PER_DAY = 86_400_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** The day a text names, or null when it names none (wrong shape, or a date such as 2025-02-30). */
export function parseDay(text: string): Day | null {
  if (!DAY_PATTERN.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : (text as Day);
}

/** Like {@link parseDay}, for texts known to be days (our own records). Throws RangeError on anything else. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day: ${text}`);
  return day;
}

/** Whole days since 1970-01-01. */
export function dayToNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** The day that many whole days after 1970-01-01. */
export function numberToDay(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

export function addDays(day: Day, days: number): Day {
  return numberToDay(dayToNumber(day) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayToNumber(to) - dayToNumber(from);
}

/** 0 Monday … 6 Sunday, of a day number. */
export function weekdayOfNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(dayToNumber(day));
}

/** The day the wall clock of this device shows at a moment (milliseconds since the epoch). */
export function dayAt(moment: number): Day {
  const at = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as Day;
}

/** The moment (milliseconds since the epoch) at which the wall clock of this device shows that many minutes after midnight of a day. */
export function momentOn(day: Day, minutes: number): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date, 0, minutes).getTime();
}
