/** The `receipt-hands` task: are papers filled in by hand, and papers without prices, known for what they are, and printed ones not taken for them? */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { HAND_HELD, type Hand, loadHand, photograph } from '../receipts-fixtures/draw-photo.ts';
import { LAYOUTS, makePaper } from '../receipts-fixtures/made-papers.ts';
import { type MeasuredPage, machine, openMeasuredPage } from '../tools/measured-page.ts';
import { BadInput, type OptionSpec, readArguments } from './arguments.ts';
import { prepare, readBytes } from './receipts.ts';

const OPTIONS = {
  /** A folder of fonts that look written, WOFF2. */
  fonts: { kind: 'text', required: true },
  /** Fonts by name in turn: `even` is what the threshold was set on. */
  half: { kind: 'word', words: ['even', 'odd'] },
  /** Papers a font. */
  papers: { kind: 'whole', range: [1, 100], otherwise: 4 },
  /** Printed papers besides, of which every eighth shows no prices. */
  printed: { kind: 'whole', range: [0, 1000], otherwise: 16 },
  /** Threads of the networks; 0 leaves it to the engine. */
  threads: { kind: 'whole', range: [0, 8], otherwise: 0 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
} as const satisfies Readonly<Record<string, OptionSpec>>;

interface HandRow {
  readonly written: boolean;
  readonly hasty: boolean;
  readonly hasPrices: boolean;
  readonly font: string | null;
  readonly kind: string;
  /** Mean confidence of its lines. */
  readonly sure: number;
}

export async function evaluateReceiptHands(given: readonly string[]): Promise<object> {
  const { fonts: folder, half, papers, printed, seed: firstSeed, threads } = readArguments(given, OPTIONS);
  const fonts = fontsIn(folder).filter((_, i) => half === undefined || i % 2 === (half === 'even' ? 0 : 1));
  const opened = await openMeasuredPage();
  const rows: HandRow[] = [];
  const note = (row: HandRow) => {
    rows.push(row);
    process.stderr.write(`${JSON.stringify(row)}\n`);
  };
  try {
    await prepare(opened, threads);
    let seed = firstSeed;
    for (const font of fonts) {
      const name = font.replace(/\.woff2$/, '');
      await loadHand(opened.page, name, readFileSync(join(folder, font)).toString('base64'));
      for (let i = 0; i < papers; i++, seed++) {
        // Ruled pads and plain ones, with a printed head or without; every second one in haste, small and all over the lines.
        const pad = { font: name, isRuled: i % 3 !== 1, printedRows: i % 3 === 2 ? 2 : 0 };
        note(await readPaper(opened, seed, { ...pad, ...(i % 2 === 0 ? NEAT : HASTY) }));
      }
    }
    for (let i = 0; i < printed; i++) note(await readPaper(opened, firstSeed + 5000 + i, undefined));
  } finally {
    await opened.close();
  }
  const share = (of: readonly HandRow[], isSo: (row: HandRow) => boolean) =>
    of.length === 0 ? null : Number((of.filter(isSo).length / of.length).toFixed(3));
  const toHand = ({ kind }: HandRow) => kind === 'handwritten' || kind === 'without-prices';
  const isRefused = ({ kind }: HandRow) => kind === 'not-a-receipt' || kind === 'no-text';
  const summary = (of: readonly HandRow[]) => ({
    count: of.length,
    toQuickEntry: share(of, toHand),
    refused: share(of, isRefused),
  });
  const hands = rows.filter(({ written }) => written);
  const prints = rows.filter(({ written, hasPrices }) => !written && hasPrices);
  const deliveries = rows.filter(({ written, hasPrices }) => !written && !hasPrices);
  return {
    task: 'receipt-hands',
    ...{ fonts: fonts.length, half: half ?? 'all', seed: firstSeed },
    neat: summary(hands.filter(({ hasty }) => !hasty)),
    hasty: summary(hands.filter(({ hasty }) => hasty)),
    printed: { count: prints.length, toQuickEntry: share(prints, toHand) },
    withoutPrices: { count: deliveries.length, known: share(deliveries, ({ kind }) => kind === 'without-prices') },
    machine: machine(),
  };
}

/** Sizes are times that of print: hands' letters are low for their size. */
const NEAT = { size: 1.25, jitter: 1.6 };
const HASTY = { size: 0.8, jitter: 7 };

async function readPaper(opened: MeasuredPage, seed: number, hand: Hand | undefined): Promise<HandRow> {
  const paper = makePaper(seed);
  const hasty = hand?.jitter === HASTY.jitter;
  const isPoor = hasty || (hand === undefined && seed % 3 === 0);
  const faults = isPoor ? { ...HAND_HELD, blur: 1.4, noise: 10 } : HAND_HELD;
  const photo = await photograph(opened.page, paper, faults, seed, hand === undefined ? {} : { hand });
  const { outcome } = await readBytes(opened, photo.base64, 'image/jpeg', {}, paper.currency);
  const text = outcome.ok ? outcome.value.receipt.text : [];
  const sure = text.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, text.length);
  return {
    written: hand !== undefined,
    hasty,
    hasPrices: LAYOUTS[seed % LAYOUTS.length] !== 'no-prices',
    font: hand?.font ?? null,
    kind: outcome.ok ? outcome.value.receipt.kind : outcome.failure.code,
    sure: Number(sure.toFixed(3)),
  };
}

function fontsIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.woff2'));
    if (names.length > 0) return names.toSorted();
  } catch {
    // Told below, like an empty folder.
  }
  throw new BadInput(`--fonts ${folder}: no WOFF2 file in it`);
}
