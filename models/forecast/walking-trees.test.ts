/** Trees that walk: their rows see no later day, and their steps follow a rule they were taught. */

import { describe, expect, it } from 'vitest';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { UNHURRIED } from '../kit/control.ts';
import { questionOf } from './arena.ts';
import { layOut } from './grid.ts';
import { completeOptions } from './options.ts';
import { surroundingsOf } from './seen.ts';
import { cleanUsage } from './signals.ts';
import { STEP_NAMES, STEP_SIZE, writeStep } from './step-features.ts';
import type { Table } from './table.ts';
import { learnRows } from './table-rows.ts';
import { fitBoosted } from './trees/boosted.ts';
import { fitWalkers, type WalkerScale, walk } from './walking-trees.ts';

const DAYS = 280;
const CUTOFF = 260;
const week = [10, 20, 30, 40, 50, 60, 0];
const panelOf = (used: (series: number, t: number) => number): DemandPanel => ({
  series: [1, 2, 3].map((s) => ({
    outlet: 'outlet',
    item: `${s}`,
    firstDay: 20_000,
    used: Float64Array.from({ length: DAYS }, (_, t) => used(s, t)),
  })),
  calendar: [],
});
const weekly = panelOf((s, t) => s * week[t % 7]! * (t < CUTOFF - 30 ? 1 : 1.5));

async function walkFrom(panel: DemandPanel, scale: WalkerScale = 'root') {
  const surroundings = surroundingsOf(layOut(panel));
  const options = completeOptions({ horizon: 14, rows: 2000 });
  const shared = { grid: surroundings.grid, surroundings, options };
  const lesson = { ...shared, cutoff: CUTOFF, table: () => learnRows(surroundings, CUTOFF, options, UNHURRIED) };
  const boosting = { trees: 80, learningRate: 0.1, maxLeaves: 16, minLeafRows: 10 };
  const school = { scale, teach: (table: Table) => fitBoosted(table, boosting, UNHURRIED) };
  const fitted = await fitWalkers(lesson, [school], UNHURRIED);
  if (!fitted.ok) throw new Error(fitted.failure.message);
  return walk(questionOf(surroundings, [CUTOFF], options, UNHURRIED), fitted.value[0]!, UNHURRIED);
}

describe('a row of a day', () => {
  it('is lags, running figures and calendar, by the yearly mean', () => {
    const around = surroundingsOf(layOut(weekly));
    const row = new Float32Array(STEP_SIZE);
    writeStep(around, 0, cleanUsage(around.grid, 0), 10, 100, row, 0);
    const told = Object.fromEntries(STEP_NAMES.map((name, f) => [name, row[f]]));
    expect(told).toMatchObject({
      lag1: week[99 % 7]! / 10,
      lag7: week[100 % 7]! / 10,
      mean7: 3,
      least7: 0,
      most7: 6,
      trend7to28: 1,
      weekdayMean4: week[100 % 7]! / 10,
      weekdayMean8: week[100 % 7]! / 10,
    });
    expect(told['deviation7']).toBeCloseTo(2, 5);
  });

  it('does not change with its own day or later ones', () => {
    const around = surroundingsOf(layOut(weekly));
    const history = cleanUsage(around.grid, 0);
    const rows = new Float32Array(2 * STEP_SIZE);
    writeStep(around, 0, history, 10, 100, rows, 0);
    writeStep(
      around,
      0,
      history.map((value, t) => (t >= 100 ? 1e6 : value)),
      10,
      100,
      rows,
      STEP_SIZE,
    );
    expect(rows.slice(STEP_SIZE)).toEqual(rows.slice(0, STEP_SIZE));
  });
});

describe('a walk', () => {
  it.each(['root', 'plain'] as const)(
    'follows the week for a fortnight, at the level that came lately (%s)',
    async (scale) => {
      const said = await walkFrom(weekly, scale);
      for (let i = 0; i < 3 * 14; i++) {
        const [s, h] = [Math.floor(i / 14), (i % 14) + 1];
        const expected = (s + 1) * week[(CUTOFF + h) % 7]! * 1.5;
        expect(Math.abs(said[s * 14 + h - 1]! - expected)).toBeLessThan((s + 1) * 12);
      }
    },
  );

  it('knows nothing of days after its cutoff', async () => {
    const other = panelOf((s, t) => (t > CUTOFF ? 777 : s * week[t % 7]! * (t < CUTOFF - 30 ? 1 : 1.5)));
    expect(await walkFrom(other)).toEqual(await walkFrom(weekly));
  });
});
