/** Sums of days hold what they promise, also where errors of neighbouring days go together, which single days cannot tell. */

import { expect, it } from 'vitest';
import { sumSpread } from '../../src/domain/demand-forecast.ts';
import { createRandom } from '../kit/random.ts';
import { layOut } from './grid.ts';
import { measureSpread } from './intervals.ts';
import { MOST_SUMMED, measureSums } from './sum-intervals.ts';

const SERIES = 25;
const DAYS = 600;
const HORIZON = 14;
const random = createRandom(5);
/** Good and bad weeks: an error that lasts, so that the sum of a week errs more than seven single days would. */
const grid = layOut({
  series: Array.from({ length: SERIES }, (_, s) => {
    let lasting = 0;
    const level = 20 * 2 ** (s % 5);
    return {
      outlet: 'outlet',
      item: `${s}`,
      firstDay: 0,
      used: Float64Array.from({ length: DAYS }, () => {
        lasting = 0.9 * lasting + 0.12 * random.normal();
        return Math.max(0, level * (1 + lasting + 0.1 * random.normal()));
      }),
    };
  }),
  calendar: [],
});
const levelOf = (s: number) => 20 * 2 ** (s % 5);
const origins = Array.from({ length: 20 }, (_, o) => 100 + 14 * o);
const heldOut = (count: number) => ({
  horizon: HORIZON,
  origins: origins.slice(0, count),
  names: grid.names,
  said: {
    theta: Float32Array.from({ length: count * SERIES * HORIZON }, (_, at) =>
      levelOf(Math.floor(at / HORIZON) % SERIES),
    ),
  },
});
const measured = (count: number, cutoff: number) => {
  const spread = measureSpread(heldOut(count), grid, cutoff, () => 'theta');
  return { spread, sums: measureSums(heldOut(count), grid, cutoff, () => 'theta', spread) };
};

it('nine sums of seven days in ten lie within their interval, on later days', () => {
  const { spread, sums } = measured(20, 395);
  expect(sums).toHaveLength(MOST_SUMMED);
  let covered = 0;
  let independent = 0;
  let weeks = 0;
  const five = new Float64Array(5);
  for (let s = 0; s < SERIES; s++) {
    const mean = levelOf(s);
    const units = Array<number>(7).fill(spread.unitOf(s, mean));
    const [low, high] = [0.05, 0.95].map((level) => sumSpread(sums, units, level)!);
    spread.quantilesOf(s, 4, mean, five);
    for (let from = 396; from + 7 <= DAYS; from += 7) {
      let miss = -7 * mean;
      for (let t = from; t < from + 7; t++) miss += grid.used[s * DAYS + t]!;
      weeks++;
      if (miss >= low! && miss <= high!) covered++;
      if (miss >= (five[0]! - mean) * Math.sqrt(7) && miss <= (five[4]! - mean) * Math.sqrt(7)) independent++;
    }
  }
  expect(covered / weeks).toBeGreaterThan(0.85);
  expect(covered / weeks).toBeLessThan(0.95);
  // What adding up single days as if they were independent would have promised, and not held.
  expect(independent / weeks).toBeLessThan(0.75);
});

it('knows nothing of days after the cutoff, and says nothing of runs too few to tell', () => {
  expect(measured(20, 250).sums).toEqual(measured(11, 250).sums);
  expect(measured(0, 395).sums).toEqual([]);
});

it('allows for weeks being few where all series share them', () => {
  let covered = 0;
  let asSeen = 0;
  let sums = 0;
  for (let world = 0; world < 120; world++) {
    const chance = createRandom(11, world);
    const weekly = Float64Array.from({ length: 30 }, () => chance.normal());
    const shared = layOut({
      series: Array.from({ length: 8 }, (_, s) => ({
        outlet: 'outlet',
        item: `${s}`,
        firstDay: 0,
        // Day 1 is the first after the first origin.
        used: Float64Array.from({ length: 200 }, (_, t) =>
          Math.max(0, 50 + 10 * weekly[Math.floor((t + 6) / 7)]! + 2 * chance.normal()),
        ),
      })),
      calendar: [],
    });
    const eight = Array.from({ length: 8 }, (_, o) => 84 + 7 * o);
    const theta = new Float32Array(eight.length * 8 * 7).fill(50);
    const held = { horizon: 7, origins: eight, names: shared.names, said: { theta } };
    const spread = measureSpread(held, shared, 140, () => 'theta');
    const doubt = measureSums(held, shared, 140, () => 'theta', spread);
    for (let s = 0; s < 8; s++) {
      let miss = -7 * 50;
      for (let t = 141; t <= 147; t++) miss += shared.used[s * 200 + t]!;
      const units = Array<number>(7).fill(spread.unitOf(s, 50));
      const [low, high] = [0.05, 0.95].map((at) => sumSpread(doubt, units, at)!);
      sums++;
      if (miss >= low! && miss <= high!) covered++;
      // The eight weeks themselves, as if they were all there can be.
      const seen = eight.map((o) => {
        let sum = -7 * 50;
        for (let t = o + 1; t <= o + 7; t++) sum += shared.used[s * 200 + t]!;
        return sum;
      });
      if (miss >= Math.min(...seen) && miss <= Math.max(...seen)) asSeen++;
    }
  }
  expect(covered / sums).toBeGreaterThan(0.84);
  expect(covered / sums).toBeLessThan(0.96);
  expect(covered).toBeGreaterThan(asSeen);
}, 30_000);
