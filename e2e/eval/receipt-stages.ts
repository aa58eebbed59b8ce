/** The `receipt-stages` task: what each step of preparing a photo is worth, by leaving it out or putting it in on a fixed sample of papers. */

import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import process from 'node:process';
import type { ReadChoices, Readers } from '../../models/receipts/reading/types.ts';
import { minorDigits } from '../../src/domain/money.ts';
import type { Receipt } from '../../src/domain/receipt.ts';
import { drawPhoto } from '../receipts-fixtures/draw-photo.ts';
import { LAYOUTS, type MadePaper, makePaper } from '../receipts-fixtures/made-papers.ts';
import { scorePaper } from '../receipts-fixtures/score-paper.ts';
import { addScores, errorRate, scoreText, type TextScore, wordF1 } from '../receipts-fixtures/score-text.ts';
import { type MeasuredPage, machine, openMeasuredPage } from '../tools/measured-page.ts';
import { BadInput, type OptionSpec, readArguments } from './arguments.ts';
import { WAYS } from './made-receipts.ts';
import { imagesIn, prepare, readBytes } from './receipts.ts';

const OPTIONS = {
  /** Made photos: the ways of photographing in turn, each with another layout. */
  made: { kind: 'whole', range: [1, 1000], otherwise: Object.keys(WAYS).length },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
  /** Scans besides, the first ones with an even number, which is the half that everything is chosen on. */
  images: { kind: 'text' },
  /** Their words and totals, a JSON object a line: `image`, `lines[].text`, `fields.total`. */
  labels: { kind: 'text' },
  limit: { kind: 'whole', range: [1, 1000], otherwise: 8 },
  /** Names of {@link STAGES}, comma between; all where left out. The first is always read, to compare with. */
  stages: { kind: 'text' },
  /** Only the named ones: to go on with a table whose first row was read before. */
  'no-baseline': { kind: 'flag' },
  /** Threads of the networks; 0 leaves it to the engine. */
  threads: { kind: 'whole', range: [0, 8], otherwise: 0 },
  readers: { kind: 'word', words: ['both', 'paddle', 'tesseract'] },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** What is done otherwise than the app does it. */
export const STAGES: Readonly<Record<string, ReadChoices>> = {
  'as it is': {},
  '- upright': { without: ['upright'] },
  '- flattened': { without: ['flattened'] },
  '- uncurled': { without: ['uncurled'] },
  '- straightened': { without: ['straightened'] },
  '- second reader': { readers: 'paddle' },
  '+ grey': { cleaning: ['grey'] },
  '+ denoised': { cleaning: ['grey', 'denoised'] },
  '+ smoothed': { cleaning: ['grey', 'smoothed'] },
  '+ evened': { cleaning: ['grey', 'evened'] },
  '+ thresholded': { cleaning: ['grey', 'thresholded'] },
  '+ all cleaning': { cleaning: ['grey', 'denoised', 'smoothed', 'evened', 'thresholded'] },
};

interface Sample {
  readonly name: string;
  readonly way: string;
  readonly base64: string;
  readonly mime: string;
  readonly words: readonly string[];
  readonly paper: MadePaper | null;
  /** Minor units; null where the truth does not tell. */
  readonly total: number | null;
}

interface Reading {
  readonly way: string;
  readonly isMade: boolean;
  readonly text: TextScore;
  readonly total: boolean;
  readonly found: number;
  readonly lines: number;
  readonly invented: number;
  readonly ms: number;
}

export async function evaluateReceiptStages(given: readonly string[]): Promise<object> {
  const {
    made,
    seed,
    images,
    labels,
    limit,
    stages,
    'no-baseline': isBare,
    readers,
    threads,
  } = readArguments(given, OPTIONS);
  if ((images === undefined) !== (labels === undefined)) throw new BadInput('--images and --labels go together');
  const named = stages?.split(',').map((name) => name.trim()) ?? Object.keys(STAGES).slice(1);
  const chosen = isBare ? named : ['as it is', ...named];
  const unknown = chosen.find((name) => !Object.hasOwn(STAGES, name));
  if (unknown !== undefined) throw new BadInput(`no stage "${unknown}"; there are ${Object.keys(STAGES).join(', ')}`);
  const scans = images === undefined ? [] : scansOf(images, labels!, limit);
  const opened = await openMeasuredPage();
  try {
    await prepare(opened, threads);
    const samples = [...(await photosOf(opened, made, seed)), ...scans];
    const rows: Record<string, object> = {};
    for (const name of new Set(chosen)) {
      const choices = { ...STAGES[name], ...(readers === undefined ? {} : { readers: readers as Readers }) };
      const readings: Reading[] = [];
      for (const sample of samples) readings.push(await readSample(opened, sample, choices));
      const photos = readings.filter(({ isMade }) => isMade);
      const ways = new Set(photos.map(({ way }) => way));
      rows[name] = {
        made: summaryOf(photos),
        ...(scans.length === 0 ? {} : { scans: summaryOf(readings.filter(({ isMade }) => !isMade)) }),
        ways: Object.fromEntries(
          [...ways].map((way) => [way, summaryOf(photos.filter((one) => one.way === way)).wordF1]),
        ),
      };
      process.stderr.write(`${JSON.stringify({ stage: name, ...rows[name] })}\n`);
    }
    return {
      task: 'receipt-stages',
      made,
      seed,
      scans: scans.length,
      readers: readers ?? 'both',
      stages: rows,
      machine: machine(),
    };
  } finally {
    await opened.close();
  }
}

async function photosOf(opened: MeasuredPage, count: number, firstSeed: number): Promise<readonly Sample[]> {
  const ways = Object.entries(WAYS);
  const samples: Sample[] = [];
  let seed = firstSeed;
  for (let i = 0; i < count; i++, seed++) {
    // Papers without prices have no lines to find.
    if (LAYOUTS[seed % LAYOUTS.length] === 'no-prices') seed++;
    const [way, faults] = ways[i % ways.length]!;
    const paper = makePaper(seed);
    samples.push({
      name: `${way} ${seed}`,
      way,
      base64: await drawPhoto(opened.page, paper, faults, seed),
      mime: 'image/jpeg',
      words: paper.rows.flatMap((row) => row.map(({ text }) => text)),
      paper,
      total: paper.total,
    });
  }
  return samples;
}

function scansOf(folder: string, labels: string, limit: number): readonly Sample[] {
  let truths: ReadonlyMap<string, { readonly lines: readonly { text: string }[]; readonly fields: { total?: string } }>;
  try {
    const rows = readFileSync(labels, 'utf8').trim().split('\n');
    truths = new Map(rows.map((row) => JSON.parse(row)).map((row) => [basename(row.image), row]));
  } catch (error) {
    throw new BadInput(`--labels ${labels}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  return imagesIn(folder, 'even')
    .filter((name) => truths.has(name))
    .slice(0, limit)
    .map((name) => {
      const { lines, fields } = truths.get(name)!;
      const total = /\d+\.\d{2}/.exec(fields.total?.replaceAll(',', '') ?? '')?.[0];
      return {
        name,
        way: 'scan of others',
        base64: readFileSync(join(folder, name)).toString('base64'),
        mime: extname(name).toLowerCase() === '.png' ? 'image/png' : 'image/jpeg',
        words: lines.map(({ text }) => text),
        paper: null,
        total: total === undefined ? null : Math.round(Number(total) * 100),
      };
    });
}

async function readSample(opened: MeasuredPage, sample: Sample, choices: ReadChoices): Promise<Reading> {
  const { outcome, ms } = await readBytes(opened, sample.base64, sample.mime, choices, sample.paper?.currency);
  const receipt = outcome.ok ? outcome.value.receipt : null;
  const text = scoreText(sample.words, receipt?.text.map((line) => line.text) ?? []);
  const common = { way: sample.way, isMade: sample.paper !== null, text, ms };
  if (sample.paper !== null) return { ...common, ...scorePaper(sample.paper, receipt) };
  return { ...common, total: isTotal(receipt, sample.total), found: 0, lines: 0, invented: 0 };
}

const isTotal = (receipt: Receipt | null, total: number | null) =>
  receipt !== null && receipt.total === total && minorDigits(receipt.currency) === 2;

function summaryOf(readings: readonly Reading[]) {
  const text = addScores(readings.map((reading) => reading.text));
  const sum = (of: (reading: Reading) => number) => readings.reduce((total, reading) => total + of(reading), 0);
  const [found, lines, invented] = [sum((one) => one.found), sum((one) => one.lines), sum((one) => one.invented)];
  const times = readings.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    count: readings.length,
    wordF1: round(wordF1(text)),
    cer: round(errorRate(text)),
    itemF1: lines === 0 ? null : round((2 * found) / (lines + found + invented)),
    total: round(sum(({ total }) => Number(total)) / Math.max(1, readings.length)),
    msMedian: Math.round(times[times.length >> 1] ?? 0),
  };
}

const round = (value: number) => Number(value.toFixed(3));
