/** One series as features see it: its signals, its outlet's, the calendar, and ratios of the stock book. */

import type { Control } from '../kit/control.ts';
import { createPace, type Pace } from '../kit/pace.ts';
import { type CalendarSignals, calendarSignals } from './calendar-signals.ts';
import type { Grid } from './grid.ts';
import { meanBetween, type Prefix, prefixSums, type Rolling, rollAll, zeroSums } from './running-means.ts';
import { gatherOutletSignals, gatherUsage, type OutletSignals, type SeriesSignals, seriesSignals } from './signals.ts';
import { type Ground, groundOf } from './step-features.ts';

/** What all series share; made once per panel. */
export interface Surroundings {
  readonly grid: Grid;
  readonly calendar: CalendarSignals;
  readonly outlets: OutletSignals;
}

export interface Seen extends SeriesSignals {
  readonly grid: Grid;
  readonly series: number;
  readonly outlet: number;
  readonly calendar: CalendarSignals;
  readonly outlets: OutletSignals;
  readonly rolling: readonly Rolling[];
  /** Prefix sums of the outlet's usage relative to long-run means, and of its good and bad days. */
  readonly season: Prefix;
  readonly momentum: Prefix;
  /** Prefix sums of 1 where nothing was used. */
  readonly zeros: Prefix;
  readonly stock: Stock | null;
}

/** Prefix sums of columns of the stock book; a column that is not kept is all unknown. */
interface Stock {
  readonly wasted: Prefix;
  readonly received: Prefix;
  readonly closing: Prefix;
  readonly ordered: Prefix;
}

export function surroundingsOf(grid: Grid): Surroundings {
  const outlets = atOnce(gatherOutletSignals(grid, atOnce(gatherUsage(grid))));
  return { grid, calendar: calendarSignals(grid), outlets };
}

/** {@link surroundingsOf} with rests, for panels of many series. `onGround` is told what networks walk on as soon as it is known. */
export async function lookAround(
  grid: Grid,
  control: Control,
  onGround: (ground: Ground) => void = () => {},
): Promise<Surroundings> {
  const pace = createPace(control);
  const usage = await politely(gatherUsage(grid), pace);
  const calendar = calendarSignals(grid);
  onGround(groundOf({ grid, calendar, outlets: usage }));
  return { grid, calendar, outlets: await politely(gatherOutletSignals(grid, usage), pace) };
}

function atOnce<Value>(steps: Generator<undefined, Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

async function politely<Value>(steps: Generator<undefined, Value>, pace: Pace): Promise<Value> {
  let step = steps.next();
  while (!step.done) {
    if (pace.due()) await pace.rest();
    step = steps.next();
  }
  return step.value;
}

/**
 * One series. Who asks of columns from `since` on only is spared the rolling numbers of the days before; who has done with the series seen `before`, from the
 * same column on, gives its memory to the next.
 */
export function seeSeries({ grid, calendar, outlets }: Surroundings, series: number, since = 0, before?: Seen): Seen {
  const signals = seriesSignals(grid, series, outlets, before);
  const outlet = grid.outlet[series]!;
  return {
    ...signals,
    grid,
    series,
    outlet,
    calendar,
    outlets,
    rolling: rollAll(signals.clean, since, before?.rolling),
    season: outlets.season[outlet]!,
    momentum: outlets.momentum[outlet]!,
    zeros: zeroSums(signals.clean, before?.zeros),
    stock: seeStock(grid, series),
  };
}

/** Highest four-week mean of the year up to column `t`. */
export function highestMean({ prefix }: Seen, t: number): number {
  let most = Number.NaN;
  for (let at = t; at >= Math.max(27, t - 363); at -= 7) {
    const mean = meanBetween(prefix, at - 27, at);
    if (!(mean <= most)) most = Number.isNaN(mean) ? most : mean;
  }
  return most;
}

function seeStock(grid: Grid, series: number): Stock | null {
  if (!(grid.wasted ?? grid.received ?? grid.closing ?? grid.ordered)) return null;
  const sums = (column: Float64Array | null) =>
    prefixSums(
      column === null
        ? new Float64Array(grid.days).fill(Number.NaN)
        : column.subarray(series * grid.days, (series + 1) * grid.days),
    );
  return {
    wasted: sums(grid.wasted),
    received: sums(grid.received),
    closing: sums(grid.closing),
    ordered: sums(grid.ordered),
  };
}

/** Share of what left the shelf in the four weeks up to t that was thrown away, 0 … 1. */
export function lossShare(seen: Seen, t: number): number {
  if (seen.stock === null) return Number.NaN;
  const wasted = meanBetween(seen.stock.wasted, t - 27, t);
  const used = meanBetween(seen.prefix, t - 27, t);
  return wasted + used > 0 ? wasted / (wasted + used) : Number.NaN;
}

/** Share of what was there that was used, over the week up to t, 0 … 1. */
export function usageRate(seen: Seen, t: number): number {
  if (seen.stock === null) return Number.NaN;
  const left = meanBetween(seen.stock.closing, t - 6, t);
  const used = meanBetween(seen.prefix, t - 6, t);
  return left + used > 0 ? used / (left + used) : Number.NaN;
}

/** Ordered (else received) in the week up to t over the mean stock at close, capped at 5. */
export function orderToStock(seen: Seen, t: number): number {
  if (seen.stock === null) return Number.NaN;
  const ordered = meanBetween(seen.stock.ordered, t - 6, t);
  const came = Number.isNaN(ordered) ? meanBetween(seen.stock.received, t - 6, t) : ordered;
  const left = meanBetween(seen.stock.closing, t - 6, t);
  return left > 0 ? Math.min(5, (7 * came) / left) : Number.NaN;
}

/**
 * How the outlet's week around day `t` stood a year (52 weeks) ago to the four weeks up to day `cutoff` a year ago: 1.3 when it was a third
 * busier then. NaN before a year and a month are known.
 */
export function yearAgo(prefix: Prefix, cutoff: number, t: number): number {
  const from = cutoff - 364 - 27;
  if (from < 0 || prefix.known[cutoff - 364 + 1]! - prefix.known[from]! < 14) return Number.NaN;
  const then = meanBetween(prefix, cutoff - 364 - 27, cutoff - 364);
  const ahead = meanBetween(prefix, t - 364 - 3, t - 364 + 3);
  return then > 0 ? Math.min(4, ahead / then) : Number.NaN;
}
