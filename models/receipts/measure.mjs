/**
 * The parser and the sum solver over given lines, from the command line: for quick comparison while working on them. Not part of the app.
 *
 *   npx tsx models/receipts/measure.mjs FILE.jsonl [--corrupt 0.02] [--seed 1] [--no-solver] [--only even|odd] [--out ROWS] [--show ID]
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { spoil } from './understanding/spoil.ts';
import { readLinesOf, rowOfReceipt } from './understanding/text-rows.ts';
import { understand } from './understanding/understand.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corrupt: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'no-solver': { type: 'boolean', default: false },
    only: { type: 'string' },
    currency: { type: 'string' },
    out: { type: 'string' },
    show: { type: 'string' },
  },
});

const papers = readFileSync(positionals[0], 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const parity = (id) => Number(String(id).match(/\d+(?!.*\d)/)?.[0] ?? 0) % 2;
const rows = [];
const times = [];
papers.forEach((paper, index) => {
  if (values.only !== undefined && parity(paper.id) !== (values.only === 'odd' ? 1 : 0)) return;
  if (values.show !== undefined && !String(paper.id).endsWith(values.show)) return;
  const lines = spoil(readLinesOf(paper), Number(values.corrupt), Number(values.seed), index);
  const started = performance.now();
  const receipt = understand(lines, {
    solver: !values['no-solver'],
    ...(values.currency === undefined ? {} : { currency: values.currency }),
  });
  times.push(performance.now() - started);
  const row = { id: paper.id, file: paper.image ?? paper.id, ...rowOfReceipt(receipt) };
  if (values.show !== undefined) {
    console.dir(
      { ...row, text: row.text.map(({ text }) => text), checks: receipt.checks },
      { depth: 6, maxArrayLength: 200 },
    );
  }
  rows.push(row);
});
if (values.out) writeFileSync(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))]?.toFixed(1);
const adds = rows.filter((row) => row.adds_up).length / Math.max(1, rows.length);
console.log(JSON.stringify({ count: rows.length, addsUp: adds, ms: { median: at(0.5), p95: at(0.95), most: at(1) } }));
