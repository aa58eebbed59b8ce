/** Why a forecast says what it says, as amounts that add up, and how they are written so that the written ones add up too. */

import type { Forecaster } from './demand-forecast.ts';

/** Stable names of reasons; the screen has the words. */
export const REASON_CODES = [
  'weekday',
  'payday',
  'season',
  'recent',
  'trend',
  'kitchen',
  'feast',
  'occasion',
  'booking',
  'closed',
  'stock',
  'rest',
] as const;
/**
 * `weekday` which day of the week · `payday` time of the month · `season` time of the year · `recent` more or less used lately than usual ·
 * `trend` rising or falling · `kitchen` the whole outlet busier or quieter · `feast` a holiday or event near ·
 * `occasion` what the outlet did the last times that this day came round, where the
 * calendar has no name for it · `booking` guests booked ·
 * `closed` the outlet is shut · `stock` waste, orders and what is left · `rest` what has no name.
 */
export type ReasonCode = (typeof REASON_CODES)[number];

/** One reason: base units by which it raises (or lowers) the forecast. */
export interface Reason {
  readonly code: ReasonCode;
  readonly amount: number;
}

/** What is true of the day and of the days before it: the figures for the words. */
export interface DayFacts {
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  /** 1 … 12. */
  readonly month: number;
  /** From the 25th to the 3rd. */
  readonly isPayday: boolean;
  /** Weeks in a row in which use rose (above 0) or fell (below 0) up to the last known day; 0 when the last two were alike. */
  readonly weeks: number;
  /** The nearest holiday or event and the days until it (negative: since it); null when none is near. */
  readonly feast: { readonly name: string; readonly days: number } | null;
  /** Guests booked. */
  readonly guests: number;
}

/** The forecast of one day taken apart: `usual` + all reasons = `mean`, exactly but for floating point. Base units. */
export interface DayReasons {
  /** Whole days since 1970-01-01. */
  readonly day: number;
  /** Who forecasts it. */
  readonly model: Forecaster;
  readonly mean: number;
  /** What a day of the last eight weeks used, each weekday counting the same. */
  readonly usual: number;
  /** Largest first, `rest` last; none is 0. */
  readonly reasons: readonly Reason[];
  readonly facts: DayFacts;
}

/** One bar of the picture: from one level to the next, in steps of what is written. */
export interface ReasonStep extends Reason {
  readonly from: number;
  readonly to: number;
}

export interface WrittenReasons {
  readonly usual: number;
  readonly steps: readonly ReasonStep[];
  readonly mean: number;
}

/**
 * The reasons as they are written: the `most` largest and the rest in one, every level a whole multiple of `grain` base units, so that the written
 * amounts add up to the written forecast. Those that round to nothing join the rest.
 */
export function writeReasons({ usual, mean, reasons }: DayReasons, most: number, grain: number): WrittenReasons {
  // Never −0.
  const round = (value: number) => Math.round(value / grain) * grain + 0;
  const named = reasons.filter(({ code, amount }) => code !== 'rest' && Math.abs(amount) >= grain / 2).slice(0, most);
  const rest = mean - usual - named.reduce((sum, { amount }) => sum + amount, 0);
  const all: readonly Reason[] = [...named, { code: 'rest', amount: rest }];
  const steps: ReasonStep[] = [];
  let level = usual;
  for (const { code, amount } of all) {
    const from = round(level);
    level += amount;
    // The last level is the forecast itself, not a sum that rounding has touched.
    const to = code === 'rest' ? round(mean) : round(level);
    if (to !== from) steps.push({ code, amount: to - from, from, to });
  }
  return { usual: round(usual), steps, mean: round(mean) };
}

/** The reasons worth a sentence: at most two, of at least 3 % of a usual day; never `rest`. */
export function leadingReasons({ usual, mean, reasons }: DayReasons): readonly Reason[] {
  const least = 0.03 * Math.max(usual, mean);
  return reasons.filter(({ code, amount }) => code !== 'rest' && Math.abs(amount) >= least && amount !== 0).slice(0, 2);
}
