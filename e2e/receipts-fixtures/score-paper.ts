/** Compares a receipt as it was read with the paper as it was made. */

import type { PaperNumber, Receipt } from '../../src/domain/receipt.ts';
import type { MadePaper } from './made-papers.ts';

export interface PaperScore {
  readonly total: boolean;
  readonly date: boolean;
  /** Lines of the paper that were found: amount and quantity right, most of the name. */
  readonly found: number;
  readonly lines: number;
  /** Lines that the paper does not have. */
  readonly invented: number;
}

export function scorePaper(paper: MadePaper, receipt: Receipt | null): PaperScore {
  if (receipt === null) return { total: false, date: false, found: 0, lines: paper.lines.length, invented: 0 };
  const left = [...receipt.lines];
  let found = 0;
  for (const made of paper.lines) {
    const at = left.findIndex(
      (line) =>
        (line.amount === made.amount || line.amount === made.amount - made.discount) &&
        quantityOf(line.quantity) === made.quantity &&
        shared(line.name, made.name) >= 0.75,
    );
    if (at === -1) continue;
    left.splice(at, 1);
    found += 1;
  }
  if (paper.total === null) {
    // A paper without prices is known as one and entered by hand: it has no lines to find.
    const isKnown = receipt.kind === 'without-prices';
    return { total: isKnown, date: receipt.date === paper.date, found: 0, lines: 0, invented: receipt.lines.length };
  }
  const total = receipt.total === paper.total;
  return { total, date: receipt.date === paper.date, found, lines: paper.lines.length, invented: left.length };
}

const quantityOf = (number: PaperNumber | null) => (number === null ? 1 : number.digits / 10 ** number.scale);

/** Share of the letters of the made name that stand in the read one, in order. */
function shared(read: string, made: string): number {
  const [a, b] = [read.toLowerCase().replace(/\s/g, ''), made.toLowerCase().replace(/\s/g, '')];
  const row = new Uint16Array(a.length + 1);
  for (const letter of b) {
    let diagonal = 0;
    for (let j = 1; j <= a.length; j++) {
      const above = row[j]!;
      row[j] = a[j - 1] === letter ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return b.length === 0 ? 0 : row[a.length]! / b.length;
}
