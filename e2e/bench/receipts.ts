/** What reading a paper costs: starting the engine, the first paper, warm papers by their steps, and looking at a camera frame. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, readArguments } from '../eval/arguments.ts';
import { prepare, readBytes, readOne } from '../eval/receipts.ts';
import { drawPhoto, HAND_HELD } from '../receipts-fixtures/draw-photo.ts';
import { makePaper } from '../receipts-fixtures/made-papers.ts';
import { type MeasuredPage, machine, openMeasuredPage } from '../tools/measured-page.ts';
import { type BenchResult, openNotebook } from './figures.ts';

/** `--images DIR` reads those instead of made photos; `--photos N` of them, in each of `--runs N` fresh browsers. */
export async function benchReceipts(given: readonly string[]): Promise<BenchResult> {
  const { small, runs, images, photos } = readArguments(given, {
    small: { kind: 'flag' },
    runs: { kind: 'whole', range: [1, 20], otherwise: 1 },
    images: { kind: 'text' },
    photos: { kind: 'whole', range: [1, 200], otherwise: 0 },
  });
  const count = photos || (small ? 2 : 12);
  const notebook = openNotebook();
  for (let run = 0; run < runs; run++) {
    const opened = await openMeasuredPage();
    try {
      notebook.note('start the engine', 'ms', await prepare(opened));
      await opened.page.evaluate(() => window.papadin!.blocks.reset());
      for (let i = 0; i < count; i++) {
        const read = await readNth(opened, i, images);
        if (read === null) break;
        const { outcome, ms, firstProgressMs } = read;
        if (!outcome.ok) continue;
        const warmth = i === 0 ? 'first paper' : 'warm paper';
        notebook.note(warmth, 'ms', ms);
        notebook.note('first progress', 'ms', firstProgressMs);
        if (i > 0)
          for (const [step, spent] of Object.entries(outcome.value.ms)) notebook.note(`warm: ${step}`, 'ms', spent);
      }
      const blocks = await opened.page.evaluate(() => window.papadin!.blocks.seen());
      notebook.note('longest page block', 'ms', blocks.longestMs);
      for (const ms of await lookAtFrames(opened, small ? 5 : 20)) notebook.note('look at a frame', 'ms', ms);
      const peak = await opened.peakMemory();
      notebook.note('peak memory of the page', 'MB', peak === null ? null : peak / 1e6);
    } finally {
      await opened.close();
    }
  }
  return {
    bench: 'receipts',
    machine: machine(),
    figures: notebook.figures(),
    notes: { photos: images ?? 'made', count },
  };
}

async function readNth(opened: MeasuredPage, index: number, folder: string | undefined) {
  if (folder === undefined) {
    const paper = makePaper(index + 1);
    return readBytes(opened, await drawPhoto(opened.page, paper, HAND_HELD, index), 'image/jpeg', {}, paper.currency);
  }
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => /\.(jpe?g|png)$/i.test(name));
  } catch {
    throw new BadInput(`--images ${folder}: cannot be read`);
  }
  const name = names.toSorted()[index];
  return name === undefined ? null : readOne(opened, join(folder, name));
}

/** Milliseconds of the engine per frame, as the camera screen asks: 480 pixels wide. */
async function lookAtFrames({ page }: MeasuredPage, count: number): Promise<readonly number[]> {
  const base64 = await drawPhoto(page, makePaper(3), HAND_HELD, 3);
  return page.evaluate(
    async ({ base64, count }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const [width, height] = [480, Math.round((480 * bitmap.height) / bitmap.width)];
      const pen = new OffscreenCanvas(width, height).getContext('2d')!;
      pen.drawImage(bitmap, 0, 0, width, height);
      const times: number[] = [];
      for (let i = 0; i <= count; i++) {
        const frame = { width, height, data: pen.getImageData(0, 0, width, height).data };
        const begun = performance.now();
        await window.papadin!.vision.ask('receipts.outline', { frame, before: null }, { giveAway: true });
        if (i > 0) times.push(performance.now() - begun);
      }
      return times;
    },
    { base64, count },
  );
}
