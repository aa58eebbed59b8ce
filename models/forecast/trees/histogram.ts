/**
 * Histograms of slopes and curvatures in one number a bin, and the best split they show. A bin holds slope × 2^bits + bend in whole
 * units: sums stay exact in a double, so a sibling is parent minus child to the last bit, the order of rows does not matter, and one
 * addition a value serves both (quantised gradients: Shi et al. 2022).
 */

import type { BinnedTable } from './bins.ts';

/** Slopes and curvatures of all rows, packed; `slope = floor(packed / scale) × slopeUnit`, `bend = (packed mod scale) × bendUnit`. */
export interface PackedSlopes {
  /** By row of the table; only the rows given were set. */
  readonly packed: Float64Array;
  readonly scale: number;
  readonly slopeUnit: number;
  readonly bendUnit: number;
}

/** Bits of a double that count; one is left as a margin. */
const EXACT_BITS = 52;
/** Golden ratio: the fractional parts of its multiples fill [0, 1) evenly (Weyl), which makes rounding fair on average. */
const GOLDEN = 0.618033988749895;

/**
 * Packs `slope` and `bend` of `rows` into `packed`. `whole` says that every bend is a whole number, to be kept exactly; other
 * rounding is dithered by `turn`, to be another number for every tree.
 */
export function packSlopes(
  slope: Float64Array,
  bend: Float64Array,
  rows: Int32Array,
  whole: boolean,
  turn: number,
  packed: Float64Array,
): PackedSlopes {
  let slopes = 0;
  let bends = 0;
  for (const row of rows) {
    slopes += Math.abs(slope[row]!);
    bends += bend[row]!;
  }
  const bits = whole ? Math.ceil(Math.log2(bends + 2)) : EXACT_BITS / 2;
  const scale = 2 ** bits;
  // Rounding may add one unit a row; the sums must stay within their bits all the same.
  const slopeUnit = slopes > 0 ? slopes / (2 ** (EXACT_BITS - bits) - rows.length - 1) : 1;
  const bendUnit = whole ? 1 : bends / (scale - rows.length - 1);
  const perSlope = 1 / slopeUnit;
  const perBend = 1 / bendUnit;
  let dither = (turn * GOLDEN) % 1;
  for (const row of rows) {
    dither += GOLDEN;
    if (dither >= 1) dither -= 1;
    const units = Math.floor(slope[row]! * perSlope + dither);
    packed[row] = units * scale + (whole ? bend[row]! : Math.floor(bend[row]! * perBend + dither));
  }
  return { packed, scale, slopeUnit, bendUnit };
}

/** Adds the rows `order[begin … end − 1]` to the histogram at `base` of `histograms`, after clearing it. */
export function fillHistogram(
  table: BinnedTable,
  packed: Float64Array,
  order: Int32Array,
  begin: number,
  end: number,
  histograms: Float64Array,
  base: number,
): void {
  const { bins, stride } = table;
  const histogram = histograms.subarray(base, base + table.total + 1);
  histogram.fill(0);
  for (let i = begin; i < end; i++) {
    const row = order[i]!;
    const amount = packed[row]!;
    const from = row * stride;
    const to = from + stride;
    // Neighbouring columns fall into different bins, so the additions need not wait for one another.
    for (let at = from; at < to; at += 4) {
      histogram[bins[at]!]! += amount;
      histogram[bins[at + 1]!]! += amount;
      histogram[bins[at + 2]!]! += amount;
      histogram[bins[at + 3]!]! += amount;
    }
  }
}

/** Makes the histogram at `parent` that of the sibling of `child`. */
export function subtractHistogram(histograms: Float64Array, parent: number, child: number, length: number): void {
  for (let i = 0; i < length; i++) histograms[parent + i]! -= histograms[child + i]!;
}

/** The best split found for a leaf; `gain` is −Infinity when there is none. Rewritten in place, to spare garbage. */
export interface Split {
  /** Loss saved, in units of slope² / bend. */
  gain: number;
  column: number;
  /** Last bin id that goes left. */
  bin: number;
  unknownLeft: boolean;
  /** Packed sum of the left side. */
  left: number;
}

/** What every split must keep to, in packed units. */
export interface SplitLimits {
  readonly scale: number;
  /** Least bend of a side. */
  readonly minBend: number;
  /** Ridge penalty in bend units. */
  readonly l2: number;
}

/**
 * The split of a leaf with packed sum `sum` that saves most loss by second-order gain (Friedman 2001; Chen & Guestrin 2016), over
 * `columns`. Unknown values are tried on either side where the leaf has any.
 */
export function findSplit(
  table: BinnedTable,
  columns: Int32Array,
  histograms: Float64Array,
  base: number,
  sum: number,
  limits: SplitLimits,
  split: Split,
): void {
  const { scale, minBend, l2 } = limits;
  const perScale = 1 / scale;
  const slope = Math.floor(sum * perScale);
  const bend = sum - slope * scale;
  const unsplit = (slope * slope) / (bend + l2);
  let best = 0;
  let bestColumn = -1;
  let bestBin = 0;
  let bestUnknownLeft = false;
  let bestLeft = 0;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    const first = table.offsets[column]!;
    const last = table.offsets[column + 1]! - 1;
    const unknown = histograms[base + first]!;
    for (let pass = unknown === 0 ? 1 : 0; pass < 2; pass++) {
      // Pass 0 sends the unknown left, pass 1 right; only with unknown on the right may all known values go left.
      let left = pass === 0 ? unknown : 0;
      const end = pass === 1 && unknown !== 0 ? last : last - 1;
      for (let bin = first + 1; bin <= end; bin++) {
        const amount = histograms[base + bin]!;
        if (amount === 0) continue;
        left += amount;
        const slopeLeft = Math.floor(left * perScale);
        const bendLeft = left - slopeLeft * scale;
        if (bendLeft < minBend) continue;
        const bendRight = bend - bendLeft;
        if (bendRight < minBend) break;
        const slopeRight = slope - slopeLeft;
        const gain = (slopeLeft * slopeLeft) / (bendLeft + l2) + (slopeRight * slopeRight) / (bendRight + l2) - unsplit;
        if (gain > best) {
          best = gain;
          bestColumn = column;
          bestBin = bin;
          bestUnknownLeft = pass === 0;
          bestLeft = left;
        }
      }
    }
  }
  split.gain = bestColumn < 0 ? Number.NEGATIVE_INFINITY : best;
  split.column = bestColumn;
  split.bin = bestBin;
  split.unknownLeft = bestUnknownLeft;
  split.left = bestLeft;
}

/** Puts the rows of `order[begin … end − 1]` that go left first, keeping their order on both sides; returns where the right side begins. */
export function divideRows(
  table: BinnedTable,
  order: Int32Array,
  begin: number,
  end: number,
  split: Split,
  spare: Int32Array,
): number {
  const { bins, stride } = table;
  const { column, bin } = split;
  // The unknown bin is the column's first, so that one comparison sends it left unless it is to go right.
  const unknown = table.offsets[column]!;
  const unknownRight = !split.unknownLeft;
  let left = begin;
  let right = 0;
  for (let i = begin; i < end; i++) {
    const row = order[i]!;
    const at = bins[row * stride + column]!;
    if (at > bin || (unknownRight && at === unknown)) spare[right++] = row;
    else order[left++] = row;
  }
  order.set(spare.subarray(0, right), left);
  return left;
}
