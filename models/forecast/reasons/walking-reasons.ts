/** Why walking trees say what they say of a day: TreeSHAP of their last step beside the steps of usual days, by reason. */

import type { Control } from '../../kit/control.ts';
import type { Question } from '../competitor.ts';
import { isClosed } from '../grid.ts';
import { yearlyMean } from '../size-weights.ts';
import { STEP_NAMES, STEP_SIZE, writeStep } from '../step-features.ts';
import { explainTrees } from '../trees/explain.ts';
import { type Walker, walk } from '../walking-trees.ts';
import { stepGroupOf } from './groups.ts';
import { compareRows, type TableReasons, usualPlaces } from './table-reasons.ts';

/**
 * Explains the day `h` days after `cutoff` of the first series of `question.grid`, in base units, as `explainTable` does. The step to the day
 * stands on the days before it, of which the newest are the trees' own answers. Within a week these differ as weekdays do, so that the days
 * before count as weekday there and as recent use between weeks.
 */
export async function explainWalking(
  walker: Walker,
  question: Question,
  cutoff: number,
  h: number,
  control: Control,
): Promise<TableReasons> {
  const { surroundings, grid, options } = question;
  const { cutoffs, places, reach, day } = usualPlaces(grid.first[0]!, cutoff, h);
  const walked = await walk({ ...question, cutoffs, options: { ...options, horizon: reach } }, walker, control);
  const clean = surroundings.outlets.clean.subarray(0, grid.days);
  const x = new Float32Array(places.length * STEP_SIZE);
  const unit = new Float64Array(places.length);
  const answers = new Float64Array(places.length);
  for (const [row, { c, ahead }] of places.entries()) {
    const at = cutoffs.indexOf(c) * reach;
    const path = new Float64Array(c + 1 + reach).fill(Number.NaN);
    path.set(clean.subarray(0, c + 1));
    for (let step = 1; step <= reach; step++) {
      if (!isClosed(grid, 0, c + step)) path[c + step] = walked[at + step - 1]!;
    }
    unit[row] = yearlyMean(clean, c) || 1;
    answers[row] = walked[at + ahead - 1]! / unit[row]!;
    writeStep(surroundings, 0, path, unit[row]!, c + ahead, x, row * STEP_SIZE);
  }
  const quiet = { ...control, report: () => {} };
  const { contributions: raw } = await explainTrees(walker.trees, x, places.length, quiet);
  return compareRows({ raw, columns: STEP_SIZE, groups: GROUPS, answers, unit, day });
}

const GROUPS = STEP_NAMES.map(stepGroupOf);
