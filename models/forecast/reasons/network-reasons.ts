/** Why a network says what it says of a day: integrated gradients of its step to the day beside those of usual days, by reason. */

import type { Control } from '../../kit/control.ts';
import type { Question } from '../competitor.ts';
import { isClosed } from '../grid.ts';
import { explainLstm } from '../lstm/explain.ts';
import { DAY_NAMES, DAY_SIZE, SEQUENCE_DAYS } from '../network-days.ts';
import { startPath } from '../paths.ts';
import { type LearnedNetwork, longShape, walkNetwork, writeDays } from '../sequences.ts';
import { stepGroupOf } from './groups.ts';
import { compareRows, type TableReasons, usualPlaces } from './table-reasons.ts';

/** Points of each integral: fourteen days are explained at once. */
const POINTS = 16;
/** Behind the numbers of a day: the plain guess, which tells weekday and level at once, and what the network says of nothing special. */
const GROUPS = [...DAY_NAMES.map(stepGroupOf), 'mixed', 'rest'] as const;
const WIDTH = GROUPS.length;

/**
 * Explains the day `h` days after `cutoff` of the first series of `question.grid`, in base units, as `explainTable` does. What a number of a day
 * adds is the sum of what it added on all days that the network read, by integrated gradients (Sundararajan, Taly & Yan 2017) from days on
 * which every number is at its mean; of these the newest are its own answers.
 */
export async function explainNetwork(
  learned: LearnedNetwork,
  question: Question,
  cutoff: number,
  h: number,
  control: Control,
): Promise<TableReasons> {
  const { surroundings, grid } = question;
  const { cutoffs, places, reach, day } = usualPlaces(grid.first[0]!, cutoff, h);
  const walked = await walkNetwork({ ground: surroundings, cutoffs, horizon: reach }, learned, control);
  const raw = new Float64Array(places.length * WIDTH);
  const unit = new Float64Array(places.length);
  const answers = new Float64Array(places.length);
  for (const [row, { c, ahead }] of places.entries()) {
    const at = cutoffs.indexOf(c) * reach;
    const path = startPath(surroundings, 0, c, 0, reach);
    for (let step = 1; step < ahead; step++) {
      if (!isClosed(grid, 0, c + step)) path.history[c + step] = walked[at + step - 1]!;
    }
    const days = SEQUENCE_DAYS - 1 + ahead;
    const sequence = new Float32Array(days * DAY_SIZE);
    const guess = writeDays(surroundings, path, c + ahead, days, learned.scale, sequence, 0);
    const long = { shape: longShape(learned, ahead), values: learned.weights.values };
    const { parts, plain } = await explainLstm(
      long,
      sequence,
      1,
      new Float32Array(sequence.length),
      0,
      control,
      POINTS,
    );
    parts.forEach((part, i) => {
      raw[row * WIDTH + (i % DAY_SIZE)]! += part;
    });
    raw[row * WIDTH + DAY_SIZE] = guess;
    raw[row * WIDTH + DAY_SIZE + 1] = plain;
    unit[row] = path.unit || 1;
    answers[row] = walked[at + ahead - 1]! / unit[row]!;
  }
  return compareRows({ raw, columns: WIDTH, groups: GROUPS, answers, unit, day });
}
