/**
 * Backtests over a stock-record file, or a made-up panel, from the command line: for quick comparison while working on models. Not part of the app.
 *
 *   npx tsx models/forecast/measure.mjs FILE.csv|made-up [--cutoffs 12] [--every 7] [--horizon 7] [--seed 1] [--until YYYY-MM-DD]
 *     [--calendar FILE.csv: date,name of holidays]
 *     [--only boosted,ridge] [--epochs 50] [--runner wasm]
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { backtest } from './evaluate.ts';
import { makeUpPanel } from './made-up-panel.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cutoffs: { type: 'string', default: '12' },
    every: { type: 'string', default: '7' },
    horizon: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string' },
    calendar: { type: 'string' },
    only: { type: 'string' },
    epochs: { type: 'string' },
    sequences: { type: 'string' },
    origins: { type: 'string' },
    outlets: { type: 'string', default: '2' },
    items: { type: 'string', default: '15' },
    days: { type: 'string', default: '500' },
    out: { type: 'string' },
    weeks: { type: 'boolean', default: false },
  },
});

const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

function readPanel(path, until) {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const at = (name) => columns.indexOf(name);
  const bySeries = new Map();
  for (const line of lines) {
    const cells = line.split(',');
    const day = dayNumber(cells[at('date')]);
    if (until !== undefined && day > until) continue;
    const key = `${cells[at('outlet')]}\n${cells[at('item')]}`;
    if (!bySeries.has(key)) bySeries.set(key, []);
    const used = cells[at('used')];
    if (used !== '') bySeries.get(key).push([day, Number(used)]);
  }
  const series = [];
  for (const [key, days] of bySeries) {
    if (days.length === 0) continue;
    const firstDay = days.reduce((least, [day]) => Math.min(least, day), Number.POSITIVE_INFINITY);
    const lastDay = days.reduce((most, [day]) => Math.max(most, day), firstDay);
    const used = new Float64Array(lastDay - firstDay + 1).fill(Number.NaN);
    for (const [day, value] of days) used[day - firstDay] = value;
    const [outlet, item] = key.split('\n');
    series.push({ outlet, item, firstDay, used });
  }
  return { series, calendar: values.calendar === undefined ? [] : readHolidays(values.calendar) };
}

/** Holidays of all outlets from a file of date,name. */
function readHolidays(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [date, name] = line.split(',');
    return { day: dayNumber(date), outlet: null, kind: 'holiday', name, size: null };
  });
}

const seed = Number(values.seed);
const panel =
  positionals[0] === 'made-up'
    ? makeUpPanel({ outlets: Number(values.outlets), items: Number(values.items), days: Number(values.days), seed })
    : readPanel(positionals[0], values.until === undefined ? undefined : dayNumber(values.until));
const lstm = {
  ...(values.epochs === undefined ? {} : { epochs: Number(values.epochs) }),
  ...(values.sequences === undefined ? {} : { sequencesPerEpoch: Number(values.sequences) }),
};
let longest = 0;
let last = performance.now();
const control = {
  report: ({ doing, done, of }) => process.stderr.write(`\r${doing} ${done}/${of}          `),
  rest: async () => {
    longest = Math.max(longest, performance.now() - last);
    await new Promise(setImmediate);
    last = performance.now();
  },
};
const started = performance.now();
const answer = await backtest(
  panel,
  {
    cutoffs: Number(values.cutoffs),
    every: Number(values.every),
    horizon: Number(values.horizon),
    seed,
    lstm,
    now: () => performance.now(),
    ...(values.only === undefined ? {} : { competitors: values.only.split(',') }),
    ...(values.origins === undefined ? {} : { origins: Number(values.origins) }),
  },
  control,
);
process.stderr.write('\n');
if (!answer.ok) {
  console.error(answer.failure);
  process.exit(1);
}
const { scores, served, seconds, rows, sum7 } = answer.value;
const table = Object.fromEntries(
  Object.entries(scores).map(([model, one]) => [
    model,
    Object.fromEntries(Object.entries(one).map(([name, value]) => [name, Number(value.toFixed(4))])),
  ]),
);
console.table(table);
if (values.out) {
  const lines = Array.from({ length: rows.length }, (_, i) =>
    [rows.models[rows.model[i]], rows.series[i], rows.cutoff[i], rows.day[i], rows.actual[i], rows.mean[i]].join(','),
  );
  writeFileSync(values.out, `model,series,cutoff,day,actual,mean\n${lines.join('\n')}\n`);
}
if (values.weeks) {
  const cutoffs = [...new Set(rows.cutoff)].sort((a, b) => a - b);
  const weekly = {};
  for (const cutoff of cutoffs) {
    const line = {};
    for (const [m, model] of rows.models.entries()) {
      let error = 0;
      let size = 0;
      for (let i = 0; i < rows.length; i++) {
        if (rows.model[i] !== m || rows.cutoff[i] !== cutoff) continue;
        error += Math.abs(rows.mean[i] - rows.actual[i]);
        size += rows.actual[i];
      }
      if (size > 0) line[model] = Number((error / size).toFixed(3));
    }
    weekly[new Date(cutoff * 86_400_000).toISOString().slice(0, 10)] = line;
  }
  console.table(weekly);
}
console.log(
  'served',
  JSON.stringify(served, (_key, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value)),
);
console.log(`sums of 7 days in their 90 % interval: ${(sum7.covered / sum7.weeks).toFixed(3)} of ${sum7.weeks}`);
console.log(
  'seconds',
  JSON.stringify(seconds, (_key, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)),
);
console.log(`wall ${((performance.now() - started) / 1000).toFixed(1)} s, longest stretch ${longest.toFixed(0)} ms`);
