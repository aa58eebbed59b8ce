/** Why the trees say what they say: exact Shapley values of every column (TreeSHAP, path-dependent: Lundberg et al. 2020, algorithm 2). */

import { type Control, UNHURRIED } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import type { TreeModel } from './types.ts';

export interface Explanation {
  /** What the model says of the average training row, on the raw scale (before the link). */
  readonly expected: number;
  /**
   * How much each column moved each row away from `expected`, [rows × columns], raw scale: `expected` + a row's sum = `predictRaw`. With
   * a log link, exponentials multiply: exp(contribution) is the factor by which a column raised or lowered the answer.
   */
  readonly contributions: Float64Array;
}

/**
 * Explains `rows` rows of `x` (row-major, `model.columns` wide, NaN unknown). Columns not asked on a path count as unknown: both sides of
 * a split are taken in the shares of the training rows that went there. Takes leaves × depth² steps a row: milliseconds for boosted
 * trees, up to a second for a deep forest. Reports `reasons`; rejects with `Stopped` after a cancel.
 */
export async function explainTrees(
  model: TreeModel,
  x: Float32Array,
  rows: number,
  control: Control = UNHURRIED,
): Promise<Explanation> {
  const pace = createPace(control);
  const contributions = new Float64Array(rows * model.columns);
  const walker = createWalker(model);
  let expected = model.base;
  for (const root of model.roots) expected += meanBelow(model, root);
  for (let row = 0; row < rows; row++) {
    const values = x.subarray(row * model.columns, (row + 1) * model.columns);
    const into = contributions.subarray(row * model.columns, (row + 1) * model.columns);
    for (const root of model.roots) {
      walker(root, values, into);
      if (pace.due()) await pace.rest();
    }
    control.report({ doing: 'reasons', done: row + 1, of: rows });
  }
  return { expected, contributions };
}

/** Mean answer of the training rows that reached `node`. */
function meanBelow(model: TreeModel, node: number): number {
  const child = model.child[node]!;
  if (child === 0) return model.value[node]!;
  const left = shareLeft(model, child);
  return left * meanBelow(model, child) + (1 - left) * meanBelow(model, child + 1);
}

/** Share of the rows that go to the left one of two siblings; from both, so that the shares add up to 1 exactly. */
function shareLeft({ cover }: TreeModel, child: number): number {
  const both = cover[child]! + cover[child + 1]!;
  return both > 0 ? cover[child]! / both : 0.5;
}

function deepest(model: TreeModel): number {
  const { child, roots } = model;
  // Children stand after their parents.
  const depth = new Int32Array(child.length);
  let most = 0;
  for (let node = 0; node < child.length; node++) {
    if (child[node] === 0) continue;
    const below = depth[node]! + 1;
    depth[child[node]!] = below;
    depth[child[node]! + 1] = below;
    if (below > most) most = below;
  }
  return roots.length === 0 ? 0 : most;
}

/**
 * The recursion of algorithm 2. A path lists the columns asked so far; for each the share of rows that pass when it is unknown (`zero`),
 * whether the row itself passes (`one`), and the weight of all its subsets of each size. Each depth has its own copy, one after another.
 */
function createWalker(model: TreeModel): (root: number, x: Float32Array, into: Float64Array) => void {
  const { child, column, threshold, unknownLeft, value } = model;
  const most = deepest(model) + 2;
  const room = (most * (most + 1)) / 2;
  const asked = new Int32Array(room);
  const zero = new Float64Array(room);
  const one = new Float64Array(room);
  const weight = new Float64Array(room);

  const extend = (at: number, length: number, zeroShare: number, oneShare: number, column: number): void => {
    asked[at + length] = column;
    zero[at + length] = zeroShare;
    one[at + length] = oneShare;
    weight[at + length] = length === 0 ? 1 : 0;
    for (let i = length - 1; i >= 0; i--) {
      weight[at + i + 1]! += (oneShare * weight[at + i]! * (i + 1)) / (length + 1);
      weight[at + i] = (zeroShare * weight[at + i]! * (length - i)) / (length + 1);
    }
  };
  /** Takes entry `index` out again; `last` is the place of the last entry. */
  const unwind = (at: number, last: number, index: number): void => {
    const oneShare = one[at + index]!;
    const zeroShare = zero[at + index]!;
    let next = weight[at + last]!;
    for (let i = last - 1; i >= 0; i--) {
      if (oneShare !== 0) {
        const held = weight[at + i]!;
        weight[at + i] = (next * (last + 1)) / ((i + 1) * oneShare);
        next = held - (weight[at + i]! * zeroShare * (last - i)) / (last + 1);
      } else weight[at + i] = (weight[at + i]! * (last + 1)) / (zeroShare * (last - i));
    }
    for (let i = index; i < last; i++) {
      asked[at + i] = asked[at + i + 1]!;
      zero[at + i] = zero[at + i + 1]!;
      one[at + i] = one[at + i + 1]!;
    }
  };
  /** Sum of the weights that {@link unwind} would leave. */
  const unwoundSum = (at: number, last: number, index: number): number => {
    const oneShare = one[at + index]!;
    const zeroShare = zero[at + index]!;
    let next = weight[at + last]!;
    let total = 0;
    for (let i = last - 1; i >= 0; i--) {
      if (oneShare !== 0) {
        const share = next / ((i + 1) * oneShare);
        total += share;
        next = weight[at + i]! - share * zeroShare * (last - i);
      } else total += weight[at + i]! / (zeroShare * (last - i));
    }
    return total * (last + 1);
  };

  /** `length` entries stand at `from`; one more is added for the split that led here. */
  const visit = (
    node: number,
    from: number,
    length: number,
    zeroShare: number,
    oneShare: number,
    by: number,
    x: Float32Array,
    into: Float64Array,
  ): void => {
    const at = from + length;
    for (let i = 0; i < length; i++) {
      asked[at + i] = asked[from + i]!;
      zero[at + i] = zero[from + i]!;
      one[at + i] = one[from + i]!;
      weight[at + i] = weight[from + i]!;
    }
    extend(at, length, zeroShare, oneShare, by);
    const next = child[node]!;
    if (next === 0) {
      for (let i = 1; i <= length; i++) {
        into[asked[at + i]!]! += unwoundSum(at, length, i) * (one[at + i]! - zero[at + i]!) * value[node]!;
      }
      return;
    }
    const split = column[node]!;
    const here = x[split]!;
    const goesLeft = here <= threshold[node]! || (Number.isNaN(here) && unknownLeft[node] === 1);
    const left = shareLeft(model, next);
    // A column asked before is taken out and its shares multiplied into the new entry.
    let last = length;
    let zeroBefore = 1;
    let oneBefore = 1;
    for (let i = 1; i <= length; i++) {
      if (asked[at + i] !== split) continue;
      zeroBefore = zero[at + i]!;
      oneBefore = one[at + i]!;
      unwind(at, length, i);
      last--;
      break;
    }
    visit(next, at, last + 1, zeroBefore * left, goesLeft ? oneBefore : 0, split, x, into);
    visit(next + 1, at, last + 1, zeroBefore * (1 - left), goesLeft ? 0 : oneBefore, split, x, into);
  };
  return (root, x, into) => visit(root, 0, 0, 1, 1, -1, x, into);
}
