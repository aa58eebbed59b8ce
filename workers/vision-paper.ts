/** Reads one paper: its pages are opened, found, flattened and read one by one, then understood together. */

import { type Control, fail, type Outcome, succeed } from '../models/kit/control.ts';
import { joinPages } from '../models/receipts/reading/join-pages.ts';
import { type FirstReading, readPage } from '../models/receipts/reading/paddle-reader.ts';
import { readDoubtful } from '../models/receipts/reading/second-reading.ts';
import { readPageWithTesseract } from '../models/receipts/reading/tesseract-page.ts';
import type { ReadChoices, ReadPage, ReadPaper, ReadQuestion } from '../models/receipts/reading/types.ts';
import { cleaned, colouredOf } from '../models/receipts/seeing/clean.ts';
import type { ColourImage } from '../models/receipts/seeing/types.ts';
import { understand } from '../models/receipts/understanding/understand.ts';
import { parseDay } from '../src/domain/day.ts';
import type { ReadLine } from '../src/domain/receipt.ts';
import { writeImage } from './photos.ts';
import { flattenPhoto, openedOpenCv } from './vision-eye.ts';
import { openedNetworks, openedSecondReader } from './vision-reader.ts';

/** Pages are kept as proof at this many pixels of the longer side. */
const KEPT_AT = 2000;

export async function readPaper(question: ReadQuestion, control: Control): Promise<Outcome<ReadPaper>> {
  const { pages: photos, choices = {}, currency, today } = question;
  if (photos.length === 0) return fail('bad-input', 'no page');
  const clock = startClock();
  const readers = choices.readers ?? 'both';
  control.report({ doing: 'load', done: 0, of: 1 });
  // Both start at once; the second is waited for when it is needed.
  const second = readers === 'paddle' ? null : openedSecondReader();
  second?.catch(() => {});
  if (readers !== 'tesseract') await openedNetworks();
  clock.lap('load');
  const lines: ReadLine[][] = [];
  const pages: ReadPage[] = [];
  for (const [index, photo] of photos.entries()) {
    await control.rest();
    const flattened = await flattenPhoto(photo, choices.without ?? [], control);
    if (!flattened.ok) return flattened;
    clock.lap('flatten');
    const { flat, corners, verdict } = flattened.value;
    const reading = await readFirst(await cleanedPage(flat, choices), index, choices, control);
    clock.lap('read');
    const read =
      readers === 'both'
        ? await readDoubtful(reading.page, reading.lines, () => openedSecondReader(), control)
        : reading.lines;
    clock.lap('second reading');
    const image = await writeImage(reading.page, KEPT_AT);
    const scale = image.width / reading.page.width;
    lines.push(read.map((line) => scaledLine(line, scale)));
    pages.push({ image, corners, turned: reading.turn, verdict });
    clock.lap('write');
  }
  const all = joinPages(lines);
  if (all.length === 0) return fail('no-text', 'no line could be read');
  control.report({ doing: 'understand', done: 0, of: 1 });
  await control.rest();
  const receipt = understand(all, {
    ...(currency === undefined ? {} : { currency }),
    today: today === undefined ? null : parseDay(today),
  });
  clock.lap('understand');
  if (receipt.kind === 'not-a-receipt') return fail('not-a-receipt', `${all.length} lines, none of a receipt`);
  return succeed({ receipt, pages, ms: clock.laps });
}

/** As photographed, unless cleaning is asked for. */
async function cleanedPage(page: ColourImage, { cleaning = [] }: ReadChoices): Promise<ColourImage> {
  return cleaning.length === 0 ? page : colouredOf(cleaned(await openedOpenCv(), page, cleaning));
}

async function readFirst(
  page: ColourImage,
  index: number,
  { readers = 'both', without = [] }: ReadChoices,
  control: Control,
): Promise<FirstReading> {
  if (readers !== 'tesseract') {
    return readPage(page, index, await openedNetworks(), control, openedOpenCv, without);
  }
  control.report({ doing: 'read', done: 0, of: 1 });
  return { page, turn: 0, lines: await readPageWithTesseract(page, index, await openedSecondReader()) };
}

function scaledLine(line: ReadLine, by: number): ReadLine {
  if (by === 1) return line;
  const scaled = <Of extends { readonly box: ReadLine['box'] }>(of: Of): Of => ({
    ...of,
    box: of.box.map((side) => Math.round(side * by * 10) / 10) as unknown as ReadLine['box'],
  });
  return { ...scaled(line), words: line.words.map(scaled) };
}

function startClock() {
  const laps: Record<string, number> = {};
  let since = performance.now();
  return {
    laps,
    lap(name: string) {
      const now = performance.now();
      laps[name] = (laps[name] ?? 0) + now - since;
      since = now;
    },
  };
}
