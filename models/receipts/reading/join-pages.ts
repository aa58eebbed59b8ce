/** Joins pages: where a long receipt was shot in overlapping pieces, what stands on two of them is told once. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import { likeness } from './reconcile.ts';

/** Lines that two pieces may have in common at most. */
const MOST_OVERLAP = 60;
/** Lines that must agree: single ones repeat on every paper (`1 x 2.000`). */
const LEAST_OVERLAP = 3;
/** Likeness from which two readings may be of the same line; above it speaks for an overlap, below against. */
const ALIKE = 0.6;
/** What a line that only one piece has costs: a line cut by the picture's edge, a stain, two lines read as one. */
const GAP = 1;
/** Likeness of figures of which one was misread, and what a line with other figures is worth. */
const SAME_FIGURES = 0.8;
const OTHER_FIGURES = -2;
/** An overlap that is worth less than three lines read alike is none. */
const LEAST_WORTH = 0.9;

/**
 * All lines in the order of reading. Two pieces are sewn together within what they have in common, between two rows: above the seam everything is
 * of the first, below of the second, so that no row is torn between them. The seam lies where most is kept: a piece often lacks what stands at
 * its edge. Where both read the same it lies in the middle, farthest from the edges of both.
 */
export function joinPages(pages: readonly (readonly ReadLine[])[]): readonly ReadLine[] {
  let joined: readonly ReadLine[] = pages[0] ?? [];
  for (const page of pages.slice(1)) {
    const seam = seamOf(joined, page);
    joined = [...joined.slice(0, seam.before), ...page.slice(seam.after)];
  }
  return joined;
}

/** Lines of `before` that stay, and lines of `after` that are left out. */
interface Seam {
  readonly before: number;
  readonly after: number;
}

function seamOf(before: readonly ReadLine[], after: readonly ReadLine[]): Seam {
  const nothing = { before: before.length, after: 0 };
  const pairs = pairsOf(before.slice(-MOST_OVERLAP), after.slice(0, MOST_OVERLAP));
  if (pairs.length < LEAST_OVERLAP) return nothing;
  const offset = Math.max(0, before.length - MOST_OVERLAP);
  const seams = pairs
    .map(([i, j]) => ({ before: offset + i, after: j }))
    .filter((seam) => beginsRow(before, seam.before) && beginsRow(after, seam.after));
  if (seams.length === 0) return nothing;
  const middle = (seams.length - 1) / 2;
  let [best, most, gained] = [seams[0]!, -Infinity, 0];
  for (const [k, seam] of seams.entries()) {
    const last = seams[k - 1];
    // A row that the seam has passed is of the first piece instead of the second.
    if (last !== undefined) {
      gained += readIn(before.slice(last.before, seam.before)) - readIn(after.slice(last.after, seam.after));
    }
    const worth = gained - A_ROW_FROM_THE_MIDDLE * Math.abs(k - middle);
    if (worth > most) [best, most] = [seam, worth];
  }
  return best;
}

/** Sure letters that one row nearer to the middle of the overlap is worth. */
const A_ROW_FROM_THE_MIDDLE = 0.5;

/** Letters, as many of them as are sure. */
const readIn = (lines: readonly ReadLine[]) =>
  lines.reduce((sum, { text, confidence }) => sum + text.replace(/\s/g, '').length * confidence, 0);

/** Whether a line stands lower than the one before it, and not beside it. */
function beginsRow(lines: readonly ReadLine[], at: number): boolean {
  const line = lines[at]!;
  const last = lines[at - 1];
  if (last === undefined || last.page !== line.page) return true;
  const middle = ({ box }: ReadLine) => (box[1] + box[3]) / 2;
  return middle(line) - middle(last) > 0.5 * Math.min(line.box[3] - line.box[1], last.box[3] - last.box[1]);
}

/**
 * Which lines of the end of one piece are which of the beginning of the next: the alignment of greatest worth that may begin anywhere in the
 * first and end anywhere in the second (Needleman & Wunsch 1970, with free ends as Sellers 1980 has them). Empty when it is worth too little.
 */
function pairsOf(before: readonly ReadLine[], after: readonly ReadLine[]): readonly (readonly [number, number])[] {
  const [rows, columns] = [before.length, after.length];
  const worth = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const worths = before.map(({ text }) => after.map((other) => worthOf(text, other.text)));
  // What stands above in the second piece alone is not free: there the first piece has lines of its own.
  for (let j = 1; j <= columns; j++) worth[0]![j] = -GAP * j;
  for (let i = 1; i <= rows; i++) {
    for (let j = 1; j <= columns; j++) {
      worth[i]![j] = Math.max(
        worth[i - 1]![j - 1]! + worths[i - 1]![j - 1]!,
        worth[i - 1]![j]! - GAP,
        worth[i]![j - 1]! - GAP,
      );
    }
  }
  let j = worth[rows]!.reduce((best, value, k) => (value > worth[rows]![best]! ? k : best), 0);
  if (worth[rows]![j]! < LEAST_WORTH) return [];
  const pairs: (readonly [number, number])[] = [];
  for (let i = rows; i > 0 && j > 0; ) {
    const value = worths[i - 1]![j - 1]!;
    if (worth[i]![j] === worth[i - 1]![j - 1]! + value) {
      i -= 1;
      j -= 1;
      if (value > 0) pairs.unshift([i, j]);
    } else if (worth[i]![j] === worth[i - 1]![j]! - GAP) i -= 1;
    else j -= 1;
  }
  return pairs;
}

/**
 * +1 for the same text, 0 where it may as well be another line, down to −2 for nothing in common: in a true overlap hardly any line differs. Figures tell lines apart that are alike
 * otherwise (`1 x 5.000`, `1 x 8.000`): where more than a sign or two of them differ, it is another line.
 */
function worthOf(one: string, other: string): number {
  if (one === other) return 1;
  const alike = likeness(one, other);
  const worth = alike >= ALIKE ? (alike - ALIKE) / (1 - ALIKE) : (2 * (alike - ALIKE)) / ALIKE;
  const [figures, others] = [one, other].map((text) => text.replace(/\D/g, ''));
  if (figures === others) return worth;
  return Math.min(worth, likeness(figures!, others!) >= SAME_FIGURES ? 0 : OTHER_FIGURES);
}
