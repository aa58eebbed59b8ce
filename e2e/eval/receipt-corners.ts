/** The `receipt-corners` task: how far from the truth the corners of made sheets are found. */

import process from 'node:process';
import type { Corners } from '../../models/receipts/seeing/types.ts';
import { photograph } from '../receipts-fixtures/draw-photo.ts';
import { makePaper } from '../receipts-fixtures/made-papers.ts';
import { machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type OptionSpec, readArguments } from './arguments.ts';
import { WAYS } from './made-receipts.ts';

const OPTIONS = {
  made: { kind: 'whole', range: [1, 1000], otherwise: 80 },
  seed: { kind: 'whole', range: [0, 2 ** 32 - 1], otherwise: 1 },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** Farther than this share of the picture's longer side, the paper counts as not found. */
const MISSED = 0.04;

export async function evaluateReceiptCorners(given: readonly string[]): Promise<object> {
  const { made, seed: firstSeed } = readArguments(given, OPTIONS);
  const ways = Object.entries(WAYS).filter(([, faults]) => !faults.isScan);
  const opened = await openMeasuredPage();
  const rows: { readonly way: string; readonly off: number | null; readonly ms: number }[] = [];
  try {
    for (let i = 0; i < made; i++) {
      const [way, faults] = ways[i % ways.length]!;
      const photo = await photograph(opened.page, makePaper(firstSeed + i), faults, firstSeed + i);
      const begun = performance.now();
      const found = await opened.page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
        const outcome = await window.papadin!.vision.ask('receipts.check', { bytes, mime: 'image/jpeg' });
        if (!outcome.ok) throw new Error(outcome.failure.code);
        return outcome.value.corners;
      }, photo.base64);
      rows.push({ way, off: found === null ? null : meanOff(found, photo.corners), ms: performance.now() - begun });
    }
  } finally {
    await opened.close();
  }
  const most = MISSED * 900;
  const summary = (of: typeof rows) => {
    const offs = of.flatMap(({ off }) => (off === null || off > most ? [] : [off])).toSorted((a, b) => a - b);
    return {
      photos: of.length,
      missed: Number((1 - offs.length / of.length).toFixed(3)),
      meanPixels: round(offs.reduce((sum, off) => sum + off, 0) / Math.max(1, offs.length)),
      p95Pixels: round(offs[Math.ceil(0.95 * offs.length) - 1] ?? Number.NaN),
    };
  };
  const by = Object.fromEntries(ways.map(([way]) => [way, summary(rows.filter((row) => row.way === way))]));
  process.stderr.write(`${JSON.stringify(by)}\n`);
  return { task: 'receipt-corners', seed: firstSeed, all: summary(rows), ways: by, machine: machine() };
}

/** Mean distance of the four, in pixels; which corner is the first does not matter here, as nothing knows yet which way up the paper lies. */
function meanOff(found: Corners, truth: Corners): number {
  const turned = [0, 1, 2, 3].map((by) =>
    truth.reduce((sum, { x, y }, i) => {
      const other = found[(i + by) % 4]!;
      return sum + Math.hypot(other.x - x, other.y - y) / 4;
    }, 0),
  );
  return Math.min(...turned);
}

const round = (value: number) => Number(value.toFixed(1));
