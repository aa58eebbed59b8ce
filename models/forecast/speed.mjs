/**
 * Times the statistical and table competitors on made-up data, from the command line. Not part of the app.
 *
 *   npx tsx models/forecast/speed.mjs [--series 300] [--days 365] [--rows 100000] [--columns 35]
 */

import { parseArgs } from 'node:util';
import { createRandom } from '../kit/random.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { fitRidge, predictRidge } from './ridge.ts';
import { forecastIntermittent } from './statistical/croston.ts';
import { forecastEts } from './statistical/ets.ts';
import { forecastTheta } from './statistical/theta.ts';
import { fitBoosted } from './trees/boosted.ts';
import { explainTrees } from './trees/explain.ts';
import { fitForest } from './trees/forest.ts';
import { predict } from './trees/predict.ts';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '300' },
    days: { type: 'string', default: '365' },
    rows: { type: 'string', default: '100000' },
    columns: { type: 'string', default: '35' },
  },
});
const ROWS = Number(values.rows);
const COLUMNS = Number(values.columns);
const ASKED = 84_000;

let longest = 0;
let last = performance.now();
const control = {
  report: () => {},
  rest: async () => {
    longest = Math.max(longest, performance.now() - last);
    await new Promise(setImmediate);
    last = performance.now();
  },
};

/** Wall and processor seconds of one run; on a busy machine only the second says what the work costs. */
async function time(name, work) {
  longest = 0;
  last = performance.now();
  const start = performance.now();
  const used = process.cpuUsage();
  const made = await work();
  const { user } = process.cpuUsage(used);
  const wall = (performance.now() - start) / 1000;
  const rested = longest > 0 ? `  longest stretch ${longest.toFixed(0)} ms` : '';
  console.log(`${name.padEnd(44)} wall ${wall.toFixed(2)} s  processor ${(user / 1e6).toFixed(2)} s${rested}`);
  return made;
}

/** Calendar-like columns of few values, lag-like columns of many, the last ones with gaps; Poisson-like amounts. */
function makeTable() {
  const random = createRandom(1);
  const few = [2, 7, 31, 12, 2, 2, 2, 50, 60, 14];
  const x = new Float32Array(ROWS * COLUMNS);
  const y = new Float32Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const value = column < few.length ? random.below(few[column]) : random.uniform() * random.uniform() * 10;
      x[row * COLUMNS + column] = column > 30 && random.uniform() < 0.2 ? Number.NaN : value;
    }
    const at = (column) => x[row * COLUMNS + column];
    const mean = 10 * Math.sin((at(11) * at(12)) / 10) + (at(1) > 4 ? 5 : 0) + at(13) * at(0) + at(20) + 10;
    y[row] = Math.max(0, mean + 2 * random.normal());
  }
  return { rows: ROWS, columns: COLUMNS, x, y };
}

const { series } = makeUpPanel({ outlets: 10, items: Number(values.series) / 10, days: Number(values.days), seed: 1 });
for (const [name, forecast] of Object.entries({
  ets: forecastEts,
  theta: forecastTheta,
  croston: forecastIntermittent,
})) {
  for (const one of series.slice(0, 20)) forecast(one.used, 14);
  await time(`${name}, ${series.length} series of ${values.days} days`, () =>
    series.map((one) => forecast(one.used, 14)),
  );
}

const table = makeTable();
const x = table.x.subarray(0, Math.min(ROWS, ASKED) * COLUMNS);
const asked = x.length / COLUMNS;
const size = ` of ${ROWS} × ${COLUMNS}`;
const take = (outcome) => outcome.value;
const ridge = await time(`ridge${size}`, async () => take(await fitRidge(table, {}, control)));
await time(`ridge asked ${asked} rows`, () => predictRidge(ridge, x, asked));
for (const loss of [{ kind: 'squared' }, { kind: 'poisson' }, { kind: 'quantile', level: 0.9 }]) {
  const name = `boosted, ${loss.kind}, 300 trees`;
  const boosted = await time(name + size, async () => take(await fitBoosted(table, { loss, trees: 300 }, control)));
  if (loss.kind !== 'squared') continue;
  await time(`boosted asked ${asked} rows`, () => predict(boosted, x, asked));
  await time('boosted, reasons for 14 rows', () => explainTrees(boosted, x, 14, control));
}
const forest = await time(`forest, 100 trees${size}`, async () => take(await fitForest(table, {}, control)));
await time(`forest asked ${asked} rows`, () => predict(forest, x, asked));
await time('forest, reasons for 1 row', () => explainTrees(forest, x, 1, control));
