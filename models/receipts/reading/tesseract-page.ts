/** A page read by Tesseract alone: for measuring what each reader is worth, and where ONNX Runtime does not start. */

import type { Box, ReadLine, ReadWord } from '../../../src/domain/receipt.ts';
import { greyOf } from '../seeing/pixels.ts';
import type { ColourImage } from '../seeing/types.ts';
import { inReadingOrder } from './lines-of-page.ts';
import type { SecondReader } from './second-reader.ts';

/** Words further apart than this many times their height belong to different columns. */
const COLUMN_GAP = 2;

export async function readPageWithTesseract(
  page: ColourImage,
  index: number,
  reader: SecondReader,
): Promise<readonly ReadLine[]> {
  const lines: ReadLine[] = [];
  for (const { words } of await reader.readPage(greyOf(page))) {
    let part: ReadWord[] = [];
    const close = () => {
      if (part.length > 0) lines.push(lineOf(part, index));
      part = [];
    };
    for (const { text, confidence, box } of words) {
      const last = part.at(-1);
      if (last !== undefined && box[0] - last.box[2] > COLUMN_GAP * (box[3] - box[1])) close();
      part.push({ text, confidence, box, page: index });
    }
    close();
  }
  return inReadingOrder(lines);
}

function lineOf(words: readonly ReadWord[], page: number): ReadLine {
  const box: Box = [
    Math.min(...words.map((word) => word.box[0])),
    Math.min(...words.map((word) => word.box[1])),
    Math.max(...words.map((word) => word.box[2])),
    Math.max(...words.map((word) => word.box[3])),
  ];
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return { text: words.map(({ text }) => text).join(' '), box, confidence, page, words };
}
