/** Measures what the parser and the sum solver make of papers that are given as lines of text: `npm run eval -- receipt-text --lines FILE.jsonl`. */

import { writeFileSync } from 'node:fs';
import { spoil } from '../../models/receipts/understanding/spoil.ts';
import { readLinesOf, rowOfReceipt } from '../../models/receipts/understanding/text-rows.ts';
import type { UnderstandOptions } from '../../models/receipts/understanding/understand.ts';
import type { ReadLine, Receipt } from '../../src/domain/receipt.ts';
import { type MeasuredPage, machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type OptionSpec, readArguments } from './arguments.ts';
import { failed } from './backtest.ts';
import { openInput } from './input-files.ts';
import { papersOf } from './paper-lines.ts';

const OPTIONS = {
  lines: { kind: 'text', required: true },
  /** Share of the signs to spoil, and by which seed; see `models/receipts/understanding/confusions.ts`. */
  corrupt: { kind: 'share', otherwise: 0 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
  /** Take every number as it is read. */
  'no-solver': { kind: 'flag' },
  /** Where the paper does not tell. */
  currency: { kind: 'word', words: ['IDR', 'MYR'] },
  /** Only papers whose id ends in an even or odd number: one half to work on, one to report. */
  half: { kind: 'word', words: ['even', 'odd'] },
  out: { kind: 'text' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** Papers asked about between two looks at progress. */
const BATCH = 50;

export async function evaluateReceiptText(given: readonly string[]): Promise<object> {
  const { lines: path, corrupt, seed, 'no-solver': isPlain, currency, half, out } = readArguments(given, OPTIONS);
  const all = papersOf(openInput('lines', path));
  const papers = all
    .map((paper, stream) => ({ paper, stream }))
    .filter(({ paper }) => half === undefined || halfOf(paper.id) === half);
  const opened = await openMeasuredPage();
  try {
    const rows: object[] = [];
    const times: number[] = [];
    let added = 0;
    for (let from = 0; from < papers.length; from += BATCH) {
      const batch = papers.slice(from, from + BATCH);
      const questions = batch.map(({ paper, stream }) => ({
        lines: spoil(readLinesOf(paper), corrupt, seed, stream),
        options: { solver: !isPlain, ...(currency === undefined ? {} : { currency }) },
      }));
      const answers = await ask(opened, questions);
      answers.forEach(({ receipt, ms }, index) => {
        rows.push({ id: batch[index]!.paper.id, ...rowOfReceipt(receipt) });
        times.push(ms);
        if (receipt.addsUp) added++;
      });
    }
    if (out !== undefined) writeFileSync(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    times.sort((a, b) => a - b);
    const at = (share: number) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1));
    const peak = await opened.peakMemory();
    return {
      task: 'receipt-text',
      lines: path,
      half: half ?? null,
      corrupt,
      seed,
      solver: !isPlain,
      count: rows.length,
      addsUp: Number((added / Math.max(1, rows.length)).toFixed(4)),
      ms: { median: at(0.5), p95: at(0.95), most: at(1) },
      peakMemoryMB: peak === null ? null : Number((peak / 1e6).toFixed(1)),
      machine: machine(),
    };
  } finally {
    await opened.close();
  }
}

interface Question {
  readonly lines: readonly ReadLine[];
  readonly options: UnderstandOptions;
}

async function ask(
  { page }: MeasuredPage,
  questions: readonly Question[],
): Promise<readonly { readonly receipt: Receipt; readonly ms: number }[]> {
  const outcomes = await page.evaluate(async (asked) => {
    const answers = [];
    for (const question of asked) {
      const begun = performance.now();
      const outcome = await window.papadin!.numbers.ask('receipts.understand', question);
      answers.push({ outcome, ms: performance.now() - begun });
    }
    return answers;
  }, questions);
  return outcomes.map(({ outcome, ms }) => {
    if (!outcome.ok) throw failed(outcome.failure);
    return { receipt: outcome.value, ms };
  });
}

/** By the last number in an id: `paper_017` is odd. */
function halfOf(id: string): 'even' | 'odd' {
  const digits = /\d+(?!.*\d)/.exec(id)?.[0] ?? '0';
  return Number(digits.slice(-1)) % 2 === 0 ? 'even' : 'odd';
}
