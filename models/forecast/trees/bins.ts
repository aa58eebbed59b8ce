/** Turns a table into small whole numbers once, so that growing a tree only counts (histogram splits: Ke et al. 2017, LightGBM). */

import type { Pace } from '../../kit/pace.ts';
import type { Random } from '../../kit/random.ts';
import type { Table } from '../table.ts';

/**
 * Every column owns a run of bin ids, `offsets[c]` … `offsets[c + 1] − 1`: the first holds unknown values, the others ever greater
 * ones. Ids run through all columns, so that one histogram serves the whole row.
 */
export interface BinnedTable {
  readonly rows: number;
  readonly columns: number;
  /** Ids per row: `columns` rounded up to a multiple of four, the rest filled with the id `total`. */
  readonly stride: number;
  /** Row-major, `bins[row * stride + column]`. */
  readonly bins: Uint16Array;
  readonly offsets: Int32Array;
  /** Greatest value of each bin, by id; +Infinity for the last of a column, NaN for the unknown. */
  readonly edges: Float32Array;
  /** Ids in use; histograms hold one more for the filling. */
  readonly total: number;
}

/** Rows looked at to place the edges. */
const EDGE_SAMPLE = 65_536;
/** Ids fit 16 bits. */
const MOST_IDS = 65_000;

/**
 * Bins all rows of `table`; edges are placed by the rows `teaching` only. `maxBins` value bins a column at most (fewer on very wide tables).
 */
export async function binTable(
  table: Table,
  teaching: Int32Array,
  maxBins: number,
  random: Random,
  pace: Pace,
): Promise<BinnedTable> {
  const { rows, columns, x } = table;
  const most = Math.max(2, Math.min(maxBins, 254, Math.floor(MOST_IDS / columns) - 1));
  const sample = sampleRows(teaching, random);
  const offsets = new Int32Array(columns + 1);
  const edgesOf: Float32Array[] = [];
  const values = new Float32Array(sample.length);
  for (let column = 0; column < columns; column++) {
    let known = 0;
    for (const row of sample) {
      const value = x[row * columns + column]!;
      if (!Number.isNaN(value)) values[known++] = value;
    }
    const edges = placeEdges(values.subarray(0, known).sort(), most);
    edgesOf.push(edges);
    offsets[column + 1] = offsets[column]! + 1 + edges.length;
    if (pace.due()) await pace.rest();
  }
  const total = offsets[columns]!;
  const edges = new Float32Array(total).fill(Number.NaN);
  edgesOf.forEach((of, column) => {
    edges.set(of, offsets[column]! + 1);
  });

  const stride = Math.ceil(columns / 4) * 4;
  const bins = new Uint16Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const to = row * stride;
    for (let column = 0; column < columns; column++) {
      bins[to + column] = binOf(x[from + column]!, edges, offsets[column]!, offsets[column + 1]!);
    }
    for (let column = columns; column < stride; column++) bins[to + column] = total;
    if ((row & 255) === 0 && pace.due()) await pace.rest();
  }
  return { rows, columns, stride, bins, offsets, edges, total };
}

/** Id of the first bin of a column whose edge is not below `value`; the column's unknown bin for NaN. */
function binOf(value: number, edges: Float32Array, first: number, end: number): number {
  if (Number.isNaN(value)) return first;
  let low = first + 1;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** About evenly spread rows, each drawn within its own stretch so that no weekday is favoured. */
function sampleRows(rows: Int32Array, random: Random): Int32Array {
  if (rows.length <= EDGE_SAMPLE) return rows;
  const sample = new Int32Array(EDGE_SAMPLE);
  for (let i = 0; i < EDGE_SAMPLE; i++) {
    sample[i] = rows[Math.floor(((i + random.uniform()) * rows.length) / EDGE_SAMPLE)]!;
  }
  return sample;
}

/**
 * Edges of at most `most` bins over ascending values: one bin a value when they are few, else bins of about equal count in which a
 * frequent value has its own. The last edge is +Infinity.
 */
function placeEdges(sorted: Float32Array, most: number): Float32Array {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    if (distinct.length > 0 && distinct[distinct.length - 1] === value) counts[counts.length - 1]! += 1;
    else {
      distinct.push(value);
      counts.push(1);
    }
  }
  const edges: number[] = [];
  let left = sorted.length;
  let held = 0;
  for (let i = 0; i + 1 < distinct.length && edges.length + 1 < most; i++) {
    held += counts[i]!;
    const goal = left / (most - edges.length);
    const few = distinct.length - i - 1 < most - edges.length;
    if (few || held >= goal || held + counts[i + 1]! / 2 > goal) {
      edges.push(between(distinct[i]!, distinct[i + 1]!));
      left -= held;
      held = 0;
    }
  }
  return Float32Array.from([...edges, Number.POSITIVE_INFINITY]);
}

/** A 32-bit number at or above `low` and below `high`, halfway where there is room. */
function between(low: number, high: number): number {
  const middle = Math.fround(low + (high - low) / 2);
  return middle < high ? middle : low;
}
