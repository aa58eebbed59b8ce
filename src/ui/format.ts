/** Every figure, date and amount on the screen is written here, as the language writes it. */

import type { Day } from '../domain/day.ts';
import { type Language, LOCALES } from '../domain/language.ts';
import { type Currency, type MinorMoney, minorDigits } from '../domain/money.ts';
import type { BaseUnit } from '../domain/quantity.ts';

/** A figure and the unit it is in, apart so that the unit can be set smaller. */
export interface Written {
  readonly figure: string;
  readonly unit: string;
}

const LARGE: Readonly<Record<BaseUnit, string | null>> = { g: 'kg', ml: 'L', pcs: null };
const KILO = 1000;

export interface AmountOptions {
  /** Digits shown behind the decimal sign at most; 3 writes whole base units exactly. Default 3. */
  readonly decimals?: number;
  /** Keeps one unit for a whole column: the large one (kg, l) or the base unit. Default: by size. */
  readonly in?: 'large' | 'base';
  /** Writes that many decimals always, so that figures of a column line up: 3.0 below 2.8. */
  readonly isAligned?: boolean;
}

/** How one language writes. Days carry no time zone: they are written as they stand. */
export interface Format {
  readonly language: Language;
  readonly locale: string;
  readonly decimalSign: string;
  /** 1234.5 → 1,234.5 · 1.234,5 */
  readonly number: (value: number, decimals?: number) => string;
  /** 0.125 → 13 % */
  readonly percent: (share: number, decimals?: number) => string;
  /** 0.18 → +18 % */
  readonly change: (share: number) => string;
  /** Base units in the unit a cook would say: 12500 g → 12.5 kg; 4 g stays 4 g. */
  readonly amountParts: (quantity: number, unit: BaseUnit, options?: AmountOptions) => Written;
  readonly amount: (quantity: number, unit: BaseUnit, options?: AmountOptions) => string;
  readonly money: (amount: MinorMoney, currency: Currency) => string;
  /** 22 Nov; with the year when `year` is true. */
  readonly day: (day: Day, options?: { readonly year?: boolean; readonly weekday?: boolean }) => string;
  /** Sun 22 Nov 2026, long. */
  readonly longDay: (day: Day) => string;
  readonly weekday: (day: Day, style?: 'short' | 'long') => string;
  /** A moment of this device's clock: 22 Nov, 15:04. */
  readonly moment: (at: number) => string;
  readonly time: (at: number) => string;
  /** In 3 days, 2 hours ago; by whole units. */
  readonly ago: (at: number, now: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly duration: (seconds: number) => string;
  /** Names joined: a, b and c. */
  readonly list: (names: readonly string[]) => string;
  /** What was typed on the keypad (point as decimal sign), with the language's signs; a trailing sign stays. */
  readonly typed: (text: string) => string;
}

const formats = new Map<Language, Format>();

/** The one {@link Format} of a language. */
export function formatFor(language: Language): Format {
  let format = formats.get(language);
  if (format === undefined) {
    format = makeFormat(language);
    formats.set(language, format);
  }
  return format;
}

function makeFormat(language: Language): Format {
  const locale = LOCALES[language];
  const numberFormat = remember(
    (decimals: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }),
  );
  const alignedFormat = remember(
    (decimals: number) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const unitFormat = remember(
    (key: string) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: key,
        unitDisplay: 'short',
        maximumFractionDigits: key === 'byte' || key === 'second' ? 0 : 1,
      }),
  );
  const moneyFormat = remember((currency: string) => {
    const digits = minorDigits(currency);
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  });
  const dayFormat = remember(
    (key: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...DAY_STYLES[key as keyof typeof DAY_STYLES] }),
  );
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayOfMoment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const percents = remember(
    (decimals: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }),
  );
  const changes = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const decimalSign =
    numberFormat(1)
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.';
  const asDate = (day: Day) => Date.parse(`${day}T00:00:00Z`);
  const time = (at: number) => clock.format(at).replace('.', ':');

  const amountParts: Format['amountParts'] = (quantity, unit, options = {}) => {
    const large = LARGE[unit];
    const useLarge =
      large !== null && (options.in === 'large' || (options.in !== 'base' && Math.abs(quantity) >= KILO));
    const decimals = options.decimals ?? 3;
    const write = options.isAligned ? alignedFormat : numberFormat;
    return useLarge
      ? { figure: write(decimals).format(quantity / KILO), unit: large }
      : { figure: write(large === null ? Math.min(decimals, 1) : 0).format(quantity), unit };
  };

  return {
    language,
    locale,
    decimalSign,
    number: (value, decimals = 0) => numberFormat(decimals).format(value),
    percent: (share, decimals = 0) => percents(decimals).format(share),
    change: (share) => changes.format(share),
    amountParts,
    amount: (quantity, unit, options) => {
      const { figure, unit: written } = amountParts(quantity, unit, options);
      return `${figure}\u00a0${written}`;
    },
    money: (amount, currency) => moneyFormat(currency).format(amount / 10 ** minorDigits(currency)),
    day: (day, { year = false, weekday = false } = {}) =>
      dayFormat(`${weekday ? 'weekday-' : ''}${year ? 'year' : 'day'}`).format(asDate(day)),
    longDay: (day) => dayFormat('long').format(asDate(day)),
    weekday: (day, width = 'short') => dayFormat(`weekday-${width}-only`).format(asDate(day)),
    moment: (at) => `${dayOfMoment.format(at)}, ${time(at)}`,
    time,
    ago: (at, now) => relative.format(...wholeUnits((at - now) / 1000)),
    bytes: (bytes) => {
      const [size, unit] =
        bytes < 1e3
          ? [bytes, 'byte']
          : bytes < 1e6
            ? [bytes / 1e3, 'kilobyte']
            : bytes < 1e9
              ? [bytes / 1e6, 'megabyte']
              : [bytes / 1e9, 'gigabyte'];
      return unitFormat(unit as string).format(size as number);
    },
    duration: (seconds) =>
      seconds < 60
        ? unitFormat('second').format(Math.max(1, Math.round(seconds)))
        : seconds < 3600
          ? unitFormat('minute').format(seconds / 60)
          : unitFormat('hour').format(seconds / 3600),
    list: (names) => lists.format(names),
    typed: (text) => {
      const [whole = '', fraction] = text.split('.');
      const grouped = numberFormat(0).format(Number(whole));
      return fraction === undefined ? grouped : grouped + decimalSign + fraction;
    },
  };
}

const DAY_STYLES = {
  day: { day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
  'weekday-day': { weekday: 'short', day: 'numeric', month: 'short' },
  'weekday-year': { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  'weekday-short-only': { weekday: 'short' },
  'weekday-long-only': { weekday: 'long' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The largest unit of which at least one whole is in `seconds` (negative is the past). */
function wholeUnits(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(seconds);
  if (size < 60) return [0, 'second'];
  if (size < 3600) return [Math.trunc(seconds / 60), 'minute'];
  if (size < 86_400) return [Math.trunc(seconds / 3600), 'hour'];
  return [Math.trunc(seconds / 86_400), 'day'];
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
