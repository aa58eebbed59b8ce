/** The `receipts` task: photos of papers read by the app's own engine, one row of JSON a photo. */

import { accessSync, closeSync, constants, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import process from 'node:process';
import type { Failure, Outcome } from '../../models/kit/control.ts';
import type { PhotoFile, ReadChoices, Readers, ReadPaper } from '../../models/receipts/reading/types.ts';
import type { CleaningStep, StageName } from '../../models/receipts/seeing/types.ts';
import { minorDigits } from '../../src/domain/money.ts';
import type { PaperNumber, Receipt } from '../../src/domain/receipt.ts';
import { summarise } from '../bench/figures.ts';
import { type MeasuredPage, machine, openMeasuredPage } from '../tools/measured-page.ts';
import { BadInput, type OptionSpec, readArguments } from './arguments.ts';
import { readMadePapers, summariseMade } from './made-receipts.ts';

const OPTIONS = {
  images: { kind: 'text' },
  /** Instead of images: so many made photos, whose truth is known. */
  made: { kind: 'whole', range: [0, 1000], otherwise: 0 },
  out: { kind: 'text' },
  limit: { kind: 'whole', range: [1, 100_000], otherwise: 100_000 },
  /** Every second image by name: `even` is what everything was chosen on, `odd` what is reported. */
  half: { kind: 'word', words: ['even', 'odd'] },
  readers: { kind: 'word', words: ['both', 'paddle', 'tesseract'] },
  /** Steps of preparing that are left out, comma between. */
  without: { kind: 'text' },
  /** Steps of cleaning before reading: grey, denoised, evened, thresholded; comma between. */
  cleaning: { kind: 'text' },
  currency: { kind: 'text' },
  /** Threads of the networks; 0 leaves it to the engine. One is quicker where other work holds the cores. */
  threads: { kind: 'whole', range: [0, 8], otherwise: 0 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
} as const satisfies Readonly<Record<string, OptionSpec>>;

const MIMES: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' };

export async function evaluateReceipts(given: readonly string[]): Promise<object> {
  const {
    images: folder,
    made,
    seed,
    out,
    limit,
    half,
    readers,
    without,
    cleaning,
    currency,
    threads,
  } = readArguments(given, OPTIONS);
  const choices: ReadChoices = {
    ...(readers === undefined ? {} : { readers: readers as Readers }),
    ...(without === undefined ? {} : { without: without.split(',') as readonly StageName[] }),
    ...(cleaning === undefined ? {} : { cleaning: cleaning.split(',') as readonly CleaningStep[] }),
  };
  if ((folder === undefined) === (made === 0)) throw new BadInput('either --images or --made is needed');
  const files = folder === undefined ? [] : imagesIn(folder, half).slice(0, limit);
  const sink = out === undefined ? null : openOut(out);
  const opened = await openMeasuredPage();
  const times: number[] = [];
  const first: number[] = [];
  const failures: Record<string, number> = {};
  const steps: Record<string, number[]> = {};
  let addsUp = 0;
  try {
    const prepared = await prepare(opened, threads);
    if (folder === undefined) {
      const write = (row: object) => sink !== null && writeSync(sink, `${JSON.stringify(row)}\n`);
      const rows = await readMadePapers(opened, made, seed, choices, write);
      return { task: 'receipts', made, seed, ...choices, ...summariseMade(rows), machine: machine() };
    }
    for (const [index, file] of files.entries()) {
      const { outcome, ms, firstProgressMs } = await readOne(opened, join(folder, file), choices, currency);
      const row = { file, ...rowOf(outcome), ms: Math.round(ms) };
      if (outcome.ok) {
        times.push(ms);
        first.push(firstProgressMs);
        for (const [step, spent] of Object.entries(outcome.value.ms)) {
          steps[step] = [...(steps[step] ?? []), spent];
        }
        if (outcome.value.receipt.addsUp) addsUp += 1;
      } else {
        failures[outcome.failure.code] = (failures[outcome.failure.code] ?? 0) + 1;
      }
      if (sink !== null) writeSync(sink, `${JSON.stringify(row)}\n`);
      if (process.stderr.isTTY) process.stderr.write(`\r${index + 1}/${files.length} ${file}\u001b[K`);
    }
    const peak = await opened.peakMemory();
    return {
      task: 'receipts',
      images: folder,
      half: half ?? 'all',
      ...choices,
      ...(threads === 0 ? {} : { threads }),
      count: files.length,
      failures,
      addsUp: times.length === 0 ? null : round(addsUp / times.length, 3),
      ms: times.length === 0 ? null : summarise('read', 'ms', times),
      firstProgressMs: first.length === 0 ? null : summarise('first progress', 'ms', first),
      steps: Object.fromEntries(Object.entries(steps).map(([name, ms]) => [name, summarise(name, 'ms', ms).median])),
      prepareMs: Math.round(prepared),
      peakMemoryMB: peak === null ? null : round(peak / 1e6, 1),
      machine: machine(),
    };
  } finally {
    if (sink !== null) closeSync(sink);
    await opened.close();
  }
}

/** Starts the engine before anything is timed; answers the milliseconds that took. */
export async function prepare({ page }: MeasuredPage, threads = 0): Promise<number> {
  const wish = threads === 0 ? {} : { threads };
  const outcome = await page.evaluate((wish) => window.papadin!.vision.ask('receipts.prepare', wish), wish);
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.message}`);
  return outcome.value.ms;
}

export interface ReadOnce {
  readonly outcome: Outcome<Pick<ReadPaper, 'receipt' | 'ms'>>;
  readonly ms: number;
  readonly firstProgressMs: number;
}

/** One photo through the engine, as the app asks it; milliseconds as the page sees them. */
export function readOne(
  opened: MeasuredPage,
  path: string,
  choices: ReadChoices = {},
  currency?: string,
): Promise<ReadOnce> {
  const mime = MIMES[extname(path).toLowerCase()] ?? '';
  return readBytes(opened, readFileSync(path).toString('base64'), mime, choices, currency);
}

export function readBytes(
  opened: MeasuredPage,
  base64: string,
  mime: string,
  choices: ReadChoices,
  currency?: string,
): Promise<ReadOnce> {
  return readPages(opened, [base64], mime, choices, currency);
}

/** Pages of one paper in their order. */
export function readPages(
  { page }: MeasuredPage,
  base64: readonly string[],
  mime: string,
  choices: ReadChoices,
  currency?: string,
): Promise<ReadOnce> {
  return page.evaluate(
    async ({ base64, mime, choices, currency }) => {
      const pages = base64.map((text): PhotoFile => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
        return { bytes, mime };
      });
      const begun = performance.now();
      let firstProgressMs = Number.NaN;
      const outcome = await window.papadin!.vision.ask(
        'receipts.read',
        { pages, choices, currency },
        {
          giveAway: true,
          onProgress: () => {
            if (Number.isNaN(firstProgressMs)) firstProgressMs = performance.now() - begun;
          },
        },
      );
      const ms = performance.now() - begun;
      if (!outcome.ok) return { outcome, ms, firstProgressMs };
      // Pictures stay in the page.
      const { receipt, ms: steps } = outcome.value;
      return { outcome: { ok: true, value: { receipt, ms: steps } } as const, ms, firstProgressMs };
    },
    { base64, mime, choices, currency },
  );
}

function rowOf(outcome: ReadOnce['outcome']): object {
  if (!outcome.ok) return { failure: (outcome.failure satisfies Failure).code, lines: [], text: [] };
  return receiptRow(outcome.value.receipt);
}

/** Money as decimals of the currency, as a person would write it. */
export function receiptRow(receipt: Receipt): object {
  const digits = minorDigits(receipt.currency);
  const money = (minor: number | null) => (minor === null ? null : Number((minor / 10 ** digits).toFixed(digits)));
  const decimal = (number: PaperNumber | null) => (number === null ? null : number.digits / 10 ** number.scale);
  return {
    kind: receipt.kind,
    merchant: receipt.merchant,
    number: receipt.number,
    date: receipt.date,
    currency: receipt.currency,
    lines: receipt.lines.map((line) => ({
      name: line.name,
      quantity: decimal(line.quantity),
      unit: line.unit,
      unitPrice: decimal(line.unitPrice),
      amount: money(line.amount),
      confidence: round(line.confidence, 3),
    })),
    subtotal: money(receipt.subtotal),
    discount: money(receipt.discount),
    service: money(receipt.service),
    tax: money(receipt.tax),
    rounding: money(receipt.rounding),
    total: money(receipt.total),
    adds_up: receipt.addsUp,
    corrections: receipt.corrections,
    text: receipt.text.map(({ text, box, confidence }) => ({ text, box, confidence: round(confidence, 3) })),
  };
}

export function imagesIn(folder: string, half: 'even' | 'odd' | string | undefined): readonly string[] {
  let names: readonly string[];
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    names = readdirSync(folder).filter((name) => Object.hasOwn(MIMES, extname(name).toLowerCase()));
  } catch (error) {
    throw new BadInput(`--images ${folder}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  if (names.length === 0) throw new BadInput(`--images ${folder}: no jpg or png in it`);
  const sorted = names.toSorted();
  return half === undefined ? sorted : sorted.filter((_, index) => index % 2 === (half === 'even' ? 0 : 1));
}

/** Before minutes of work, not after. */
function openOut(path: string): number {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
    return openSync(path, 'w');
  } catch {
    throw new BadInput(`--out ${path}: cannot be written`);
  }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
