/** How much the rows of each series count when one model learns from all: errors are felt by amount, not by number of items. */

import type { Surroundings } from './seen.ts';

const YEAR = 364;
/** Amounts come in grams and pieces, so that a large number may only mean a small unit: no series counts more than this, or less than one over it. */
const MOST = 4;

/**
 * [series] weights: the yearly mean at column `cutoff` over that of the middle series, within bounds; 0 for what was never used. Relative errors of much-used
 * items are both dearer (the score sums amounts) and less noisy (variance of counts grows with their mean, so that of ratios falls with it).
 */
export function sizeWeights({ grid, outlets }: Surroundings, cutoff: number): Float64Array {
  const size = Float64Array.from({ length: grid.series }, (_, s) =>
    yearlyMean(outlets.clean.subarray(s * grid.days, (s + 1) * grid.days), cutoff),
  );
  const used = size.filter((one) => one > 0).sort();
  const middle = used[used.length >> 1] ?? 1;
  return size.map((one) => (one > 0 ? Math.min(MOST, Math.max(1 / MOST, one / middle)) : 0));
}

/** Mean of the known days among the 364 up to `cutoff`; 0 when nothing was used. */
export function yearlyMean(clean: Float64Array, cutoff: number): number {
  let sum = 0;
  let known = 0;
  for (let t = Math.max(0, cutoff - YEAR + 1); t <= cutoff; t++) {
    const value = clean[t]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return known > 0 ? sum / known : 0;
}
