/** Asks a forest or boosted trees. */

import { openScorer, type TreeScorer } from './kernel.ts';
import type { TreeModel } from './types.ts';

/** Rows sent down one tree before the next: enough that a deep tree is fetched seldom, few enough that they stay in the processor's cache. */
const BLOCK = 4096;

/**
 * Answers for `rows` rows of `x` (row-major, `model.columns` wide, NaN unknown) in the target's own unit: a mean, or the median or
 * quantile the model was taught. With a log link it is never negative. Asking changes nothing.
 */
export function predict(model: TreeModel, x: Float32Array, rows: number): Float64Array {
  const raw = predictRaw(model, x, rows);
  if (model.link === 'log') for (let row = 0; row < rows; row++) raw[row] = Math.exp(raw[row]!);
  return raw;
}

/** As {@link predict} before the link: the scale on which explanations add up. */
export function predictRaw(model: TreeModel, x: Float32Array, rows: number): Float64Array {
  const { columns, base } = model;
  if (x.length < rows * columns) throw new RangeError(`${rows} rows of ${columns} columns need more than ${x.length}`);
  const raw = new Float64Array(rows).fill(base);
  const { scorer } = readOnce(model);
  if (scorer === null) walkDown(model, x, rows, raw);
  else scorer(x, rows, raw);
  return raw;
}

/** Adds what all trees say of each row to `raw`, where the compiled kernel cannot run. It says the same, bit for bit. */
export function walkDown(model: TreeModel, x: Float32Array, rows: number, raw: Float64Array): void {
  const { columns, roots, column, value } = model;
  const { next, threshold, unknownRight } = readOnce(model);
  // Which way a row goes can hardly be foreseen, so no jump depends on it, and four rows go down together, each hiding the waits of the others.
  const down = (node: number, from: number): number => {
    const at = x[from + column[node]!]!;
    return (next[node]! + (Number(at > threshold[node]!) | (Number(Number.isNaN(at)) & unknownRight[node]!))) | 0;
  };
  for (let begin = 0; begin < rows; begin += BLOCK) {
    const end = Math.min(rows, begin + BLOCK);
    for (let tree = 0; tree < roots.length; tree++) {
      const root = roots[tree]!;
      let row = begin;
      for (; row + 4 <= end; row += 4) {
        const from = row * columns;
        let a = root;
        let b = root;
        let c = root;
        let d = root;
        for (let moved = 1; moved !== 0; ) {
          const wasA = a;
          const wasB = b;
          const wasC = c;
          const wasD = d;
          a = down(a, from);
          b = down(b, from + columns);
          c = down(c, from + 2 * columns);
          d = down(d, from + 3 * columns);
          moved = (a ^ wasA) | (b ^ wasB) | (c ^ wasC) | (d ^ wasD);
        }
        raw[row]! += value[a]!;
        raw[row + 1]! += value[b]!;
        raw[row + 2]! += value[c]!;
        raw[row + 3]! += value[d]!;
      }
      for (; row < end; row++) {
        let node = root;
        for (let was = -1; was !== node; ) {
          was = node;
          node = down(node, row * columns);
        }
        raw[row]! += value[node]!;
      }
    }
  }
}

/** The nodes as they are walked: a leaf leads to itself, whatever is asked there. */
interface Paths {
  readonly next: Int32Array;
  readonly threshold: Float32Array;
  readonly unknownRight: Uint8Array;
  /** Null where trees are walked. */
  readonly scorer: TreeScorer | null;
}

const known = new WeakMap<TreeModel, Paths>();

/** Made once for a model, which never changes. */
function readOnce(model: TreeModel): Paths {
  const before = known.get(model);
  if (before !== undefined) return before;
  const isLeaf = (node: number) => model.child[node] === 0;
  const paths = {
    next: model.child.map((child, node) => (isLeaf(node) ? node : child)),
    threshold: model.threshold.map((limit, node) => (isLeaf(node) ? Number.POSITIVE_INFINITY : limit)),
    unknownRight: model.unknownLeft.map((left, node) => (isLeaf(node) ? 0 : 1 - left)),
    scorer: openScorer(model),
  };
  known.set(model, paths);
  return paths;
}
