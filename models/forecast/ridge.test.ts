import { expect, test } from 'vitest';
import { Stopped, UNHURRIED } from '../kit/control.ts';
import { createRandom } from '../kit/random.ts';
import { explainRidge, fitRidge, predictRidge, type RidgeModel, type RidgeOptions } from './ridge.ts';
import type { Table } from './table.ts';
import { drawFriedman } from './trees/friedman.ts';

async function lineOf(table: Table, options: Partial<RidgeOptions> = {}): Promise<RidgeModel> {
  const outcome = await fitRidge(table, options);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

const table = drawFriedman(300, 1);

test('coefficients are those of scikit-learn, weights and unknown values included', async () => {
  // scikit-learn 1.9.1: Ridge(alpha=0.1 * w.sum(), solver='cholesky').fit(Z, y, sample_weight=w), w = 1 + i % 3, Z standardised by the
  // weighted mean and deviation of known values with unknown at 0; coefficients divided by the deviations.
  const weights = Float32Array.from({ length: 300 }, (_, i) => 1 + (i % 3));
  const model = await lineOf({ ...table, weights }, { penalties: [0.1] });
  const reference = [
    5.874748547374412, 4.9212185603575795, 1.0274358586651269, 8.681513899567053, 5.127434599986317, 0.8235588634628671,
    0.5526260947366208, 0.7384780286989198, -0.045154055969382975, 0.9092256826163497,
  ];
  expect(model.intercept).toBeCloseTo(13.963174052635829, 6);
  reference.forEach((slope, column) => {
    expect(model.slope[column]).toBeCloseTo(slope, 6);
  });
});

test('generalised cross-validation scores are those of the hat matrix written out', async () => {
  // NumPy 2.4.6 on the same rows, standardised: mean((y − Ay)²) / (1 − (1 + tr A) / n)², A = Z (ZᵀZ + penalty·n·I)⁻¹ Zᵀ.
  const { penaltyScores, penalty } = await lineOf(table, { penalties: [0.001, 0.1, 1] });
  [9.190944773547995, 9.294144620562621, 13.502006628131948].forEach((score, i) => {
    expect(penaltyScores[i]).toBeCloseTo(score, 6);
  });
  expect(penalty).toBe(0.001);
});

test('blocks choose the penalty by which each is said best from the others, as if fitted without it', async () => {
  const { rows, columns, x } = table;
  const of = Array.from({ length: rows }, (_, i) => Math.floor(i / 100));
  const penalty = 0.1;
  const { penaltyScores, centre } = await lineOf(table, { penalties: [penalty], blocks: of });
  // The same lines by hand: columns standardised by all rows, each block left out in turn, normal equations solved by descent.
  const deviation = Array.from({ length: columns }, (_, c) => {
    const known = Array.from({ length: rows }, (_, row) => x[row * columns + c]!).filter(
      (value) => !Number.isNaN(value),
    );
    return Math.sqrt(known.reduce((sum, value) => sum + (value - centre[c]!) ** 2, 0) / known.length);
  });
  const z = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, c) => {
      const value = x[row * columns + c]!;
      return Number.isNaN(value) ? 0 : (value - centre[c]!) / deviation[c]!;
    }),
  );
  const mean = table.y.reduce((sum, value) => sum + value, 0) / rows;
  let error = 0;
  for (const block of [0, 1, 2]) {
    const taught = z.map((_, row) => row).filter((row) => of[row] !== block);
    const slopes = new Float64Array(columns);
    for (let round = 0; round < 300; round++) {
      for (let c = 0; c < columns; c++) {
        let pull = 0;
        let square = 0;
        for (const row of taught) {
          const said = z[row]!.reduce((sum, value, k) => sum + (k === c ? 0 : slopes[k]! * value), 0);
          pull += z[row]![c]! * (table.y[row]! - mean - said);
          square += z[row]![c]! ** 2;
        }
        slopes[c] = pull / (square + penalty * taught.length);
      }
    }
    for (let row = 0; row < rows; row++) {
      if (of[row] !== block) continue;
      const said = z[row]!.reduce((sum, value, k) => sum + slopes[k]! * value, mean);
      error += (said - table.y[row]!) ** 2;
    }
  }
  expect(penaltyScores[0]).toBeCloseTo(error / rows, 6);
});

test('rows that know each other are held by blocks: slopes that only fit one season are kept small', async () => {
  // Two columns tell the same level; what little they differ goes with the target in one season and against it in the next.
  const random = createRandom(5);
  const rows = 800;
  const blocks = Array.from({ length: rows }, (_, i) => Math.floor(i / 100));
  const x = new Float32Array(rows * 2);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const level = random.normal();
    const apart = 0.1 * random.normal();
    x.set([level, level + apart], row * 2);
    y[row] = level + 5 * apart * (blocks[row]! < 6 ? [1, -1, 1, 1, -1, 1][blocks[row]!]! : -1) + 0.1 * random.normal();
  }
  const loose = await lineOf({ rows, columns: 2, x, y });
  const held = await lineOf({ rows, columns: 2, x, y }, { blocks });
  expect(held.penalty).toBeGreaterThan(loose.penalty);
});

test('validation rows choose the penalty and are then learned from too', async () => {
  const rows = 60;
  const columns = 10;
  const drawn = drawFriedman(rows, 9);
  // The held-out half is pure noise around a constant: the heaviest penalty says it best.
  const validation = Array.from({ length: 30 }, (_, i) => 30 + i);
  const y = drawn.y.map((value, row) => (row < 30 ? value : 14 + (row % 2)));
  const heavy = await lineOf({ rows, columns, x: drawn.x, y }, { validation });
  const free = await lineOf({ rows, columns, x: drawn.x, y: drawn.y }, { validation });
  expect(heavy.penalty).toBeGreaterThan(free.penalty);
  const again = await lineOf({ rows, columns, x: drawn.x, y: drawn.y }, { penalties: [free.penalty] });
  expect(free.slope).toEqual(again.slope);
});

test('finds an exact line, whatever the scale; constant, repeated and unknown columns do no harm', async () => {
  const rows = 50;
  const x = new Float32Array(rows * 5);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const a = row % 7;
    const b = (row * row) % 11;
    x.set([a, b * 1000, 5, a, Number.NaN], row * 5);
    y[row] = 3 + 2 * a - b;
  }
  for (const penalties of [[0], [1e-9]]) {
    const said = predictRidge(await lineOf({ rows, columns: 5, x, y }, { penalties }), x, rows);
    said.forEach((value, row) => {
      expect(value).toBeCloseTo(y[row]!, 4);
    });
  }
});

test('contributions add up to the answer', async () => {
  const model = await lineOf(table);
  const said = predictRidge(model, table.x, 20);
  const parts = explainRidge(model, table.x, 20);
  said.forEach((value, row) => {
    const sum = parts.subarray(row * 10, row * 10 + 10).reduce((a, b) => a + b, model.intercept);
    expect(sum).toBeCloseTo(value, 10);
  });
});

test('laws: samples untouched, same data same model, same after a clone, stops when told, too little is a failure', async () => {
  const before = structuredClone(table);
  const model = await lineOf(table);
  expect(table).toEqual(before);
  expect(await lineOf(table)).toEqual(model);
  const said = predictRidge(model, table.x, table.rows);
  expect(predictRidge(structuredClone(model), table.x, table.rows)).toEqual(said);
  const stopping = { ...UNHURRIED, rest: () => Promise.reject(new Stopped()) };
  await expect(fitRidge(drawFriedman(200_000, 1), {}, stopping)).rejects.toThrow(Stopped);
  const one = { rows: 1, columns: 1, x: Float32Array.of(1), y: Float32Array.of(1) };
  expect(await fitRidge(one)).toMatchObject({ ok: false, failure: { code: 'too-little-data' } });
});
