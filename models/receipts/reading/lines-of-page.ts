/** Characters of found lines become words and lines in the order of reading. */

import type { Box, ReadLine, ReadWord } from '../../../src/domain/receipt.ts';
import type { ReadCharacter } from './read-line.ts';
import { cornersOf, type Slanted } from './rectangles.ts';

/** A found line with what stands in it. */
export interface SpelledLine {
  readonly where: Slanted;
  readonly characters: readonly ReadCharacter[];
}

/** Below this mean confidence a line is a pattern, a logo or dirt. */
const LEAST_CONFIDENCE = 0.5;

/** Lines of words, top to bottom and left to right; what nobody could read is left out. */
export function linesOfPage(spelled: readonly SpelledLine[], page: number): readonly ReadLine[] {
  const lines = spelled.flatMap((line) => {
    const read = lineOf(line, page);
    return read === null || read.confidence < LEAST_CONFIDENCE ? [] : [read];
  });
  return inReadingOrder(lines);
}

function lineOf({ where, characters }: SpelledLine, page: number): ReadLine | null {
  const words = wordsOf(characters).map((word) => toWord(word, where, page));
  if (words.length === 0) return null;
  const [first, ...rest] = words.map(({ box }) => box);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return {
    text: words.map(({ text }) => text).join(' '),
    box: rest.reduce((around, box) => union(around, box), first!),
    confidence: words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters,
    page,
    words,
  };
}

function wordsOf(characters: readonly ReadCharacter[]): readonly (readonly ReadCharacter[])[] {
  const words: ReadCharacter[][] = [[]];
  for (const character of characters) {
    if (character.text === ' ') words.push([]);
    else words.at(-1)!.push(character);
  }
  return words.filter((word) => word.length > 0);
}

function toWord(characters: readonly ReadCharacter[], where: Slanted, page: number): ReadWord {
  const first = characters[0]!.at;
  const last = characters.at(-1)!.at;
  // Half a letter on each side of the outer middles; a lone letter is about half as wide as it is high.
  const half =
    characters.length > 1
      ? (last - first) / (characters.length - 1) / 2
      : (where.height / Math.max(where.width, where.height)) * 0.25;
  const [from, to] = [Math.max(0, first - half), Math.min(1, last + half)];
  return {
    text: characters.map(({ text }) => text).join(''),
    box: boxOf(part(where, from, to)),
    confidence: characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length,
    page,
  };
}

/** The piece of a line between two shares of its length; along its height where the text runs upwards. */
function part(line: Slanted, from: number, to: number): Slanted {
  const isTurned = line.height >= 1.5 * line.width;
  const middle = (from + to) / 2 - 0.5;
  if (isTurned) {
    const shift = -middle * line.height;
    return { ...line, cx: line.cx - shift * line.uy, cy: line.cy + shift * line.ux, height: line.height * (to - from) };
  }
  const shift = middle * line.width;
  return { ...line, cx: line.cx + shift * line.ux, cy: line.cy + shift * line.uy, width: line.width * (to - from) };
}

function boxOf(line: Slanted): Box {
  const corners = cornersOf(line);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(
    (side) => Math.round(side * 10) / 10,
  ) as unknown as Box;
}

const union = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const middleOf = ({ box }: ReadLine) => (box[1] + box[3]) / 2;
const heightOf = ({ box }: ReadLine) => box[3] - box[1];

/** Rows from top to bottom, each from left to right. A line joins the row whose middle is within half its height. */
export function inReadingOrder(lines: readonly ReadLine[]): readonly ReadLine[] {
  const rows: { lines: ReadLine[]; middle: number; height: number }[] = [];
  for (const line of lines.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const near =
      row !== undefined && Math.abs(middleOf(line) - row.middle) < 0.5 * Math.min(heightOf(line), row.height);
    const isBeside =
      near && row.lines.every((other) => line.box[0] > other.box[2] - 4 || line.box[2] < other.box[0] + 4);
    if (!near || !isBeside) {
      rows.push({ lines: [line], middle: middleOf(line), height: heightOf(line) });
      continue;
    }
    row.lines.push(line);
    const count = row.lines.length;
    row.middle += (middleOf(line) - row.middle) / count;
    row.height += (heightOf(line) - row.height) / count;
  }
  return rows.flatMap((row) => row.lines.toSorted((a, b) => a.box[0] - b.box[0]));
}
