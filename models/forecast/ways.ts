/** Several ways to one answer (each day at once, walking by one scale or another): what each said lately, and how much each counts for it. */

import { type HeldOut, isDrawn, listHeldDays, matchSeries, newness, remember } from './held-out.ts';
import type { Surroundings } from './seen.ts';
import { sizeWeights } from './size-weights.ts';

/** What a way is called: `atOnce`, or the scale it walks on. */
export type Way = 'atOnce' | 'root' | 'plain';

/** What each way says, in one order: [cutoffs × series × horizon] each, base units. */
export type WaysSaid = Readonly<Partial<Record<Way, Float64Array>>>;

/** What each way said at cutoffs past, of a draw of the series. Plain data. */
export type WaysHeldOut = HeldOut<Way>;

/** Relative error given up for moving from equal shares to one way alone: a few weeks of one season rank the ways no surer. */
const CAUTION = 0.03;
/** Shares tried are whole numbers of these. */
const STEPS = 20;
/** Series of which the ways are remembered, at most: shares are the same for all. */
const MOST_SERIES = 500;
/** Most days looked at: an even draw. */
const MOST_DAYS = 20_000;

/** A memory of nothing yet, of an even draw of the grid's series. */
export function emptyWays({ grid }: Surroundings, horizon: number): WaysHeldOut {
  return { horizon, origins: [], names: grid.names.filter((_, s) => isDrawn(s, MOST_SERIES / grid.series)), said: {} };
}

/** The memory with what the ways said at some columns, the older ones let go beyond `keep` of them. */
export function rememberWays(
  held: WaysHeldOut,
  { grid }: Surroundings,
  cutoffs: readonly number[],
  said: WaysSaid,
  keep: number,
): WaysHeldOut {
  const { horizon } = held;
  const rows = matchSeries(held, grid);
  return cutoffs.reduce((memory, cutoff, c) => {
    const drawn = Object.entries(said).map(([way, answers]) => {
      const some = new Float64Array(rows.length * horizon).fill(Number.NaN);
      rows.forEach((row, at) => {
        const from = (c * grid.series + row) * horizon;
        if (row >= 0) some.set(answers.subarray(from, from + horizon), at * horizon);
      });
      return [way, some];
    });
    return remember(memory, cutoff + grid.firstDay, Object.fromEntries(drawn), keep);
  }, held);
}

/**
 * Shares of 0 or more, summing to 1, that the `ways` should have in a mean: those that would have made the absolute error least on the days that came since, not
 * after column `cutoff`, each series by its size and each week by its age. They stay near equal where the days do not clearly say otherwise: no strategy is the better
 * one in general (Taieb & Hyndman 2014), days of much noise favour walking by square roots, days closed or as regular as a shop's saying each at once.
 */
export function weighWays(
  held: WaysHeldOut,
  surroundings: Surroundings,
  cutoff: number,
  ways: readonly Way[],
): readonly number[] {
  const equal: readonly number[] = ways.map(() => 1 / ways.length);
  const { said, actual, weight, count } = daysThatCame(held, surroundings, cutoff, ways);
  const costOf = (shares: readonly number[]) => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      let miss = -actual[i]!;
      for (let way = 0; way < said.length; way++) miss += shares[way]! * said[way]![i]!;
      sum += weight[i]! * Math.abs(miss);
    }
    return sum;
  };
  const middle = costOf(equal);
  if (!(middle > 0) || ways.length < 2) return equal;
  let best: readonly number[] = equal;
  let least = 1;
  for (const shares of allShares(ways.length, STEPS)) {
    const distance = shares.reduce((sum, share) => sum + (share - 1 / ways.length) ** 2, 0) / (1 - 1 / ways.length);
    const cost = costOf(shares) / middle + CAUTION * distance;
    if (cost >= least) continue;
    best = shares;
    least = cost;
  }
  return best;
}

/** All ways to share `steps` parts among `count`, as shares. */
function* allShares(count: number, steps: number, left = steps): Generator<readonly number[]> {
  if (count === 1) {
    yield [left / steps];
    return;
  }
  for (let parts = 0; parts <= left; parts++) {
    for (const rest of allShares(count - 1, steps, left - parts)) yield [parts / steps, ...rest];
  }
}

/** Known days that did not run out and of which all ways spoke: what each said, what was used, and the size of their series over its mean, by age. */
function daysThatCame(
  held: WaysHeldOut,
  surroundings: Surroundings,
  cutoff: number,
  ways: readonly Way[],
): {
  readonly said: readonly Float64Array[];
  readonly actual: Float64Array;
  readonly weight: Float64Array;
  readonly count: number;
} {
  const { grid } = surroundings;
  const days = listHeldDays(held, grid, cutoff);
  const share = MOST_DAYS / Math.max(1, days.count);
  const voices = ways.flatMap((way) => held.said[way] ?? []);
  const said = ways.map(() => new Float64Array(days.count));
  const actual = new Float64Array(days.count);
  const weight = new Float64Array(days.count);
  const owner = new Int32Array(days.count);
  const used = new Float64Array(grid.series);
  const known = new Float64Array(grid.series);
  let count = 0;
  for (let run = 0; run < (voices.length < ways.length ? 0 : days.runs); run++) {
    if (!isDrawn(run, share)) continue;
    const s = days.series[run]!;
    const now = newness(held.origins[days.origin[run]!]!, grid, cutoff);
    for (let i = days.start[run]!; i < days.start[run + 1]!; i++) {
      if (voices.some((voice) => Number.isNaN(voice[days.at[i]!]!))) continue;
      for (const [way, voice] of voices.entries()) said[way]![count] = voice[days.at[i]!]!;
      actual[count] = days.actual[i]!;
      weight[count] = now;
      owner[count] = s;
      used[s]! += days.actual[i]!;
      known[s]! += 1;
      count++;
    }
  }
  const sizes = sizeWeights(surroundings, cutoff);
  for (let i = 0; i < count; i++) {
    const s = owner[i]!;
    weight[i]! *= used[s]! > 0 ? (sizes[s]! * known[s]!) / used[s]! : 0;
  }
  return { said, actual, weight, count };
}
