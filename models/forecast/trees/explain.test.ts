import { expect, test } from 'vitest';
import { Stopped, UNHURRIED } from '../../kit/control.ts';
import { fitBoosted } from './boosted.ts';
import { explainTrees } from './explain.ts';
import { fitForest } from './forest.ts';
import { drawFriedman, FRIEDMAN_COLUMNS } from './friedman.ts';
import { predictRaw } from './predict.ts';
import type { TreeModel } from './types.ts';

const table = drawFriedman(1000, 1);
const counts = drawFriedman(1000, 1, true);

async function modelOf(outcome: ReturnType<typeof fitBoosted>): Promise<TreeModel> {
  const done = await outcome;
  if (!done.ok) throw new Error(done.failure.message);
  return done.value;
}

const MODELS = {
  boosted: () => modelOf(fitBoosted(table, { trees: 60 })),
  'boosted, log link': () => modelOf(fitBoosted(counts, { trees: 60, loss: { kind: 'poisson' } })),
  'boosted, weighted': () =>
    modelOf(fitBoosted({ ...table, weights: table.y.map((_, row) => 1 + (row % 3)) }, { trees: 30 })),
  forest: () => modelOf(fitForest(table, { trees: 12 })),
};

test.each(Object.entries(MODELS))(
  '%s: expected value and contributions add up to the answer',
  async (_name, fitted) => {
    const model = await fitted();
    const rows = 40;
    const { expected, contributions } = await explainTrees(model, table.x, rows);
    predictRaw(model, table.x, rows).forEach((answer, row) => {
      const parts = contributions.subarray(row * FRIEDMAN_COLUMNS, (row + 1) * FRIEDMAN_COLUMNS);
      const sum = parts.reduce((a, b) => a + b, expected);
      expect(Math.abs(sum - answer)).toBeLessThan(1e-9 * Math.max(1, Math.abs(answer)));
    });
  },
);

test('the values are those of Shapley’s formula over all subsets of columns', async () => {
  const columns = 4;
  const rows = 200;
  const drawn = drawFriedman(rows, 3);
  const x = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) x[row * columns + c] = drawn.x[row * FRIEDMAN_COLUMNS + c]!;
  }
  const small = { rows, columns, x, y: drawn.y };
  // Deep enough that columns are asked twice on a path; column 3 has unknown values.
  for (const model of [
    await modelOf(fitBoosted(small, { trees: 6, maxLeaves: 12, minLeafRows: 3 })),
    await modelOf(fitForest(small, { trees: 3, minLeafRows: 4, columnShare: 0.5 })),
  ]) {
    const { expected, contributions } = await explainTrees(model, x, 25);
    expect(expected).toBeCloseTo(answerKnowing(model, x.subarray(0, columns), 0), 9);
    for (let row = 0; row < 25; row++) {
      const values = x.subarray(row * columns, (row + 1) * columns);
      for (let c = 0; c < columns; c++) {
        expect(contributions[row * columns + c]).toBeCloseTo(shapley(model, values, c), 9);
      }
    }
  }
});

test('a column never asked has no part; laws: model untouched, stops when told', async () => {
  const flat = { ...table, x: table.x.map((value, at) => (at % FRIEDMAN_COLUMNS === 0 ? 1 : value)) };
  const model = await modelOf(fitBoosted(flat, { trees: 20 }));
  const before = structuredClone(model);
  const { contributions } = await explainTrees(model, flat.x, 10);
  for (let row = 0; row < 10; row++) expect(contributions[row * FRIEDMAN_COLUMNS]).toBe(0);
  expect(model).toEqual(before);
  const stopping = { ...UNHURRIED, rest: () => Promise.reject(new Stopped()) };
  await expect(explainTrees(model, table.x, 1000, stopping)).rejects.toThrow(Stopped);
});

/** Shapley 1953, written out: the average gain of `column` over all orders in which the columns may become known. */
function shapley(model: TreeModel, x: Float32Array, column: number): number {
  const { columns } = model;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  let total = 0;
  for (let set = 0; set < 2 ** columns; set++) {
    if ((set & (1 << column)) !== 0) continue;
    const size = [...set.toString(2)].filter((bit) => bit === '1').length;
    const weight = (factorial(size) * factorial(columns - size - 1)) / factorial(columns);
    total += weight * (answerKnowing(model, x, set | (1 << column)) - answerKnowing(model, x, set));
  }
  return total;
}

/** What the model says when only the columns of the bit set `known` are known. */
function answerKnowing(model: TreeModel, x: Float32Array, known: number): number {
  const below = (node: number): number => {
    const child = model.child[node]!;
    if (child === 0) return model.value[node]!;
    const column = model.column[node]!;
    if ((known & (1 << column)) !== 0) {
      const value = x[column]!;
      const left = Number.isNaN(value) ? model.unknownLeft[node] === 1 : value <= model.threshold[node]!;
      return below(left ? child : child + 1);
    }
    const left = model.cover[child]!;
    const right = model.cover[child + 1]!;
    return (left * below(child) + right * below(child + 1)) / (left + right);
  };
  return model.roots.reduce((sum, root) => sum + below(root), model.base);
}
