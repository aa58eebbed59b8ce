/** Asks a forest or boosted trees. */

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
  const { columns, roots, child, column, threshold, unknownLeft, value, base } = model;
  if (x.length < rows * columns) throw new RangeError(`${rows} rows of ${columns} columns need more than ${x.length}`);
  const raw = new Float64Array(rows).fill(base);
  for (let begin = 0; begin < rows; begin += BLOCK) {
    const end = Math.min(rows, begin + BLOCK);
    for (let tree = 0; tree < roots.length; tree++) {
      const root = roots[tree]!;
      for (let row = begin; row < end; row++) {
        const from = row * columns;
        let node = root;
        let next = child[node]!;
        while (next !== 0) {
          const at = x[from + column[node]!]!;
          // A comparison with NaN is false, which sends an unknown value right unless the node says otherwise.
          node = at <= threshold[node]! || (Number.isNaN(at) && unknownLeft[node] === 1) ? next : next + 1;
          next = child[node]!;
        }
        raw[row]! += value[node]!;
      }
    }
  }
  return raw;
}
