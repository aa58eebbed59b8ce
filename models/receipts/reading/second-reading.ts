/** Asks the second reader about the lines that the first is unsure of, and joins what both say. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import type { Control } from '../../kit/control.ts';
import type { ColourImage, GreyImage } from '../seeing/types.ts';
import { doubtOf, isDoubtful, reconcile } from './reconcile.ts';
import type { SecondReader } from './second-reader.ts';

/** Lines asked about at most: a paper of which more is doubtful needs another photo, not another reader. */
export const MOST_DOUBTS = 14;
/** Pixels of height that Tesseract reads best (its manual: capitals of 20 to 30). */
const LINE_HEIGHT = 44;

/** The lines in their order, the doubtful ones reconciled. Reports under `doing: 'second reading'`. */
export async function readDoubtful(
  page: ColourImage,
  lines: readonly ReadLine[],
  openReader: () => Promise<SecondReader>,
  control: Control,
): Promise<readonly ReadLine[]> {
  const doubtful = lines
    .filter(isDoubtful)
    .toSorted((a, b) => doubtOf(b) - doubtOf(a))
    .slice(0, MOST_DOUBTS);
  if (doubtful.length === 0) return lines;
  const better = new Map<ReadLine, ReadLine>();
  control.report({ doing: 'second reading', done: 0, of: doubtful.length });
  const reader = await openReader();
  for (const line of doubtful) {
    control.report({ doing: 'second reading', done: better.size, of: doubtful.length });
    await control.rest();
    better.set(line, reconcile(line, await reader.readLine(lineImage(page, line))));
  }
  return lines.map((line) => better.get(line) ?? line);
}

/** The line with a white margin, at the height that Tesseract reads best. */
export function lineImage(page: ColourImage, { box }: ReadLine): GreyImage {
  const margin = 10;
  const [left, top, right, bottom] = box;
  const scale = LINE_HEIGHT / Math.max(4, bottom - top);
  const width = Math.max(8, Math.round((right - left) * scale));
  const data = new Uint8Array((width + 2 * margin) * (LINE_HEIGHT + 2 * margin)).fill(255);
  const brightest = brightestOf(page, box);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    for (let x = 0; x < width; x++) {
      const grey = greyAt(page, left + (x + 0.5) / scale - 0.5, top + (y + 0.5) / scale - 0.5);
      // The paper becomes as white as the margin, whatever light it lies in.
      data[(y + margin) * (width + 2 * margin) + x + margin] = Math.min(255, (grey * 255) / brightest);
    }
  }
  return { width: width + 2 * margin, height: LINE_HEIGHT + 2 * margin, data };
}

function greyAt({ width, height, data }: ColourImage, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, x));
  const py = Math.min(height - 1, Math.max(0, y));
  const x0 = Math.floor(px);
  const y0 = Math.floor(py);
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const luma = (px: number, py: number) => {
    const at = 4 * (py * width + px);
    return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  };
  const upper = luma(x0, y0) + (luma(x1, y0) - luma(x0, y0)) * (px - x0);
  const lower = luma(x0, y1) + (luma(x1, y1) - luma(x0, y1)) * (px - x0);
  return upper + (lower - upper) * (py - y0);
}

/** Grey value that nine tenths of the line's pixels stay below: the paper. */
function brightestOf(page: ColourImage, [left, top, right, bottom]: ReadLine['box']): number {
  const values: number[] = [];
  for (let y = top; y < bottom; y += 2) for (let x = left; x < right; x += 2) values.push(greyAt(page, x, y));
  values.sort((a, b) => a - b);
  return Math.max(40, values[Math.floor(0.9 * (values.length - 1))] ?? 255);
}
