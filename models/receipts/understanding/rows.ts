/** Puts what was read back into rows, left to right: some readers give whole rows, others a box per column. */

import type { ReadLine } from '../../../src/domain/receipt.ts';

/** A word with where it stands, in pixels. `y` is its middle. */
export interface Token {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly confidence: number;
  /** Index of the line it was read in. */
  readonly line: number;
}

/** One row of the paper. */
export interface Row {
  readonly tokens: readonly Token[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly page: number;
  readonly lines: readonly number[];
}

interface Fragment {
  readonly index: number;
  readonly line: ReadLine;
}

/**
 * Rows from top to bottom. Two boxes share a row when their middles are within half of the smaller height and they do not lie over each other,
 * so that tall boxes of a slanted photo stay apart.
 */
export function rowsOf(lines: readonly ReadLine[]): readonly Row[] {
  const fragments = lines
    .map((line, index): Fragment => ({ line, index }))
    .filter(({ line }) => line.text.trim() !== '')
    .sort((a, b) => a.line.page - b.line.page || middle(a) - middle(b) || a.line.box[0] - b.line.box[0]);
  const open: Fragment[][] = [];
  for (const fragment of fragments) {
    const row = open.slice(-4).findLast((candidate) => belongs(candidate, fragment));
    if (row === undefined) open.push([fragment]);
    else row.push(fragment);
  }
  return open.map(rowOf).sort((a, b) => a.page - b.page || a.top + a.bottom - (b.top + b.bottom));
}

const middle = ({ line }: Fragment) => (line.box[1] + line.box[3]) / 2;
const height = ({ line }: Fragment) => line.box[3] - line.box[1];

function belongs(row: readonly Fragment[], fragment: Fragment): boolean {
  const [left, , right] = fragment.line.box;
  let isNear = false;
  for (const other of row) {
    if (other.line.page !== fragment.line.page) return false;
    const overlap = Math.min(right, other.line.box[2]) - Math.max(left, other.line.box[0]);
    if (overlap > 0.2 * Math.min(right - left, other.line.box[2] - other.line.box[0])) return false;
    const apart = Math.abs(middle(other) - middle(fragment));
    if (apart <= 0.5 * Math.min(height(other), height(fragment))) isNear = true;
  }
  return isNear;
}

function rowOf(fragments: readonly Fragment[]): Row {
  const tokens = fragments.flatMap(tokensOf).sort((a, b) => a.left - b.left);
  return {
    tokens: joinBroken(tokens),
    left: Math.min(...fragments.map(({ line }) => line.box[0])),
    right: Math.max(...fragments.map(({ line }) => line.box[2])),
    top: Math.min(...fragments.map(({ line }) => line.box[1])),
    bottom: Math.max(...fragments.map(({ line }) => line.box[3])),
    page: fragments[0]!.line.page,
    lines: fragments.map(({ index }) => index).sort((a, b) => a - b),
  };
}

/** Words of a line; where only its text is known, letters are taken to be equally wide. */
function tokensOf({ line, index }: Fragment): Token[] {
  const parts = line.words.length > 0 ? line.words : [line];
  return parts.flatMap(({ text, box, confidence }) => {
    const width = (box[2] - box[0]) / Math.max(1, text.length);
    return [...text.matchAll(/\S+/g)].flatMap((match) => {
      let at = match.index;
      return splitRunOn(match[0]).map((word): Token => {
        const left = box[0] + at * width;
        at += word.length;
        return { text: word, left, right: left + word.length * width, confidence, line: index };
      });
    });
  });
}

/** `1 2.500` after a currency mark or `12. 500` is one number that a reader broke: joined where only that makes a number. */
function joinBroken(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isTail =
      last !== undefined &&
      ((/^(?:[^\d]{0,3})\d{1,3}([.,]\d{3})*[.,]$/.test(last.text) && /^\d{3}([.,]\d+)*\)?-?$/.test(token.text)) ||
        // A thousand mark that became a space: `28 000`.
        (/^(?:[^\d]{0,3})\d{1,3}$/.test(last.text) && isLoneTail(last.text, token.text)) ||
        (/^(?:[^\d]{0,3})\d{1,3}([.,]\d{3})*$/.test(last.text) && /^[.,]\d{2,3}([.,]\d+)*\)?-?$/.test(token.text)));
    if (isTail) {
      const confidence = Math.min(last.confidence, token.confidence);
      joined[joined.length - 1] = { ...last, text: last.text + token.text, right: token.right, confidence };
    } else joined.push(token);
  }
  return joined;
}

/** `TOTAL66,000` and `32,00032.000` lost the space between; `2x22.000` never had one. */
function splitRunOn(word: string): readonly string[] {
  const name = /^(\p{L}[\p{L}.)(:/&-]{2,}?:?)((?:Rp\.?|RM|@)?-?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?)$/u.exec(word);
  if (name !== null && !/^(?:rp|rm|idr|myr)\.?$/i.test(name[1]!)) return [name[1]!, name[2]!];
  const bracket = /^(\[[\d.,]+\])([\d.,]+)$/.exec(word);
  if (bracket !== null) return [bracket[1]!, bracket[2]!];
  const two = /^(@?\d{1,3}(?:[.,]\d{3}))(\d{1,3}[.,]\d{3})$/.exec(word);
  if (two !== null) return [two[1]!, two[2]!];
  const times = /^(\d{1,3}[xX×])(@?(?:Rp\.?|RM)?\d{1,3}(?:[.,]\d{2,3})+)$/.exec(word);
  return times === null ? [word] : [times[1]!, times[2]!];
}

/** `19 000`, `11 225`: what no paper prints as an amount by itself. `1 500` may be one bag for 500. */
function isLoneTail(head: string, tail: string): boolean {
  if (!/^[\doO]{3}$/.test(tail)) return false;
  return /^[0oO]/.test(tail) || (/\d{2}$/.test(head) && !/[0oO]{2}$/.test(tail));
}
