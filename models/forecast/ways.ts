/** Several ways to one answer (each day at once, walking by one scale or another): how much each counts, by days that none of them knew. */

import type { Question } from './competitor.ts';
import { sizeWeights } from './size-weights.ts';

/** Relative error given up for moving from equal shares to one way alone: a few weeks of one season rank the ways no surer. */
const CAUTION = 0.03;
/** Shares tried are whole numbers of these. */
const STEPS = 20;

/**
 * Shares of 0 or more, summing to 1, that what was said in each way ([cutoffs × series × horizon], base units) should have in a mean. They make the absolute
 * error on the days that came least, each series by its size, and stay near equal where the days do not clearly say otherwise: no strategy is the better
 * one in general (Taieb & Hyndman 2014), days of much noise favour walking by square roots, days closed or as regular as a shop's saying each at once.
 */
export function weighWays(question: Question, said: readonly Float64Array[]): readonly number[] {
  const equal: readonly number[] = said.map(() => 1 / said.length);
  const { places, actual, weight } = daysThatCame(question, said);
  const costOf = (shares: readonly number[]) => {
    let sum = 0;
    for (let i = 0; i < places.length; i++) {
      let miss = -actual[i]!;
      for (let way = 0; way < said.length; way++) miss += shares[way]! * said[way]![places[i]!]!;
      sum += weight[i]! * Math.abs(miss);
    }
    return sum;
  };
  const middle = costOf(equal);
  if (!(middle > 0) || said.length < 2) return equal;
  let best: readonly number[] = equal;
  let least = 1;
  for (const shares of allShares(said.length, STEPS)) {
    const distance = shares.reduce((sum, share) => sum + (share - 1 / said.length) ** 2, 0) / (1 - 1 / said.length);
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

/** Most days looked at: an even draw. */
const MOST_DAYS = 20_000;

/** Known days that did not run out and of which all ways spoke: their places in what was said, what was used, and the size of their series over its mean. */
function daysThatCame(
  { surroundings, cutoffs, options }: Question,
  said: readonly Float64Array[],
): { readonly places: readonly number[]; readonly actual: readonly number[]; readonly weight: readonly number[] } {
  const { grid } = surroundings;
  const { horizon } = options;
  const sizes = sizeWeights(surroundings, cutoffs[0] ?? 0);
  const every = Math.max(1, (cutoffs.length * grid.series * horizon) / MOST_DAYS);
  const places: number[] = [];
  const actual: number[] = [];
  const owner: number[] = [];
  const used = new Float64Array(grid.series);
  const days = new Float64Array(grid.series);
  for (let i = 0; Math.floor(i) < cutoffs.length * grid.series * horizon; i += every) {
    const at = Math.floor(i);
    const s = Math.floor(at / horizon) % grid.series;
    const t = cutoffs[Math.floor(at / horizon / grid.series)]! + (at % horizon) + 1;
    const value = t < grid.days ? grid.used[s * grid.days + t]! : Number.NaN;
    if (Number.isNaN(value) || grid.censored[s * grid.days + t] === 1) continue;
    if (said.some((one) => Number.isNaN(one[at]!))) continue;
    places.push(at);
    actual.push(value);
    owner.push(s);
    used[s]! += value;
    days[s]! += 1;
  }
  return { places, actual, weight: owner.map((s) => (used[s]! > 0 ? (sizes[s]! * days[s]!) / used[s]! : 0)) };
}
