/** Joins pages: where a long receipt was shot in overlapping pieces, what stands on two of them is told once. */

import type { ReadLine } from '../../../src/domain/receipt.ts';
import { likeness } from './reconcile.ts';

/** Lines that two pieces may have in common at most. */
const MOST_OVERLAP = 40;
/** Lines in a row that must agree: single ones repeat on every paper (`1 x 2.000`). */
const LEAST_OVERLAP = 3;
const ALIKE = 0.75;

/** All lines in the order of reading. Of two that are the same, the one that was read more surely stays, where the first stood. */
export function joinPages(pages: readonly (readonly ReadLine[])[]): readonly ReadLine[] {
  let joined: readonly ReadLine[] = pages[0] ?? [];
  for (const page of pages.slice(1)) {
    const overlap = overlapOf(joined, page);
    const start = joined.length - overlap;
    const common = joined.slice(start).map((line, i) => (page[i]!.confidence > line.confidence ? page[i]! : line));
    joined = [...joined.slice(0, start), ...common, ...page.slice(overlap)];
  }
  return joined;
}

/** The end of `before` that agrees best with the beginning of `after`, in lines; 0 where they do not overlap. */
function overlapOf(before: readonly ReadLine[], after: readonly ReadLine[]): number {
  const most = Math.min(MOST_OVERLAP, before.length, after.length);
  let best = { count: 0, alike: ALIKE };
  for (let count = LEAST_OVERLAP; count <= most; count++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += likeness(before[before.length - count + i]!.text, after[i]!.text);
    if (sum / count >= best.alike) best = { count, alike: sum / count };
  }
  return best.count;
}
