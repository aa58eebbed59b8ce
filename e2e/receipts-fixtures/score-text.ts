/** How much of a paper's text was read: words as a bag, and letters in the order of reading. */

import { likeness } from '../../models/receipts/reading/reconcile.ts';

/** Counts that add up over papers; see {@link wordF1} and {@link errorRate}. */
export interface TextScore {
  readonly shared: number;
  readonly written: number;
  readonly read: number;
  /** Letters that must be changed, at most all of them. */
  readonly wrong: number;
  readonly letters: number;
}

/** Lines from top to bottom. Case and spaces do not count. */
export function scoreText(written: readonly string[], read: readonly string[]): TextScore {
  const left = new Map<string, number>();
  const words = (lines: readonly string[]) =>
    lines
      .join(' ')
      .toLowerCase()
      .match(/[a-z0-9.,/-]+/g) ?? [];
  const [truth, found] = [words(written), words(read)];
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of truth) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  const [a, b] = [written, read].map((lines) => lines.join('').replace(/\s+/g, '').toLowerCase()) as [string, string];
  const longest = Math.max(a.length, b.length);
  // Edit distance (Levenshtein 1966) out of the likeness that it was divided into.
  const distance = Math.round((1 - likeness(a, b)) * longest);
  return { shared, written: truth.length, read: found.length, wrong: Math.min(distance, a.length), letters: a.length };
}

export function addScores(scores: readonly TextScore[]): TextScore {
  const sum = (of: (score: TextScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return {
    shared: sum(({ shared }) => shared),
    written: sum(({ written }) => written),
    read: sum(({ read }) => read),
    wrong: sum(({ wrong }) => wrong),
    letters: sum(({ letters }) => letters),
  };
}

/** Harmonic mean of the share of words that were read and the share of read words that are there, 0 … 1. */
export const wordF1 = ({ shared, written, read }: TextScore) => (shared === 0 ? 0 : (2 * shared) / (written + read));

/** Wrong letters a letter written, 0 … 1. */
export const errorRate = ({ wrong, letters }: TextScore) => (letters === 0 ? 0 : wrong / letters);
