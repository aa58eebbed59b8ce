/** Trees that walk: they learn the next day only, and say a fortnight by stepping on their own answers. */

import { type Control, type Outcome, succeed } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { createRandom } from '../kit/random.ts';
import type { Lesson, Question } from './competitor.ts';
import { isClosed } from './grid.ts';
import { FEWEST_BEFORE, MOST_MEANS, type Path, startPath } from './paths.ts';
import type { Surroundings } from './seen.ts';
import { learnableUsage } from './signals.ts';
import { sizeWeights, yearlyMean } from './size-weights.ts';
import { STEP_SIZE, writeStep } from './step-features.ts';
import type { Table } from './table.ts';
import { predict } from './trees/predict.ts';
import type { TreeModel } from './trees/types.ts';

/** One set of trees over rows of days, that learned usage over the yearly mean, or its square root. Plain data. */
export interface Walker {
  readonly trees: TreeModel;
  readonly scale: WalkerScale;
}

/**
 * What is learned. The `root` makes the noise of counts alike for items used much and little (Bartlett 1936), follows rare high days little, and runs low where noise is
 * large; the `plain` number answers with the mean, and runs high after rare high days. Neither is the better one on all kinds of usage.
 */
export type WalkerScale = 'root' | 'plain';

/** How trees are taught. */
export type School = (table: Table, control: Control) => Promise<Outcome<TreeModel>>;

/**
 * Each learns usage over the yearly mean of each day up to the lesson's cutoff from the days before it, on its own scale. Scaled by the year instead of the last
 * weeks, these rows know whether a week is high or low for the season, which the rows of `features.ts` do not; and one step, learned from every day,
 * leaves least to noise (recursive beside direct strategy: Ben Taieb et al. 2012). About `options.rows` rows, a seeded draw.
 */
export async function fitWalkers(
  { surroundings, cutoff, options }: Lesson,
  schools: readonly { readonly scale: WalkerScale; readonly teach: School }[],
  control: Control,
): Promise<Outcome<readonly Walker[]>> {
  const table = await stepRows(surroundings, cutoff, options.rows, options.seed, control);
  const walkers: Walker[] = [];
  for (const { scale, teach } of schools) {
    const trees = await teach(scale === 'plain' ? table : { ...table, y: table.y.map(Math.sqrt) }, control);
    if (!trees.ok) return trees;
    walkers.push({ trees: trees.value, scale });
  }
  return succeed(walkers);
}

/** What one set of trees says, [cutoffs × series × horizon], base units. */
export async function walk(
  { surroundings, cutoffs, options }: Question,
  { trees, scale }: Walker,
  control: Control,
): Promise<Float64Array> {
  const { grid } = surroundings;
  const { horizon } = options;
  const pace = createPace(control);
  const said = new Float64Array(cutoffs.length * grid.series * horizon);
  const together = Math.max(1, Math.floor(WALKERS / cutoffs.length));
  const rows = new Float32Array(together * cutoffs.length * STEP_SIZE);
  let paths: Path[] = [];
  for (let from = 0; from < grid.series; from += together) {
    // Many take each step together: the trees stay in the processor's cache.
    const done = paths;
    paths = [];
    for (let s = from; s < Math.min(grid.series, from + together); s++) {
      for (const [c, cutoff] of cutoffs.entries()) {
        paths.push(startPath(surroundings, s, cutoff, c, horizon, done[paths.length]));
      }
    }
    for (let h = 1; h <= horizon; h++) {
      paths.forEach(({ series, history, unit, cutoff }, at) => {
        writeStep(surroundings, series, history, unit > 0 ? unit : 1, cutoff + h, rows, at * STEP_SIZE);
      });
      const answers = predict(trees, rows, paths.length);
      paths.forEach(({ series, history, unit, cutoff, c }, at) => {
        const answer = Math.max(0, answers[at]!);
        const value = (scale === 'root' ? answer * answer : answer) * unit;
        said[(c * grid.series + series) * horizon + h - 1] = value;
        history[cutoff + h] = isClosed(grid, series, cutoff + h) ? Number.NaN : value;
      });
      if (pace.due()) await pace.rest();
    }
  }
  return said;
}

/** Walks that take a step together. */
const WALKERS = 512;

/** Rows of past days in draws, in units of the yearly mean at `cutoff`. */
async function stepRows(
  surroundings: Surroundings,
  cutoff: number,
  most: number,
  seed: number,
  control: Control,
): Promise<Table> {
  const { grid } = surroundings;
  const pace = createPace(control);
  let available = 0;
  for (let s = 0; s < grid.series; s++) available += Math.max(0, cutoff + 1 - grid.first[s]! - FEWEST_BEFORE);
  const share = Math.min(1, most / Math.max(1, available));
  const room = Math.ceil(available * share) + grid.series + 1;
  const x = new Float32Array(room * STEP_SIZE);
  const y = new Float32Array(room);
  const weights = new Float32Array(room);
  const sizes = sizeWeights(surroundings, cutoff);
  let rows = 0;
  for (let s = 0; s < grid.series; s++) {
    const clean = surroundings.outlets.clean.subarray(s * grid.days, (s + 1) * grid.days);
    const unit = yearlyMean(clean, cutoff);
    if (!(unit > 0)) continue;
    let owed = createRandom(seed, s + 1).uniform();
    for (let t = grid.first[s]! + FEWEST_BEFORE; t <= cutoff; t++) {
      owed += share;
      if (owed < 1) continue;
      owed -= 1;
      const used = learnableUsage(surroundings, s, t);
      if (Number.isNaN(used) || grid.censored[s * grid.days + t] === 1 || rows >= room) continue;
      writeStep(surroundings, s, clean, unit, t, x, rows * STEP_SIZE);
      y[rows] = Math.min(MOST_MEANS, used / unit);
      weights[rows] = sizes[s]!;
      rows++;
      if (pace.due()) await pace.rest();
    }
  }
  return {
    rows,
    columns: STEP_SIZE,
    x: x.subarray(0, rows * STEP_SIZE),
    y: y.subarray(0, rows),
    weights: weights.subarray(0, rows),
  };
}
