/** The `receipt-long` task: long papers shot in overlapping pieces; are their lines all there, and each only once? */

import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { HAND_HELD, photograph } from '../receipts-fixtures/draw-photo.ts';
import { LAYOUTS, makePaper } from '../receipts-fixtures/made-papers.ts';
import { scorePaper } from '../receipts-fixtures/score-paper.ts';
import { addScores, scoreText, wordF1 } from '../receipts-fixtures/score-text.ts';
import { machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type OptionSpec, readArguments } from './arguments.ts';
import { prepare, readPages } from './receipts.ts';

const OPTIONS = {
  papers: { kind: 'whole', range: [1, 1000], otherwise: 7 },
  /** Lines a paper. */
  lines: { kind: 'whole', range: [9, 120], otherwise: 30 },
  shots: { kind: 'whole', range: [1, 8], otherwise: 3 },
  /** Hundredths of a shot that the next one shows again. */
  overlap: { kind: 'whole', range: [5, 60], otherwise: 30 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
  /** Threads of the networks; 0 leaves it to the engine. */
  threads: { kind: 'whole', range: [0, 8], otherwise: 0 },
  out: { kind: 'text' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export async function evaluateReceiptLong(given: readonly string[]): Promise<object> {
  const { papers, lines, shots, overlap, seed: firstSeed, out, threads } = readArguments(given, OPTIONS);
  const opened = await openMeasuredPage();
  const rows: LongRow[] = [];
  try {
    await prepare(opened, threads);
    let seed = firstSeed;
    for (let i = 0; i < papers; i++, seed++) {
      if (LAYOUTS[seed % LAYOUTS.length] === 'no-prices') seed++;
      const paper = makePaper(seed, lines);
      const length = 1 / (shots - (shots - 1) * (overlap / 100));
      const pages: string[] = [];
      for (let k = 0; k < shots; k++) {
        const from = k * length * (1 - overlap / 100);
        const shot = { from, to: k === shots - 1 ? 1 : Math.min(1, from + length) };
        pages.push((await photograph(opened.page, paper, HAND_HELD, 100 * seed + k, shot)).base64);
      }
      const { outcome, ms } = await readPages(opened, pages, 'image/jpeg', {}, paper.currency);
      const receipt = outcome.ok ? outcome.value.receipt : null;
      const read = receipt?.text.map(({ text }) => text) ?? [];
      const { found, lines: made, invented, total } = scorePaper(paper, receipt);
      const text = scoreText(
        paper.rows.flatMap((row) => row.map((one) => one.text)),
        read,
      );
      const row: LongRow = {
        seed,
        layout: paper.layout,
        failure: outcome.ok ? null : outcome.failure.code,
        ...{ made, found, lost: made - found, invented, total, text },
        addsUp: receipt?.addsUp ?? false,
        ms: Math.round(ms),
      };
      rows.push(row);
      process.stderr.write(`${JSON.stringify(row)}\n`);
    }
  } finally {
    await opened.close();
  }
  if (out !== undefined) writeFileSync(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const sum = (of: (row: LongRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    task: 'receipt-long',
    ...{ papers: rows.length, lines, shots, overlap: overlap / 100, seed: firstSeed },
    lines_made: sum(({ made }) => made),
    lines_lost: sum(({ lost }) => lost),
    lines_doubled_or_invented: sum(({ invented }) => invented),
    total: sum(({ total }) => Number(total)) / rows.length,
    addsUp: sum(({ addsUp }) => Number(addsUp)) / rows.length,
    wordF1: Number(wordF1(addScores(rows.map(({ text }) => text))).toFixed(4)),
    machine: machine(),
  };
}

interface LongRow {
  readonly seed: number;
  readonly layout: string;
  readonly failure: string | null;
  readonly made: number;
  readonly found: number;
  readonly lost: number;
  readonly invented: number;
  readonly total: boolean;
  readonly text: ReturnType<typeof scoreText>;
  readonly addsUp: boolean;
  readonly ms: number;
}
