/** Grows one boosted tree at the leaf that gains most, from histograms (leaf-wise growth with subtraction: Ke et al. 2017, LightGBM). */

import type { Pace } from '../../kit/pace.ts';
import type { BinnedTable } from './bins.ts';
import {
  divideRows,
  fillHistogram,
  findSplit,
  type PackedSlopes,
  type Split,
  type SplitLimits,
  subtractHistogram,
} from './histogram.ts';

export interface GrowLimits {
  readonly maxLeaves: number;
  readonly maxDepth: number;
  readonly minLeafRows: number;
  /** In units of bend, as are `slopeUnit² / bendUnit` gains. */
  readonly l2: number;
  readonly minGain: number;
}

/** One tree in the making, its buffers reused for the next. Nodes and leaves are numbered as they were made. */
export interface GrowingTree {
  nodes: number;
  leaves: number;
  /** Left child of each node, right child next to it; 0 at a leaf. */
  readonly child: Int32Array;
  readonly column: Uint16Array;
  /** Last bin id that goes left. */
  readonly bin: Uint16Array;
  readonly unknownLeft: Uint8Array;
  /** Node of each leaf. */
  readonly leafNode: Int32Array;
  /** The rows of each leaf are `order[leafBegin … leafEnd − 1]`. */
  readonly leafBegin: Int32Array;
  readonly leafEnd: Int32Array;
  readonly order: Int32Array;
}

export interface Grower {
  readonly tree: GrowingTree;
  /** Grows over `rows`, trying `columns`; the answer stands in `tree` until the next call. */
  readonly grow: (rows: Int32Array, columns: Int32Array, slopes: PackedSlopes, pace: Pace) => Promise<void>;
}

interface Leaf {
  depth: number;
  /** Where its histogram begins. */
  base: number;
  /** Packed sum of slopes and bends. */
  sum: number;
  readonly split: Split;
}

/** A grower for one binned table; keeps `maxLeaves` histograms. */
export function createGrower(table: BinnedTable, limits: GrowLimits): Grower {
  const { maxLeaves } = limits;
  const width = table.total + 1;
  const histograms = new Float64Array(width * maxLeaves);
  const spare = new Int32Array(table.rows);
  const most = 2 * maxLeaves - 1;
  const tree: GrowingTree = {
    nodes: 0,
    leaves: 0,
    child: new Int32Array(most),
    column: new Uint16Array(most),
    bin: new Uint16Array(most),
    unknownLeft: new Uint8Array(most),
    leafNode: new Int32Array(maxLeaves),
    leafBegin: new Int32Array(maxLeaves),
    leafEnd: new Int32Array(maxLeaves),
    order: new Int32Array(table.rows),
  };
  const leaves: Leaf[] = Array.from({ length: maxLeaves }, (_, i) => ({
    depth: 0,
    base: i * width,
    sum: 0,
    split: { gain: Number.NEGATIVE_INFINITY, column: -1, bin: 0, unknownLeft: false, left: 0 },
  }));

  const grow = async (rows: Int32Array, columns: Int32Array, slopes: PackedSlopes, pace: Pace): Promise<void> => {
    const { packed, scale, slopeUnit, bendUnit } = slopes;
    const l2 = limits.l2 / bendUnit;
    const minGain = (limits.minGain * bendUnit) / (slopeUnit * slopeUnit);
    const rowsOf = (leaf: number) => tree.leafEnd[leaf]! - tree.leafBegin[leaf]!;

    const search = (leaf: number): void => {
      const { base, sum, split } = leaves[leaf]!;
      const bend = sum - Math.floor(sum / scale) * scale;
      const minBend = Math.max((limits.minLeafRows * bend) / rowsOf(leaf), 1);
      const bounds: SplitLimits = { scale, minBend, l2 };
      findSplit(table, columns, histograms, base, sum, bounds, split);
      if (split.gain <= minGain) split.gain = Number.NEGATIVE_INFINITY;
    };
    const mayBeSplit = (leaf: number): boolean =>
      leaves[leaf]!.depth < limits.maxDepth && rowsOf(leaf) >= 2 * limits.minLeafRows && rowsOf(leaf) >= 2;

    tree.order.set(rows);
    tree.nodes = 1;
    tree.leaves = 1;
    tree.child[0] = 0;
    tree.leafNode[0] = 0;
    tree.leafBegin[0] = 0;
    tree.leafEnd[0] = rows.length;
    const root = leaves[0]!;
    root.depth = 0;
    root.sum = 0;
    for (const row of rows) root.sum += packed[row]!;
    root.split.gain = Number.NEGATIVE_INFINITY;
    if (mayBeSplit(0)) {
      fillHistogram(table, packed, tree.order, 0, rows.length, histograms, root.base);
      search(0);
    }

    while (tree.leaves < maxLeaves) {
      if (pace.due()) await pace.rest();
      let chosen = 0;
      for (let leaf = 1; leaf < tree.leaves; leaf++) {
        if (leaves[leaf]!.split.gain > leaves[chosen]!.split.gain) chosen = leaf;
      }
      const parent = leaves[chosen]!;
      if (parent.split.gain === Number.NEGATIVE_INFINITY) return;

      // The left side stays in the leaf chosen, the right side becomes a new one.
      const fresh = tree.leaves;
      const middle = divideRows(table, tree.order, tree.leafBegin[chosen]!, tree.leafEnd[chosen]!, parent.split, spare);
      const other = leaves[fresh]!;
      other.sum = parent.sum - parent.split.left;
      parent.sum = parent.split.left;
      parent.depth++;
      other.depth = parent.depth;
      splitNode(tree, chosen, fresh, middle, parent.split);
      tree.leaves++;
      parent.split.gain = Number.NEGATIVE_INFINITY;
      other.split.gain = Number.NEGATIVE_INFINITY;
      if (tree.leaves === maxLeaves) return;
      if (!mayBeSplit(chosen) && !mayBeSplit(fresh)) continue;

      // Count only the smaller side; the larger is what remains of the parent, in the parent's place.
      const smaller = rowsOf(chosen) <= rowsOf(fresh) ? chosen : fresh;
      if (smaller === chosen) {
        const base = parent.base;
        parent.base = other.base;
        other.base = base;
      }
      const small = leaves[smaller]!;
      const large = leaves[smaller === chosen ? fresh : chosen]!;
      const { leafBegin, leafEnd } = tree;
      fillHistogram(table, packed, tree.order, leafBegin[smaller]!, leafEnd[smaller]!, histograms, small.base);
      subtractHistogram(histograms, large.base, small.base, width);
      if (mayBeSplit(chosen)) search(chosen);
      if (mayBeSplit(fresh)) search(fresh);
    }
  };
  return { tree, grow };
}

function splitNode(tree: GrowingTree, leaf: number, fresh: number, middle: number, split: Split): void {
  const node = tree.leafNode[leaf]!;
  const child = tree.nodes;
  tree.nodes += 2;
  tree.child[node] = child;
  tree.column[node] = split.column;
  tree.bin[node] = split.bin;
  tree.unknownLeft[node] = split.unknownLeft ? 1 : 0;
  tree.child[child] = 0;
  tree.child[child + 1] = 0;
  tree.leafNode[leaf] = child;
  tree.leafNode[fresh] = child + 1;
  tree.leafEnd[fresh] = tree.leafEnd[leaf]!;
  tree.leafBegin[fresh] = middle;
  tree.leafEnd[leaf] = middle;
}
