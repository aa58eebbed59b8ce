import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Control, Stopped, UNHURRIED } from '../../kit/control.ts';
import type { Table } from '../table.ts';
import { fitBoosted } from './boosted.ts';
import { drawFriedman, explainedShare } from './friedman.ts';
import { predict, predictRaw } from './predict.ts';
import type { BoostedOptions, TreeModel } from './types.ts';

async function grown(table: Table, options: Partial<BoostedOptions> = {}): Promise<TreeModel> {
  const outcome = await fitBoosted(table, options);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

/** The settings under which the reference values were made. */
const LIKE_REFERENCE = {
  trees: 200,
  learningRate: 0.1,
  maxLeaves: 31,
  minLeafRows: 20,
  l2: 0,
  rowShare: 1,
  columnShare: 1,
} as const;

const learning = drawFriedman(2000, 1);
const unseen = drawFriedman(1000, 2);

/**
 * References: scikit-learn 1.9.1 `HistGradientBoostingRegressor(max_iter=200, learning_rate=0.1, max_leaf_nodes=31, min_samples_leaf=20,
 * early_stopping=False, random_state=0)` and lightgbm 4.7.0 `train({learning_rate: .1, num_leaves: 31, min_data_in_leaf: 20}, 200)`
 * on the same rows. Tolerances are about the spread between the two.
 */
test('squared loss: as good as scikit-learn (R² 0.8909) and LightGBM (0.8882)', async () => {
  const said = predict(await grown(learning, LIKE_REFERENCE), unseen.x, unseen.rows);
  expect(explainedShare(unseen.y, said)).toBeGreaterThan(0.886);
});

test('poisson loss: deviance as low as LightGBM (1.354) and scikit-learn (1.478)', async () => {
  const counts = drawFriedman(2000, 1, true);
  const later = drawFriedman(1000, 2, true);
  const model = await grown(counts, { ...LIKE_REFERENCE, loss: { kind: 'poisson' } });
  const said = predict(model, later.x, later.rows);
  let deviance = 0;
  said.forEach((mean, row) => {
    const y = later.y[row]!;
    deviance += (2 * ((y > 0 ? y * Math.log(y / mean) : 0) - y + mean)) / later.rows;
  });
  expect(deviance).toBeLessThan(1.38);
});

test('absolute loss: mean error as low as LightGBM (1.254) and scikit-learn (1.264)', async () => {
  const model = await grown(learning, { ...LIKE_REFERENCE, loss: { kind: 'absolute' } });
  const said = predict(model, unseen.x, unseen.rows);
  const error = said.reduce((sum, value, row) => sum + Math.abs(value - unseen.y[row]!), 0) / unseen.rows;
  expect(error).toBeLessThan(1.27);
});

test('quantile loss: pinball loss at 0.9 as low as LightGBM (0.3456) and scikit-learn (0.3558)', async () => {
  const model = await grown(learning, { ...LIKE_REFERENCE, loss: { kind: 'quantile', level: 0.9 } });
  const said = predict(model, unseen.x, unseen.rows);
  let pinball = 0;
  said.forEach((value, row) => {
    const over = unseen.y[row]! - value;
    pinball += Math.max(0.9 * over, -0.1 * over) / unseen.rows;
  });
  expect(pinball).toBeLessThan(0.356);
});

test('tweedie loss: deviance at power 1.3 as low as LightGBM (1.247), never negative', async () => {
  const counts = drawFriedman(2000, 1, true);
  const later = drawFriedman(1000, 2, true);
  const power = 1.3;
  const model = await grown(counts, { ...LIKE_REFERENCE, loss: { kind: 'tweedie', power }, trees: 100 });
  const said = predict(model, later.x, later.rows);
  let deviance = 0;
  said.forEach((mean, row) => {
    const y = later.y[row]!;
    const constant = y ** (2 - power) / ((1 - power) * (2 - power));
    deviance += (2 * (constant - (y * mean ** (1 - power)) / (1 - power) + mean ** (2 - power) / (2 - power))) / 1000;
  });
  expect(deviance).toBeLessThan(1.28);
  expect(Math.min(...said)).toBeGreaterThanOrEqual(0);
});

test('huber loss: wild days pull less than in squared loss', async () => {
  const wild = { ...learning, y: learning.y.map((value, row) => (row % 40 === 0 ? value * 20 : value)) };
  const explainedBy = async (loss: BoostedOptions['loss']) => {
    const model = await grown(wild, { trees: 100, loss });
    return explainedShare(unseen.y, predict(model, unseen.x, unseen.rows));
  };
  expect(await explainedBy({ kind: 'huber', reach: 3 })).toBeGreaterThan(0.7);
  expect(await explainedBy({ kind: 'squared' })).toBeLessThan(0.3);
});

test('a split of two constant halves is found exactly', async () => {
  const rows = 100;
  const x = Float32Array.from({ length: rows }, (_, i) => i);
  const y = Float32Array.from({ length: rows }, (_, i) => (i < 40 ? 3 : 11));
  const model = await grown(
    { rows, columns: 1, x, y },
    { trees: 1, learningRate: 1, maxLeaves: 2, l2: 0, rowShare: 1 },
  );
  expect(model.threshold[0]).toBe(39.5);
  expect([...predict(model, Float32Array.of(0, 39, 40, 99), 4)].map((v) => +v.toFixed(5))).toEqual([3, 3, 11, 11]);
});

test('unknown values go to the side they belong to, on either side', async () => {
  const rows = 300;
  for (const like of ['low', 'high'] as const) {
    const x = Float32Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? Number.NaN : i % 3));
    const y = x.map((value) => (Number.isNaN(value) ? (like === 'low' ? 1 : 9) : value === 1 ? 1 : 9));
    const model = await grown(
      { rows, columns: 1, x, y },
      { trees: 1, learningRate: 1, maxLeaves: 2, l2: 0, rowShare: 1 },
    );
    const said = predict(model, Float32Array.of(1, 2, Number.NaN), 3);
    [1, 9, like === 'low' ? 1 : 9].forEach((value, i) => {
      expect(said[i]).toBeCloseTo(value, 5);
    });
  }
});

test('a weight counts as so many equal rows', async () => {
  const rows = 400;
  const drawn = drawFriedman(rows, 4);
  // Few distinct values, so that both tables have the same bins.
  const source = { ...drawn, x: drawn.x.map((value) => Math.round(value * 64) / 64) };
  const weights = Float32Array.from({ length: rows }, (_, i) => 1 + (i % 3));
  const repeated = [...weights].flatMap((weight, row) => Array.from({ length: weight }, () => row));
  const long: Table = {
    rows: repeated.length,
    columns: source.columns,
    x: Float32Array.from(repeated.flatMap((row) => [...source.x.subarray(row * 10, row * 10 + 10)])),
    y: Float32Array.from(repeated, (row) => source.y[row]!),
  };
  const options = { trees: 5, rowShare: 1, columnShare: 1, minLeafRows: 0, maxLeaves: 8 };
  const weighted = await grown({ ...source, weights }, options);
  const counted = await grown(long, options);
  const one = predict(weighted, source.x, rows);
  const other = predict(counted, source.x, rows);
  expect(Math.max(...one.map((value, row) => Math.abs(value - other[row]!)))).toBeLessThan(1e-3);
});

test('early stopping keeps the trees up to the best validation loss', async () => {
  const validation = Int32Array.from({ length: 500 }, (_, i) => i * 4);
  const model = await grown(learning, { trees: 2000, learningRate: 0.3, validation, patience: 10, l2: 0 });
  const losses = [...model.validationLoss];
  const best = losses.indexOf(Math.min(...losses));
  expect(model.roots.length).toBe(best + 1);
  expect(losses.length).toBe(best + 11);
  // The loss watched is that of the model handed back.
  const said = predict(model, learning.x, learning.rows);
  const mean = validation.reduce((sum, row) => sum + (said[row]! - learning.y[row]!) ** 2, 0) / validation.length;
  expect(mean).toBeCloseTo(losses[best]!, 4);
});

test('leaves keep their least rows, and depth and leaf counts their bounds', async () => {
  const model = await grown(learning, { trees: 20, maxLeaves: 12, maxDepth: 4, minLeafRows: 37, rowShare: 1 });
  model.roots.forEach((root, tree) => {
    const end = model.roots[tree + 1] ?? model.child.length;
    const depth = new Map([[root, 0]]);
    let leaves = 0;
    for (let node = root; node < end; node++) {
      const child = model.child[node]!;
      if (child === 0) {
        leaves++;
        expect(model.cover[node]).toBeGreaterThanOrEqual(37);
        expect(depth.get(node)).toBeLessThanOrEqual(4);
      } else {
        depth.set(child, depth.get(node)! + 1).set(child + 1, depth.get(node)! + 1);
        expect(model.cover[child]! + model.cover[child + 1]!).toBe(model.cover[node]);
      }
    }
    expect(leaves).toBeLessThanOrEqual(12);
  });
});

test('rows with an unknown target or no weight teach nothing', async () => {
  const y = Float32Array.from(learning.y, (value, row) => (row % 2 === 0 ? value : Number.NaN));
  const weights = Float32Array.from({ length: 2000 }, (_, row) => (row % 4 === 0 ? 0 : 1));
  const half = await grown({ ...learning, y, weights }, { trees: 10 });
  const wild = y.map((value, row) => (row % 4 === 0 ? 1e6 : value));
  expect(await grown({ ...learning, y: wild, weights }, { trees: 10 })).toEqual(half);
});

test('laws: samples untouched, same seed same model, asking changes nothing, same after a clone', async () => {
  const before = structuredClone(learning);
  const model = await grown(learning, { trees: 30, seed: 5 });
  expect(learning).toEqual(before);
  expect(await grown(learning, { trees: 30, seed: 5 })).toEqual(model);
  expect(await grown(learning, { trees: 30, seed: 6 })).not.toEqual(model);
  const kept = structuredClone(model);
  const said = predict(model, unseen.x, unseen.rows);
  expect(predict(kept, unseen.x, unseen.rows)).toEqual(said);
  expect(model).toEqual(kept);
});

test('rests and reports while growing, and stops when told', async () => {
  const reports: number[] = [];
  let rests = 0;
  const telling: Control = {
    report: ({ doing, done, of }) => {
      expect(doing).toBe('trees');
      expect(of).toBe(60);
      reports.push(done);
    },
    rest: async () => {
      rests++;
    },
  };
  const large = drawFriedman(20_000, 3);
  await fitBoosted(large, { trees: 60 }, telling);
  expect(reports).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  expect(rests).toBeGreaterThan(2);
  const stopping: Control = {
    ...UNHURRIED,
    rest: async () => {
      throw new Stopped();
    },
  };
  await expect(fitBoosted(large, { trees: 5000 }, stopping)).rejects.toThrow(Stopped);
});

test('too little or unfit data is a failure with a code', async () => {
  const few = await fitBoosted({ rows: 3, columns: 1, x: Float32Array.of(1, 2, 3), y: Float32Array.of(1, 2, 3) });
  expect(few).toMatchObject({ ok: false, failure: { code: 'too-little-data' } });
  for (const y of [Float32Array.of(1, -1, 2, 3), new Float32Array(4)]) {
    const table = { rows: 4, columns: 1, x: Float32Array.of(1, 2, 3, 4), y };
    expect(await fitBoosted(table, { loss: { kind: 'poisson' } })).toMatchObject({
      ok: false,
      failure: { code: 'bad-input' },
    });
  }
});

test('any table: one tree stays within what was seen, many give finite answers', async () => {
  const value = fc.oneof(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), fc.constantFrom(Number.NaN, 0, 1, Infinity));
  const amount = fc.float({ noNaN: true, min: -1e6, max: 1e6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(value, value, amount), { minLength: 4, maxLength: 60 }),
      fc.integer({ min: 0, max: 9 }),
      async (cases, seed) => {
        const x = Float32Array.from(cases.flatMap((of) => of.slice(0, 2)));
        const y = Float32Array.from(cases, ([, , target]) => target);
        const table = { rows: cases.length, columns: 2, x, y };
        const free = { minLeafRows: 1, l2: 0, seed };
        const one = predictRaw(await grown(table, { ...free, trees: 1, learningRate: 0.5, rowShare: 1 }), x, y.length);
        const many = predictRaw(await grown(table, { ...free, trees: 8 }), x, y.length);
        const low = Math.min(...y);
        const high = Math.max(...y);
        const room = 1e-5 * Math.max(Math.abs(low), Math.abs(high));
        expect(Math.min(...one)).toBeGreaterThanOrEqual(low - room);
        expect(Math.max(...one)).toBeLessThanOrEqual(high + room);
        expect(many.every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
