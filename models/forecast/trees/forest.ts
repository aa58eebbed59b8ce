/** Random forest: many deep trees, each on its own draw of rows, each split on its own draw of columns, averaged (Breiman 2001). */

import { type Control, fail, type Outcome, succeed, UNHURRIED } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import { createRandom, type Random } from '../../kit/random.ts';
import { type Table, teachingRows } from '../table.ts';
import { type BinnedTable, binTable } from './bins.ts';
import { divideRows, findSplit, type PackedSlopes, packSlopes, type Split } from './histogram.ts';
import { createNodeList, type NodeList } from './node-list.ts';
import { FOREST_DEFAULTS, type ForestOptions, type TreeModel } from './types.ts';

/** Fewer rows than this teach nothing. */
const LEAST_ROWS = 4;
/** A split must save more than the rounding of packed slopes could feign, in their units. */
const ROUNDING = 16;

/**
 * Learns `table.y` from `table.x`. Rows with an unknown target or no weight are passed over. The table is left untouched; the same
 * table, options and seed give the same model.
 *
 * Fails with `too-little-data` below four teaching rows. Reports `trees`; rejects with `Stopped` after a cancel.
 */
export async function fitForest(
  table: Table,
  options: Partial<ForestOptions> = {},
  control: Control = UNHURRIED,
): Promise<Outcome<TreeModel>> {
  const chosen: ForestOptions = { ...FOREST_DEFAULTS, ...options };
  const rows = teachingRows(table);
  if (rows.length < LEAST_ROWS) return fail('too-little-data', 'too few rows for a forest', { rows: rows.length });
  const pace = createPace(control);
  const binned = await binTable(table, rows, chosen.maxBins, createRandom(chosen.seed), pace);
  const nodes = createNodeList();
  const base = averageOf(table, rows);
  const grower = createDeepGrower(table, binned, chosen, base, nodes);
  for (let tree = 0; tree < chosen.trees; tree++) {
    const random = createRandom(chosen.seed, tree + 1);
    grower.begin(rows, random, tree);
    while (grower.splitNext(random)) if (pace.due()) await pace.rest();
    control.report({ doing: 'trees', done: tree + 1, of: chosen.trees });
  }
  const validationLoss = new Float64Array(0);
  return succeed(nodes.finish(chosen.trees, { columns: table.columns, link: 'identity', base, validationLoss }));
}

interface DeepGrower {
  /** Draws the rows of the next tree and plants its root. */
  readonly begin: (rows: Int32Array, random: Random, tree: number) => void;
  /** Settles one open node, by a split or as a leaf; false when none was open. */
  readonly splitNext: (random: Random) => boolean;
}

/** A node still to be settled: its rows are `order[begin … end − 1]`, `sum` their packed slopes. */
interface OpenNode {
  readonly place: number;
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
  readonly sum: number;
}

function createDeepGrower(
  table: Table,
  binned: BinnedTable,
  options: ForestOptions,
  base: number,
  nodes: NodeList,
): DeepGrower {
  const { y, weights } = table;
  const slope = new Float64Array(table.rows);
  const bend = new Float64Array(table.rows);
  const packed = new Float64Array(table.rows);
  const spare = new Int32Array(table.rows);
  const histogram = new Float64Array(binned.total + 1);
  const columns = Int32Array.from({ length: table.columns }, (_, i) => i);
  const tried = columns.subarray(0, Math.max(1, Math.round(table.columns * options.columnShare)));
  const split: Split = { gain: 0, column: 0, bin: 0, unknownLeft: false, left: 0 };
  const open: OpenNode[] = [];
  let order = new Int32Array(0);
  let slopes: PackedSlopes = { packed, scale: 1, slopeUnit: 1, bendUnit: 1 };

  const begin = (rows: Int32Array, random: Random, tree: number) => {
    bend.fill(0);
    const draws = Math.min(rows.length, options.maxRows);
    for (let i = 0; i < draws; i++) bend[rows[random.below(rows.length)]!]! += 1;
    order = rows.filter((row) => bend[row]! > 0);
    for (const row of order) {
      if (weights !== undefined) bend[row]! *= weights[row]!;
      // Minus the slope of squared error from the mean: the sum of a node over its bend is its answer.
      slope[row] = bend[row]! * (y[row]! - base);
    }
    slopes = packSlopes(slope, bend, order, weights === undefined, tree, packed);
    let sum = 0;
    for (const row of order) sum += packed[row]!;
    nodes.beginTree();
    open.push({ place: nodes.addLeaf(0, 0), begin: 0, end: order.length, depth: 0, sum });
  };

  const splitNext = (random: Random): boolean => {
    const node = open.pop();
    if (node === undefined) return false;
    const { begin, end, depth, sum, place } = node;
    const bends = sum - Math.floor(sum / slopes.scale) * slopes.scale;
    const perRow = weights === undefined ? 1 : bends / (end - begin);
    const minBend = Math.max(1, options.minLeafRows * perRow);
    let found = false;
    if (depth < options.maxDepth && end - begin >= 2 && bends >= 2 * minBend) {
      drawFirst(columns, tried.length, random);
      fillColumns(binned, packed, order, begin, end, tried, histogram);
      findSplit(binned, tried, histogram, 0, sum, { scale: slopes.scale, minBend, l2: 0 }, split);
      found = split.gain * perRow > ROUNDING;
    }
    if (!found) {
      settleLeaf(place, begin, end);
      return true;
    }
    const middle = divideRows(binned, order, begin, end, split, spare);
    const left = nodes.addLeaf(0, 0);
    const right = nodes.addLeaf(0, 0);
    nodes.makeSplit(place, left, split.column, binned.edges[split.bin]!, split.unknownLeft);
    nodes.setCover(place, bends * slopes.bendUnit);
    open.push({ place: right, begin: middle, end, depth: depth + 1, sum: sum - split.left });
    open.push({ place: left, begin, end: middle, depth: depth + 1, sum: split.left });
    return true;
  };

  const settleLeaf = (place: number, begin: number, end: number) => {
    let slopesHere = 0;
    let bendsHere = 0;
    for (let i = begin; i < end; i++) {
      slopesHere += slope[order[i]!]!;
      bendsHere += bend[order[i]!]!;
    }
    nodes.setLeaf(place, slopesHere / bendsHere / options.trees, bendsHere);
  };
  return { begin, splitNext };
}

/** Sums of the rows in the bins of the columns `tried` only. */
function fillColumns(
  table: BinnedTable,
  packed: Float64Array,
  order: Int32Array,
  begin: number,
  end: number,
  tried: Int32Array,
  histogram: Float64Array,
): void {
  const { bins, stride, offsets } = table;
  for (const column of tried) histogram.fill(0, offsets[column]!, offsets[column + 1]!);
  for (let i = begin; i < end; i++) {
    const row = order[i]!;
    const amount = packed[row]!;
    const from = row * stride;
    for (let k = 0; k < tried.length; k++) histogram[bins[from + tried[k]!]!]! += amount;
  }
}

/** Moves a fresh draw of `count` to the front (the first steps of a shuffle). */
function drawFirst(columns: Int32Array, count: number, random: Random): void {
  for (let i = 0; i < count; i++) {
    const j = i + random.below(columns.length - i);
    const held = columns[i]!;
    columns[i] = columns[j]!;
    columns[j] = held;
  }
}

function averageOf({ y, weights }: Table, rows: Int32Array): number {
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    const weight = weights === undefined ? 1 : weights[row]!;
    sum += weight * y[row]!;
    total += weight;
  }
  return sum / total;
}
