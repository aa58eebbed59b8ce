/** What a line says: the strip that the recognition network is shown, and characters with their places out of its answer. */

import type { ColourImage, Turn } from '../seeing/types.ts';
import type { NetworkInput } from './find-lines.ts';
import { readAfterTurn, type Slanted } from './rectangles.ts';

/** Pixels of height that the network was taught. */
export const STRIP_HEIGHT = 48;
/** Strips are at least this wide, padded with grey. Time goes by width; on scans 160 read no better. */
const LEAST_WIDTH = 96;
const MOST_WIDTH = 3200;

/** A strip of the page, and its true width before padding. */
export interface Strip {
  readonly input: NetworkInput;
  readonly textWidth: number;
}

/** How a line that stands on end is read where nothing else is known: upwards. */
export const turnOfLine = ({ width, height }: Slanted): Turn => (height >= 1.5 * width ? 90 : 0);

/** Cuts a line out, level and 48 pixels high, as it reads after its page is turned. */
export function stripOf(page: ColourImage, line: Slanted, turn: Turn = turnOfLine(line)): Strip {
  const from = readAfterTurn(line, turn);
  const textWidth = Math.min(MOST_WIDTH, Math.max(8, Math.ceil((STRIP_HEIGHT * from.width) / from.height)));
  const width = Math.max(LEAST_WIDTH, Math.ceil(textWidth / 8) * 8);
  const data = new Float32Array(3 * STRIP_HEIGHT * width);
  const plane = STRIP_HEIGHT * width;
  const { cx, cy, ux, uy } = from;
  const stepAlong = from.width / textWidth;
  const stepAcross = from.height / STRIP_HEIGHT;
  // Where a strip is made smaller, each of its pixels is the mean of several looks at the page.
  const looks = Math.min(4, Math.max(1, Math.round(stepAcross)));
  const { data: pixels, width: pageWidth, height: pageHeight } = page;
  for (let y = 0; y < STRIP_HEIGHT; y++) {
    for (let x = 0; x < textWidth; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (let look = 0; look < looks * looks; look++) {
        const along = (x + ((look % looks) + 0.5) / looks) * stepAlong - from.width / 2;
        const across = (y + (Math.floor(look / looks) + 0.5) / looks) * stepAcross - from.height / 2;
        const px = Math.min(pageWidth - 1, Math.max(0, cx + along * ux - across * uy));
        const py = Math.min(pageHeight - 1, Math.max(0, cy + along * uy + across * ux));
        const [left, top] = [Math.floor(px), Math.floor(py)];
        const [right, bottom] = [Math.min(pageWidth - 1, left + 1), Math.min(pageHeight - 1, top + 1)];
        const [fx, fy] = [px - left, py - top];
        const a = 4 * (top * pageWidth + left);
        const b = 4 * (top * pageWidth + right);
        const c = 4 * (bottom * pageWidth + left);
        const d = 4 * (bottom * pageWidth + right);
        const [wa, wb, wc, wd] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
        red += pixels[a]! * wa + pixels[b]! * wb + pixels[c]! * wc + pixels[d]! * wd;
        green += pixels[a + 1]! * wa + pixels[b + 1]! * wb + pixels[c + 1]! * wc + pixels[d + 1]! * wd;
        blue += pixels[a + 2]! * wa + pixels[b + 2]! * wb + pixels[c + 2]! * wc + pixels[d + 2]! * wd;
      }
      const scale = 1 / (127.5 * looks * looks);
      const at = y * width + x;
      data[at] = blue * scale - 1;
      data[plane + at] = green * scale - 1;
      data[2 * plane + at] = red * scale - 1;
    }
  }
  return { input: { data, width, height: STRIP_HEIGHT }, textWidth };
}

/** A character as it was read; `at` is the place of its middle along the line, 0 left … 1 right. */
export interface ReadCharacter {
  readonly text: string;
  readonly at: number;
  readonly confidence: number;
}

/**
 * Characters out of the network's answer, the likeliest at every step, repetitions joined, blanks dropped (CTC; Graves et al. 2006).
 * @param answer `steps × letters.length` probabilities
 * @param letters what each class stands for; the first is the blank
 */
export function charactersOf(
  answer: Float32Array,
  letters: readonly string[],
  { input, textWidth }: Strip,
): readonly ReadCharacter[] {
  const classes = letters.length;
  const steps = answer.length / classes;
  const characters: { text: string; at: number; confidence: number; first: number }[] = [];
  let before = '';
  for (let step = 0; step < steps; step++) {
    let best = 0;
    for (let letter = 1; letter < classes; letter++) {
      if (answer[step * classes + letter]! > answer[step * classes + best]!) best = letter;
    }
    const text = letters[best]!;
    const confidence = answer[step * classes + best]!;
    const last = characters.at(-1);
    if (text !== '' && text === before && last !== undefined) {
      last.at = placeOf((last.first + step) / 2);
      last.confidence = Math.max(last.confidence, confidence);
    } else if (text !== '') {
      characters.push({ text, at: placeOf(step), confidence, first: step });
    }
    before = text;
  }
  return characters.map(({ text, at, confidence }) => ({ text, at, confidence }));

  function placeOf(step: number): number {
    return Math.min(1, (((step + 0.5) / steps) * input.width) / textWidth);
  }
}
