/** Straight lines know weekdays apart, and promise no more than whole seasons bear out. */

import { describe, expect, it } from 'vitest';
import { UNHURRIED } from '../kit/control.ts';
import { createRandom } from '../kit/random.ts';
import { ROW_NAMES, ROW_SIZE } from './features.ts';
import type { TableLesson } from './table-rows.ts';
import { explainWeekdayLines, fitWeekdayLines, predictWeekdayLines } from './weekday-lines.ts';

const WEEKDAY = ROW_NAMES.indexOf('weekday');
const MEAN7 = ROW_NAMES.indexOf('mean7');
/** What a weekday adds; no line through 0 … 6. */
const STEPS = [0, 0.4, 0, -0.3, 0, 0.8, 0];

function lessonOf(rows: number): TableLesson {
  const random = createRandom(3);
  const x = Float32Array.from({ length: rows * ROW_SIZE }, () => random.uniform());
  for (let row = 0; row < rows; row++) x[row * ROW_SIZE + WEEKDAY] = random.below(7);
  const y = Float32Array.from(
    { length: rows },
    (_, row) => 1 + x[row * ROW_SIZE + MEAN7]! + STEPS[x[row * ROW_SIZE + WEEKDAY]!]! + 0.05 * random.normal(),
  );
  const target = Int32Array.from({ length: rows }, (_, row) => 100 + Math.floor(row / 10));
  return {
    rows,
    columns: ROW_SIZE,
    x,
    y,
    target,
    series: new Int32Array(rows),
    exceptional: new Uint8Array(rows),
    weights: new Float32Array(rows).fill(1),
  };
}

const lesson = lessonOf(3000);
const learnLines = async () => {
  const fitted = await fitWeekdayLines(lesson, UNHURRIED);
  if (!fitted.ok) throw new Error(fitted.failure.message);
  return fitted.value;
};

describe('lines with steps', () => {
  it('learn what each weekday adds', async () => {
    const said = predictWeekdayLines(await learnLines(), lesson.x, lesson.rows);
    const miss = said.reduce((sum, value, row) => sum + Math.abs(value - lesson.y[row]!), 0) / lesson.rows;
    expect(miss).toBeLessThan(0.06);
  });

  it('are not tilted by exceptional days', async () => {
    const exceptional = lesson.exceptional.map((_, row) => Number(row % 9 === 0));
    const y = lesson.y.map((value, row) => (exceptional[row] === 1 ? 0 : value));
    const fitted = await fitWeekdayLines({ ...lesson, exceptional, y }, UNHURRIED);
    if (!fitted.ok) throw new Error(fitted.failure.message);
    const said = predictWeekdayLines(fitted.value, lesson.x, lesson.rows);
    const miss = said.reduce((sum, value, row) => sum + Math.abs(value - lesson.y[row]!), 0) / lesson.rows;
    expect(miss).toBeLessThan(0.06);
  });

  it('tell apart what moved an answer, to the last bit of it', async () => {
    const model = await learnLines();
    const rows = 21;
    const said = predictWeekdayLines(model, lesson.x, rows);
    const moved = explainWeekdayLines(model, lesson.x, rows);
    for (let row = 0; row < rows; row++) {
      const parts = moved.subarray(row * ROW_SIZE, (row + 1) * ROW_SIZE).reduce((sum, one) => sum + one, 0);
      expect(model.lines.intercept + parts).toBeCloseTo(said[row]!, 9);
    }
  });
});
