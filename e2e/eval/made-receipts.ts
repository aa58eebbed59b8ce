/** Reads made photos with the built app's engine and compares them with the papers they were made of. */

import type { ReadChoices } from '../../models/receipts/reading/types.ts';
import { drawPhoto, type Faults, HAND_HELD, NO_FAULTS } from '../receipts-fixtures/draw-photo.ts';
import { LAYOUTS, makePaper } from '../receipts-fixtures/made-papers.ts';
import { type PaperScore, scorePaper } from '../receipts-fixtures/score-paper.ts';
import type { MeasuredPage } from '../tools/measured-page.ts';
import { readBytes } from './receipts.ts';

/** How the same papers are photographed, from best to worst, and what is wrong in each. */
export const WAYS: Readonly<Record<string, Faults>> = {
  scan: NO_FAULTS,
  leaning: { ...NO_FAULTS, isScan: false, lean: 6 },
  warped: { ...NO_FAULTS, isScan: false, warp: 0.08 },
  shadowed: { ...NO_FAULTS, isScan: false, shadow: 0.65 },
  blurred: { ...NO_FAULTS, isScan: false, blur: 1.6 },
  noisy: { ...NO_FAULTS, isScan: false, noise: 22 },
  'upside-down': { ...NO_FAULTS, isScan: false, turn: 180 },
  sideways: { ...NO_FAULTS, isScan: false, turn: 90 },
  'hand-held': HAND_HELD,
  curled: { ...HAND_HELD, curl: 0.12 },
  'curled askew': { ...HAND_HELD, curl: 0.12, axis: 20 },
  rolled: { ...HAND_HELD, curl: 0.12, axis: 90 },
};

export interface MadeRow extends PaperScore {
  readonly way: string;
  readonly seed: number;
  readonly layout: string;
  readonly failure: string | null;
  readonly addsUp: boolean;
  readonly ms: number;
}

/** `count` papers; every way takes its turn, so that each layout meets each way as the count grows. */
export async function readMadePapers(
  opened: MeasuredPage,
  count: number,
  firstSeed: number,
  choices: ReadChoices,
  onRow: (row: MadeRow) => void,
): Promise<readonly MadeRow[]> {
  const ways = Object.entries(WAYS);
  const rows: MadeRow[] = [];
  for (let i = 0; i < count; i++) {
    const seed = firstSeed + i;
    const [way, faults] = ways[(i + Math.floor(i / LAYOUTS.length)) % ways.length]!;
    const paper = makePaper(seed);
    const base64 = await drawPhoto(opened.page, paper, faults, seed);
    const { outcome, ms } = await readBytes(opened, base64, 'image/jpeg', choices, paper.currency);
    const receipt = outcome.ok ? outcome.value.receipt : null;
    const row: MadeRow = {
      way,
      seed,
      layout: paper.layout,
      failure: outcome.ok ? null : outcome.failure.code,
      addsUp: receipt?.addsUp ?? false,
      ...scorePaper(paper, receipt),
      ms: Math.round(ms),
    };
    rows.push(row);
    onRow(row);
  }
  return rows;
}

/** Shares over all, per way and per layout. */
export function summariseMade(rows: readonly MadeRow[]) {
  const share = (of: readonly MadeRow[]) => {
    const sum = (value: (row: MadeRow) => number) => of.reduce((total, row) => total + value(row), 0);
    const [found, lines, invented] = [sum((row) => row.found), sum((row) => row.lines), sum((row) => row.invented)];
    return {
      papers: of.length,
      // Papers without prices have no lines to find.
      itemF1: lines + invented === 0 ? null : Number(((2 * found) / (lines + found + invented)).toFixed(3)),
      total: Number((sum((row) => Number(row.total)) / of.length).toFixed(3)),
      date: Number((sum((row) => Number(row.date)) / of.length).toFixed(3)),
    };
  };
  const by = (key: 'way' | 'layout') =>
    Object.fromEntries(
      [...new Set(rows.map((row) => row[key]))].map((name) => [name, share(rows.filter((row) => row[key] === name))]),
    );
  return { all: share(rows), ways: by('way'), layouts: by('layout') };
}
