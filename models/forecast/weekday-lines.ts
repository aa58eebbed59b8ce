/** Ridge as the arena knows it: lines over the table's rows, with a step for each weekday, held by whole stretches of time. */

import { type Control, type Outcome, succeed } from '../kit/control.ts';
import { ROW_NAMES, ROW_SIZE } from './features.ts';
import { explainRidge, fitRidge, predictRidge, type RidgeModel } from './ridge.ts';
import type { TableLesson } from './table-rows.ts';

/** Answers in levels. Plain data. */
export interface WeekdayLines {
  /** Over the {@link ROW_SIZE} columns. */
  readonly lines: RidgeModel;
  /** [7] added on each weekday, 0 Monday: a line through the numbers 0 … 6 would make a week a slope. */
  readonly weekday: Float64Array;
}

const DAYS = 7;
const WEEKDAY = ROW_NAMES.indexOf('weekday');
/** Stretches of time that the penalty is tried on: each about a season of a year's days. */
const STRETCHES = 8;

export async function fitWeekdayLines(table: TableLesson, control: Control): Promise<Outcome<WeekdayLines>> {
  const columns = ROW_SIZE + DAYS;
  const x = new Float32Array(table.rows * columns);
  for (let row = 0; row < table.rows; row++) {
    const from = row * ROW_SIZE;
    x.set(table.x.subarray(from, from + ROW_SIZE), row * columns);
    x[row * columns + ROW_SIZE + table.x[from + WEEKDAY]!] = 1;
  }
  // Trees split holidays off; lines would be tilted by them.
  const weights = table.weights.map((weight, row) => (table.exceptional[row] === 1 ? 0 : weight));
  const fitted = await fitRidge({ ...table, columns, x, weights }, { blocks: stretchesOf(table.target) }, control);
  if (!fitted.ok) return fitted;
  const { slope, centre, ...rest } = fitted.value;
  const steps = slope.subarray(ROW_SIZE);
  const usual = steps.reduce((sum, step, day) => sum + step * centre[ROW_SIZE + day]!, 0);
  return succeed({
    lines: { ...rest, columns: ROW_SIZE, slope: slope.slice(0, ROW_SIZE), centre: centre.slice(0, ROW_SIZE) },
    weekday: Float64Array.from(steps, (step) => step - usual),
  });
}

/** Equal stretches of the time that the target days span. */
function stretchesOf(target: Int32Array): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const day of target) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return target.map((day) => Math.floor(((day - first) * STRETCHES) / (last - first + 1)));
}

/** Answers for `rows` rows of `x` in levels; may be negative. */
export function predictWeekdayLines({ lines, weekday }: WeekdayLines, x: Float32Array, rows: number): Float64Array {
  const said = predictRidge(lines, x, rows);
  for (let row = 0; row < rows; row++) {
    // A whole number that is no fraction to the engine either: places are found many times faster by it.
    said[row]! += weekday[x[row * ROW_SIZE + WEEKDAY]! | 0]!;
  }
  return said;
}

/** How much each column moved each answer, [rows × {@link ROW_SIZE}]: as {@link explainRidge}, the day's step with its weekday. */
export function explainWeekdayLines({ lines, weekday }: WeekdayLines, x: Float32Array, rows: number): Float64Array {
  const moved = explainRidge(lines, x, rows);
  for (let row = 0; row < rows; row++) {
    const at = row * ROW_SIZE + WEEKDAY;
    moved[at]! += weekday[x[at]!]!;
  }
  return moved;
}
