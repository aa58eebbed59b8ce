import { expect, test } from 'vitest';
import { type Control, Stopped, UNHURRIED } from '../../kit/control.ts';
import type { Table } from '../table.ts';
import { fitForest } from './forest.ts';
import { drawFriedman, explainedShare } from './friedman.ts';
import { predict } from './predict.ts';
import type { ForestOptions, TreeModel } from './types.ts';

async function grown(table: Table, options: Partial<ForestOptions> = {}): Promise<TreeModel> {
  const outcome = await fitForest(table, options);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

const learning = drawFriedman(2000, 1);
const unseen = drawFriedman(1000, 2);

/** References: scikit-learn 1.9.1 `RandomForestRegressor(100, max_features=…, min_samples_leaf=…)`, range over five seeds. */
test.each([
  { columnShare: 1 / 3, minLeafRows: 1, low: 0.817, high: 0.824 },
  { columnShare: 1 / 3, minLeafRows: 5, low: 0.801, high: 0.803 },
  { columnShare: 1, minLeafRows: 5, low: 0.828, high: 0.83 },
])(
  'as good as scikit-learn: $columnShare of the columns, $minLeafRows rows a leaf (R² $low to $high)',
  async (given) => {
    const { columnShare, minLeafRows, low } = given;
    const said = predict(await grown(learning, { columnShare, minLeafRows }), unseen.x, unseen.rows);
    expect(explainedShare(unseen.y, said)).toBeGreaterThan(low - 0.005);
  },
);

test('answers lie within what was seen; a constant stays itself', async () => {
  const said = predict(await grown(learning, { trees: 20 }), unseen.x, unseen.rows);
  expect(Math.min(...said)).toBeGreaterThanOrEqual(Math.min(...learning.y));
  expect(Math.max(...said)).toBeLessThanOrEqual(Math.max(...learning.y));
  const constant = await grown({ ...learning, y: new Float32Array(2000).fill(4.5) }, { trees: 5 });
  expect(constant.child.length).toBe(5);
  for (const value of predict(constant, unseen.x, 10)) expect(value).toBeCloseTo(4.5, 6);
});

test('leaves keep their least rows and trees their depth; covers add up', async () => {
  const model = await grown(learning, { trees: 5, minLeafRows: 9, maxDepth: 6, maxRows: 500 });
  const depth = new Int32Array(model.child.length);
  for (const root of model.roots) expect(model.cover[root]).toBe(500);
  model.child.forEach((child, node) => {
    if (child === 0) {
      expect(model.cover[node]).toBeGreaterThanOrEqual(9);
      expect(depth[node]).toBeLessThanOrEqual(6);
    } else {
      depth[child] = depth[node]! + 1;
      depth[child + 1] = depth[node]! + 1;
      expect(model.cover[child]! + model.cover[child + 1]!).toBe(model.cover[node]);
    }
  });
});

test('weights pull: rows that count tenfold are met more closely', async () => {
  const weights = Float32Array.from({ length: 2000 }, (_, row) => (row % 2 === 0 ? 10 : 1));
  const model = await grown({ ...learning, weights }, { trees: 60, minLeafRows: 10 });
  const said = predict(model, learning.x, 2000);
  const errorOf = (rest: number) =>
    said.reduce((sum, value, row) => sum + (row % 2 === rest ? Math.abs(value - learning.y[row]!) : 0), 0);
  expect(errorOf(0)).toBeLessThan(errorOf(1));
});

test('laws: samples untouched, same seed same model, same after a clone, too little is a failure', async () => {
  const before = structuredClone(learning);
  const model = await grown(learning, { trees: 10, seed: 5 });
  expect(learning).toEqual(before);
  expect(await grown(learning, { trees: 10, seed: 5 })).toEqual(model);
  expect(await grown(learning, { trees: 10, seed: 6 })).not.toEqual(model);
  const said = predict(model, unseen.x, unseen.rows);
  expect(predict(structuredClone(model), unseen.x, unseen.rows)).toEqual(said);
  const three = { rows: 3, columns: 1, x: new Float32Array(3), y: new Float32Array(3) };
  expect(await fitForest(three)).toMatchObject({ ok: false, failure: { code: 'too-little-data' } });
});

test('reports every tree and stops when told', async () => {
  const done: number[] = [];
  const telling: Control = { ...UNHURRIED, report: (progress) => done.push(progress.done) };
  await fitForest(learning, { trees: 7 }, telling);
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const stopping: Control = { ...UNHURRIED, rest: () => Promise.reject(new Stopped()) };
  await expect(fitForest(learning, { trees: 1000 }, stopping)).rejects.toThrow(Stopped);
});
