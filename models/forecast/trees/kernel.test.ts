/** Compiled trees say what walked ones say, bit for bit, unknown values and odd numbers of rows included. */

import { describe, expect, it } from 'vitest';
import { createRandom } from '../../kit/random.ts';
import { fitBoosted } from './boosted.ts';
import { compileKernel } from './build-kernel.mjs';
import { fitForest } from './forest.ts';
import { openScorer } from './kernel.ts';
import { TREE_KERNEL } from './kernel-wasm.ts';
import { predictRaw, walkDown } from './predict.ts';
import type { TreeModel } from './types.ts';

const ROWS = 1501;
const COLUMNS = 7;

function makeTable() {
  const random = createRandom(4);
  const x = Float32Array.from({ length: ROWS * COLUMNS }, (_, at) =>
    random.uniform() < 0.1 ? Number.NaN : at % COLUMNS === 0 ? random.below(7) : random.normal(),
  );
  const y = Float32Array.from({ length: ROWS }, (_, row) => {
    const [a, b, c] = x.subarray(row * COLUMNS, row * COLUMNS + 3) as unknown as [number, number, number];
    return (Number.isNaN(a) ? 3 : a) * (b > 0 ? 1 : -1) + (Number.isNaN(c) ? -2 : c) + 0.1 * random.normal();
  });
  return { rows: ROWS, columns: COLUMNS, x, y };
}

const table = makeTable();
const boosted = async (maxLeaves: number): Promise<TreeModel> => {
  const fitted = await fitBoosted(table, { trees: 60, maxLeaves, minLeafRows: 5 });
  if (!fitted.ok) throw new Error(fitted.failure.message);
  return fitted.value;
};
const walked = (model: TreeModel, rows: number) => {
  const raw = new Float64Array(rows).fill(model.base);
  walkDown(model, table.x, rows, raw);
  return raw;
};

describe('compiled trees', () => {
  it.each([2, 16, 31, 32])('of %i leaves say what walked ones say', async (leaves) => {
    const model = await boosted(leaves);
    expect(openScorer(model)).not.toBeNull();
    expect([...model.unknownLeft].some((left) => left === 1)).toBe(true);
    for (const rows of [1, 2, 3, 4, 5, 511, 512, 513, ROWS]) {
      expect(predictRaw(model, table.x, rows)).toEqual(walked(model, rows));
    }
    expect(new Set(walked(model, ROWS)).size).toBeGreaterThan(leaves);
  });

  it('are walked when they are large, and say the same', async () => {
    const forest = await fitForest(table, { trees: 5 });
    if (!forest.ok) throw new Error(forest.failure.message);
    for (const model of [await boosted(33), forest.value]) {
      expect(openScorer(model)).not.toBeNull();
      expect(new Set(model.unknownLeft.filter((_, node) => model.child[node] !== 0)).size).toBe(2);
      for (const rows of [1, 7, 8, 9, 511, 512, 513, ROWS]) {
        expect(predictRaw(model, table.x, rows)).toEqual(walked(model, rows));
      }
    }
  });

  it('come from the source as it stands', async () => {
    expect(await compileKernel()).toContain(`'${TREE_KERNEL}'`);
  }, 60_000);
});
