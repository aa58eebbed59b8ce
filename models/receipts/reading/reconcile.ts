/** Two readings of one line become one: word by word, by agreement, by the shape of numbers, by confidence. */

import type { ReadLine, ReadWord } from '../../../src/domain/receipt.ts';
import type { SecondReading } from './second-reader.ts';

/** The first reader is not asked about again where every word is this sure. */
const SURE = 0.93;
/** A figure decides money: it must be surer than a name. */
const SURE_FIGURE = 0.97;
/** Tesseract thinks better of itself than it is. */
const TRUST_IN_SECOND = 0.9;

/** Whether a second reading of the line is worth its eighty milliseconds. */
export function isDoubtful({ words }: ReadLine): boolean {
  return words.some(({ text, confidence }) => confidence < (/\d/.test(text) ? SURE_FIGURE : SURE));
}

/** How doubtful, to spend time where it pays most: figures before names, the least sure first. */
export function doubtOf({ words }: ReadLine): number {
  return Math.max(0, ...words.map(({ text, confidence }) => (1 - confidence) * (/\d/.test(text) ? 2 : 1)));
}

/** The line with the words that both together make likeliest. Boxes stay the first reader's. */
export function reconcile(line: ReadLine, second: SecondReading): ReadLine {
  const paired = pairWords(line.words, second.words);
  const words = line.words.map((word, i) => {
    const other = paired[i];
    return other === undefined ? word : likelier(word, other);
  });
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return line;
  return {
    ...line,
    words,
    text: words.map(({ text }) => text).join(' '),
    confidence: words.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters,
  };
}

type Heard = SecondReading['words'][number];

function likelier(word: ReadWord, other: Heard): ReadWord {
  if (word.text === other.text) {
    return { ...word, confidence: 1 - (1 - word.confidence) * (1 - TRUST_IN_SECOND * other.confidence) };
  }
  if (word.confidence >= SURE_FIGURE) return word;
  const mine = word.confidence * shapeOf(word.text);
  const theirs = TRUST_IN_SECOND * other.confidence * shapeOf(other.text);
  if (theirs <= mine) return word;
  return { ...word, text: other.text, confidence: Math.min(0.9, theirs) };
}

/** How much a word looks like something that is printed on a paper: a whole amount more than a torn one, one script more than a mixture. */
function shapeOf(text: string): number {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits === 0) return /^[\p{L}&.,:;'"()/*#%@+-]+$/u.test(text) ? 1 : 0.8;
  if (/^(?:rp|rm|idr|myr)?\.?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{2})?(?:,-)?$/i.test(text)) return 1.1;
  if (/^\d+$/.test(text) || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(text) || /^\d{1,2}:\d{2}(?::\d{2})?$/.test(text))
    return 1.05;
  // A letter between digits is mostly a digit misread.
  return /\d[a-z]\d/i.test(text) ? 0.75 : 0.95;
}

/** For each first word the second reader's word in its place, if there is one (Needleman–Wunsch over words). */
function pairWords(first: readonly ReadWord[], second: readonly Heard[]): readonly (Heard | undefined)[] {
  const rows = first.length;
  const columns = second.length;
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const alike = likeness(first[i]!.text, second[j]!.text);
      const joined = alike >= 0.5 ? alike + best[i + 1]![j + 1]! : -1;
      best[i]![j] = Math.max(joined, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: (Heard | undefined)[] = new Array(rows).fill(undefined);
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const alike = likeness(first[i]!.text, second[j]!.text);
    if (alike >= 0.5 && best[i]![j] === alike + best[i + 1]![j + 1]!) {
      pairs[i] = second[j];
      i += 1;
      j += 1;
    } else if (best[i]![j] === best[i + 1]![j]!) i += 1;
    else j += 1;
  }
  return pairs;
}

/** 1 the same … 0 nothing in common: one minus edit distance over length. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return 1 - before[b.length]! / longest;
}
