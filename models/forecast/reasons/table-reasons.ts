/** Why ridge, forest and boosted trees say what they say of a day: Shapley values of its row beside those of usual rows, by reason. */

import type { Control } from '../../kit/control.ts';
import type { Competitor, Question } from '../competitor.ts';
import { ROW_NAMES, ROW_SIZE } from '../features.ts';
import { askRows } from '../table-rows.ts';
import { explainTrees } from '../trees/explain.ts';
import type { TreeModel } from '../trees/types.ts';
import { explainWeekdayLines, type WeekdayLines } from '../weekday-lines.ts';
import { type Group, groupOf } from './groups.ts';
import { addPart, meanOf, type Parts } from './parts.ts';

const WEEK = 7;
/** Weeks that a usual day is taken from, as the plain mean of a weekday takes. */
const WEEKS_BACK = 7;
/** Known days before the first of the usual rows' cutoffs. */
const FEWEST_BEFORE = 14;

export interface TableReasons {
  readonly parts: Parts;
  /** What the model says of the usual rows, base units: with all parts it makes what it says of the day. */
  readonly usual: number;
}

/**
 * Explains the day `h` days after `cutoff` of the first series of `question.grid`, in base units.
 *
 * Shapley values (trees: Lundberg et al. 2020; ridge: exact) tell how far each column moves an answer from the average of all items. The day is
 * therefore held against rows of its own item: first against the same week's other weekdays, then those against the same weekdays of the seven
 * weeks before; both differences add up exactly. Columns that mix weekday and level count as weekday in the first and as recent use in the
 * second. Where answers bend (logarithms, never below zero) each difference takes the mean slope between its two ends, which is what integrated
 * gradients would give and keeps the sum.
 */
export async function explainTable(
  competitor: Competitor,
  learned: unknown,
  question: Question,
  cutoff: number,
  h: number,
  control: Control,
): Promise<TableReasons> {
  const { surroundings, grid } = question;
  const { cutoffs, places, reach, day } = usualPlaces(grid.first[0]!, cutoff, h);
  const asked = await askRows(surroundings, cutoffs, reach, control);
  const x = new Float32Array(places.length * ROW_SIZE);
  const unit = new Float64Array(places.length);
  places.forEach(({ c, ahead }, row) => {
    const at = cutoffs.indexOf(c);
    const from = (at * reach + ahead - 1) * ROW_SIZE;
    x.set(asked.x.subarray(from, from + ROW_SIZE), row * ROW_SIZE);
    unit[row] = asked.unit[at]!;
  });
  const answers = await answerRows(competitor, learned, question, x, places.length, control);
  const raw = await explainRows(learned, x, places.length, control);
  return compareRows({ raw, columns: ROW_SIZE, groups: ROW_NAMES.map(groupOf), answers, unit, day });
}

/** Rows of one explanation: the seven days of its week, and (where there is a past) the same seven of weeks before. */
export interface ComparedRows {
  /** [rows × columns] contributions on the scale on which they add up. */
  readonly raw: Float64Array;
  readonly columns: number;
  /** [columns] */
  readonly groups: readonly Group[];
  /** [rows] answers in levels. */
  readonly answers: Float64Array;
  /** [rows] base units of one level. */
  readonly unit: Float64Array;
  /** Which of the first seven rows is the day asked about, 0 … 6. */
  readonly day: number;
}

export function compareRows({ raw, columns, groups, answers, unit, day }: ComparedRows): TableReasons {
  const parts: Parts = {};
  const rows = answers.length;
  const scaled = answers.map((answer, row) => answer * unit[row]!);
  /** Adds `share` of what lies between row `a` and row `b`. */
  const compare = (a: number, b: number, share: number, mixed: 'weekday' | 'recent') => {
    let distance = 0;
    let size = 0;
    for (let column = 0; column < columns; column++) {
      distance += raw[a * columns + column]! - raw[b * columns + column]!;
      size += Math.abs(raw[a * columns + column]! - raw[b * columns + column]!);
    }
    const rise = answers[a]! - answers[b]!;
    const slope = Math.abs(distance) > 1e-6 * size ? (unit[a]! * rise) / distance : 0;
    for (let column = 0; column < columns; column++) {
      const moved = slope * (raw[a * columns + column]! - raw[b * columns + column]!);
      const group = groups[column]!;
      addPart(parts, group === 'mixed' ? mixed : group, share * moved);
    }
    if (slope === 0) addPart(parts, 'rest', share * unit[a]! * rise);
    // The same answer in levels is more in base units when the level is higher.
    addPart(parts, 'recent', share * answers[b]! * (unit[a]! - unit[b]!));
  };
  for (let other = 0; other < WEEK; other++) if (other !== day) compare(day, other, 1 / WEEK, 'weekday');
  if (rows === WEEK) return { parts, usual: meanOf(scaled) };
  for (let each = 0; each < WEEK; each++) compare(each, WEEK + each, 1 / WEEK, 'recent');
  return { parts, usual: meanOf(scaled.subarray(WEEK)) };
}

export interface UsualPlaces {
  /** Columns of the grid, rising, `cutoff` last. */
  readonly cutoffs: readonly number[];
  /** The seven days of the week of the day asked, then, where there is a past, the same weekdays of weeks before, each of another week. */
  readonly places: readonly { readonly c: number; readonly ahead: number }[];
  /** Days ahead up to the end of that week. */
  readonly reach: number;
  /** Place of the day asked. */
  readonly day: number;
}

/** Which rows a day `h` days after `cutoff` is held against, for a series known from column `first` on. */
export function usualPlaces(first: number, cutoff: number, h: number): UsualPlaces {
  const weekStart = WEEK * Math.floor((h - 1) / WEEK);
  const backs = Array.from({ length: WEEKS_BACK }, (_, i) => cutoff - WEEK * (i + 1)).filter(
    (c) => c >= first + FEWEST_BEFORE - 1,
  );
  const week = Array.from({ length: WEEK }, (_, i) => ({ c: cutoff, ahead: weekStart + 1 + i }));
  const past = backs.length === 0 ? [] : week.map(({ ahead }, i) => ({ c: backs[i % backs.length]!, ahead }));
  return {
    cutoffs: [...backs.toReversed(), cutoff],
    places: [...week, ...past],
    reach: weekStart + WEEK,
    day: h - weekStart - 1,
  };
}

/** Answers in levels, by the competitor's own hand. */
function answerRows(
  competitor: Competitor,
  learned: unknown,
  question: Question,
  x: Float32Array,
  rows: number,
  control: Control,
): Promise<Float64Array> {
  const own: Question = {
    ...question,
    cutoffs: Array.from({ length: rows }, () => 0),
    options: { ...question.options, horizon: 1 },
    table: async () => ({ x, rows, unit: new Float64Array(rows).fill(1) }),
  };
  return competitor.predict(own, learned, control);
}

/** Contributions of every column, [rows × columns], on the model's raw scale. */
async function explainRows(learned: unknown, x: Float32Array, rows: number, control: Control): Promise<Float64Array> {
  const model = learned as WeekdayLines | TreeModel | { readonly trees: TreeModel };
  if ('lines' in model) return explainWeekdayLines(model, x, rows);
  const quiet = { ...control, report: () => {} };
  return (await explainTrees('trees' in model ? model.trees : model, x, rows, quiet)).contributions;
}
