/** What the forecast chart draws, day by day, worked out apart from the drawing. */

import { type Day, dayToNumber, numberToDay } from '../domain/day.ts';

/** A day gone by. */
export interface PastDay {
  readonly day: Day;
  /** Base units used; null when not known. */
  readonly used: number | null;
  /** True when it ran out that day, so that the use is a lower bound on what was wanted. */
  readonly ranOut: boolean;
  /** True when nobody saw that day's use: it is its likely part of the use between two counts. */
  readonly isSpread?: boolean;
}

/** A day to come, in base units. */
export interface ComingDay {
  readonly day: Day;
  readonly q05: number;
  readonly q25: number;
  /** What is expected, as it is said everywhere else. */
  readonly mean: number;
  readonly q75: number;
  readonly q95: number;
}

/** One place on the time axis. */
export interface ChartPoint {
  /** Whole days since 1970-01-01. */
  readonly at: number;
  readonly day: Day;
  readonly used: number | null;
  readonly ranOut: boolean;
  readonly isSpread: boolean;
  /** `used` where it was seen, and where it was spread with the days beside those, so that the two lines meet. */
  readonly seen: number | null;
  readonly spread: number | null;
  readonly expected: number | null;
  readonly half: readonly [number, number] | null;
  readonly most: readonly [number, number] | null;
}

/** Days of history that can be told apart at a width in pixels. */
export function pastDaysAt(width: number): number {
  if (width < 440) return 21;
  return width < 720 ? 42 : 70;
}

/** The newest `most` days gone by and all days to come, on consecutive days: days without a record are there, unknown. */
export function chartPoints(
  past: readonly PastDay[],
  coming: readonly ComingDay[],
  most: number,
): readonly ChartPoint[] {
  const pastByDay = new Map(past.map((one) => [dayToNumber(one.day), one]));
  const comingByDay = new Map(coming.map((one) => [dayToNumber(one.day), one]));
  const lastPast = Math.max(...pastByDay.keys(), Number.NEGATIVE_INFINITY);
  const days = [...pastByDay.keys()].filter((day) => day > lastPast - most).concat([...comingByDay.keys()]);
  if (days.length === 0) return [];
  const first = Math.min(...days);
  const last = Math.max(...days);
  const isSpreadOn = (at: number) => pastByDay.get(at)?.isSpread ?? false;
  return Array.from({ length: last - first + 1 }, (_, index): ChartPoint => {
    const at = first + index;
    const was = pastByDay.get(at);
    const will = comingByDay.get(at);
    return {
      at,
      day: numberToDay(at),
      used: was?.used ?? null,
      ranOut: was?.ranOut ?? false,
      isSpread: isSpreadOn(at),
      seen: isSpreadOn(at) ? null : (was?.used ?? null),
      spread: [at - 1, at, at + 1].some(isSpreadOn) ? (was?.used ?? null) : null,
      expected: will?.mean ?? null,
      half: will ? [will.q25, will.q75] : null,
      most: will ? [will.q05, will.q95] : null,
    };
  });
}

/** About `count` round steps from zero that cover `top`, in base units, so that the axis reads 0, 5, 10 kg. */
export function roundTicks(top: number, count = 4): readonly number[] {
  if (!(top > 0)) return [0, 1];
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough);
  const ticks = [0];
  while (ticks.at(-1)! < top) ticks.push(ticks.length * step);
  return ticks;
}
