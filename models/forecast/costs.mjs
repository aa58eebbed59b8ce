/**
 * What each competitor costs, from the command line: learns made-up pairs as the app does and prints the table of README.md. Not part of the app.
 *
 *   npx tsx models/forecast/costs.mjs [--outlets 20] [--items 15] [--days 365] [--epochs 50] [--runs 1]
 */

import { parseArgs } from 'node:util';
import { learnedBytes } from './learned-size.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { forecast, learn } from './model.ts';

const { values } = parseArgs({
  options: {
    outlets: { type: 'string', default: '20' },
    items: { type: 'string', default: '15' },
    days: { type: 'string', default: '365' },
    epochs: { type: 'string' },
    runs: { type: 'string', default: '1' },
  },
});
const [outlets, items, days] = [values.outlets, values.items, values.days].map(Number);
const panel = makeUpPanel({ outlets, items, days, seed: 1 });
const choices = {
  horizon: 14,
  now: () => performance.now(),
  ...(values.epochs === undefined ? {} : { lstm: { epochs: Number(values.epochs) } }),
};
const control = {
  report: ({ doing, done, of }) => process.stderr.write(`\r${doing} ${done}/${of}          `),
  rest: () => new Promise(setImmediate),
};
const take = (outcome) => {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
};

/** Seconds of each step, the quickest of several runs. */
const seconds = {};
let learned;
for (let run = 0; run < Number(values.runs); run++) {
  const begun = performance.now();
  learned = take(await learn(panel, choices, control)).learned;
  const whole = (performance.now() - begun) / 1000;
  const again = performance.now();
  take(await forecast(panel, learned, choices, control));
  const told = { ...learned.seconds, whole, again: (performance.now() - again) / 1000 };
  for (const [name, one] of Object.entries(told)) seconds[name] = Math.min(seconds[name] ?? Infinity, one);
}
process.stderr.write('\n');
const pairs = outlets * items;
console.log(`| ${pairs} pairs × ${days} days | seconds to learn | seconds to say 14 days | size |`);
console.log('|---|---|---|---|');
const written = (value) => (value === undefined ? '' : value < 0.01 ? '< 0.01' : value.toFixed(2));
const sized = (bytes) => (bytes === 0 ? '0' : bytes < 1000 ? '< 1 kB' : `${Math.round(bytes / 1000)} kB`);
for (const [name, bytes] of Object.entries(learnedBytes(learned))) {
  const [teach, say] = [seconds[`learn ${name}`], seconds[`predict ${name}`]];
  console.log(`| \`${name}\` | ${written(teach)} | ${written(say)} | ${sized(bytes)} |`);
}
console.log(`learning all of it: ${written(seconds.whole)} s; forecasting again: ${written(seconds.again)} s`);
