/** What each competitor said at cutoffs that have passed, beside what happened: the memory that champions and intervals are made from. */

import type { Forecaster } from '../../src/domain/demand-forecast.ts';
import { DAYS_AHEAD, type Grid } from './grid.ts';

/** Plain data. Predictions were made without any day after their origin. `Voice` is who spoke: a competitor, or one of its ways. */
export interface HeldOut<Voice extends string = Forecaster> {
  readonly horizon: number;
  /** Cutoffs as whole days since 1970-01-01, rising. */
  readonly origins: readonly number[];
  readonly names: readonly { readonly outlet: string; readonly item: string }[];
  /** [origins × series × horizon] base units; NaN where the competitor said nothing. */
  readonly said: Readonly<Partial<Record<Voice, Float32Array>>>;
}

/** One held-out day: what happened on column `day` of the grid and where in `said` the predictions stand. */
export type HeldOutVisit = (at: number, series: number, origin: number, ahead: number, actual: number) => void;

/**
 * Calls `visit` for every prediction whose day is known, not after column `cutoff`, did not run out, and was not closed.
 * `seriesOf` maps the memory's series to rows of the grid (−1 for series gone).
 */
export function visitHeldOut(
  heldOut: HeldOut<string>,
  grid: Grid,
  seriesOf: Int32Array,
  cutoff: number,
  visit: HeldOutVisit,
): void {
  const { horizon, names, origins } = heldOut;
  for (let o = 0; o < origins.length; o++) {
    const from = origins[o]! - grid.firstDay;
    for (let s = 0; s < names.length; s++) {
      const row = seriesOf[s]!;
      if (row < 0) continue;
      for (let h = 1; h <= horizon; h++) {
        const t = from + h;
        if (t < 0 || t > cutoff || t >= grid.days) continue;
        const actual = grid.used[row * grid.days + t]!;
        if (Number.isNaN(actual) || grid.censored[row * grid.days + t] === 1) continue;
        if (grid.closed[grid.outlet[row]! * (grid.days + DAYS_AHEAD) + t] === 1) continue;
        visit((o * names.length + s) * horizon + h - 1, row, o, h, actual);
      }
    }
  }
}

/** Held-out days that {@link visitHeldOut} would visit, one after another, in runs of days of one origin and series. */
export interface HeldDays {
  readonly count: number;
  /** Place in `said`. */
  readonly at: Int32Array;
  /** Days after the origin, 1…. */
  readonly ahead: Uint8Array;
  readonly actual: Float64Array;
  readonly runs: number;
  /** [runs + 1] first day of each run; that of the next ends it. */
  readonly start: Int32Array;
  /** [runs] row of the grid, and number of the origin. */
  readonly series: Int32Array;
  readonly origin: Int32Array;
}

const listed = new WeakMap<
  HeldOut<string>,
  { readonly grid: Grid; readonly cutoff: number; readonly days: HeldDays }
>();

/** The held-out days as one list, for those who go through them once for each competitor. Made once for all who ask of the same cutoff in turn. */
export function listHeldDays(heldOut: HeldOut<string>, grid: Grid, cutoff: number): HeldDays {
  const before = listed.get(heldOut);
  if (before?.grid === grid && before.cutoff === cutoff) return before.days;
  const mostRuns = heldOut.origins.length * heldOut.names.length;
  const most = mostRuns * heldOut.horizon;
  const at = new Int32Array(most);
  const ahead = new Uint8Array(most);
  const actual = new Float64Array(most);
  const start = new Int32Array(mostRuns + 1);
  const series = new Int32Array(mostRuns);
  const origin = new Int32Array(mostRuns);
  let count = 0;
  let runs = 0;
  visitHeldOut(heldOut, grid, matchSeries(heldOut, grid), cutoff, (place, s, o, h, used) => {
    if (runs === 0 || series[runs - 1] !== s || origin[runs - 1] !== o) {
      start[runs] = count;
      series[runs] = s;
      origin[runs] = o;
      runs++;
    }
    at[count] = place;
    ahead[count] = h;
    actual[count] = used;
    count++;
  });
  start[runs] = count;
  const days = { count, at, ahead, actual, runs, start, series, origin };
  listed.set(heldOut, { grid, cutoff, days });
  return days;
}

/** Weeks after which what was said counts half: who is good turns with the season, and what was said before the last full learning came from models that knew less. */
const HALF_LIFE = 8;

/** How much what was said at an origin, a whole day since 1970-01-01, counts at column `cutoff`: 1 on its day, half after so many weeks. */
export const newness = (origin: number, grid: Grid, cutoff: number, halfLife = HALF_LIFE): number =>
  0.5 ** ((cutoff + grid.firstDay - origin) / (7 * halfLife));

/**
 * Whether a run belongs to an even draw of about `share` of all: multiples of the golden ratio fall evenly, so that no weekday, outlet or origin is
 * favoured (Weyl's sequence). 1 or more takes all.
 */
export function isDrawn(run: number, share: number): boolean {
  const place = run * GOLDEN;
  return place - Math.floor(place) < share;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Rows of the grid of the memory's series, −1 where the grid has no such series. */
export const matchSeries = (heldOut: HeldOut<string>, grid: Grid): Int32Array => matchNames(heldOut.names, grid);

/** Rows of a grid's series by outlet and item: looked up by all who know these by name. */
const rowsOf = new WeakMap<Grid['names'], ReadonlyMap<string, ReadonlyMap<string, number>>>();

/** Rows of the grid of series named elsewhere, −1 where the grid has no such series. */
export function matchNames(names: Grid['names'], grid: Grid): Int32Array {
  let rows = rowsOf.get(grid.names);
  if (rows === undefined) {
    const found = new Map<string, Map<string, number>>();
    grid.names.forEach(({ outlet, item }, s) => {
      const items = found.get(outlet);
      if (items === undefined) found.set(outlet, new Map([[item, s]]));
      else items.set(item, s);
    });
    rows = found;
    rowsOf.set(grid.names, rows);
  }
  return Int32Array.from(names, ({ outlet, item }) => rows.get(outlet)?.get(item) ?? -1);
}

/** The memory with forecasts of one more origin put behind; the oldest is let go beyond `keep`. */
export function remember<Voice extends string>(
  heldOut: HeldOut<Voice>,
  origin: number,
  said: Readonly<Partial<Record<Voice, Float64Array>>>,
  keep: number,
): HeldOut<Voice> {
  const size = heldOut.names.length * heldOut.horizon;
  const skip = Math.max(0, heldOut.origins.length + 1 - keep);
  const names = new Set([...Object.keys(heldOut.said), ...Object.keys(said)] as Voice[]);
  const joined: Partial<Record<Voice, Float32Array>> = {};
  for (const name of names) {
    const all = new Float32Array((heldOut.origins.length + 1 - skip) * size).fill(Number.NaN);
    const before = heldOut.said[name]?.subarray(skip * size);
    if (before) all.set(before);
    const now = said[name];
    if (now) all.set(now, all.length - size);
    joined[name] = all;
  }
  return { ...heldOut, origins: [...heldOut.origins, origin].slice(skip), said: joined };
}

/** The memory with the grid's series in the grid's order: what was said of others is let go, new ones were never spoken of. */
export function followSeries(heldOut: HeldOut, grid: Grid): HeldOut {
  const { horizon, origins } = heldOut;
  const rows = matchSeries(heldOut, grid);
  const said: Partial<Record<Forecaster, Float32Array>> = {};
  for (const [name, before] of Object.entries(heldOut.said) as readonly [Forecaster, Float32Array][]) {
    const after = new Float32Array(origins.length * grid.series * horizon).fill(Number.NaN);
    for (let o = 0; o < origins.length; o++) {
      rows.forEach((row, s) => {
        if (row < 0) return;
        const from = (o * rows.length + s) * horizon;
        after.set(before.subarray(from, from + horizon), (o * grid.series + row) * horizon);
      });
    }
    said[name] = after;
  }
  return { ...heldOut, names: grid.names, said };
}

/** The memory of those competitors only who are named in `spoke`. */
export function onlyOf(heldOut: HeldOut, spoke: Readonly<Partial<Record<Forecaster, unknown>>>): HeldOut {
  const said = Object.fromEntries(Object.entries(heldOut.said).filter(([name]) => name in spoke));
  return { ...heldOut, said };
}
