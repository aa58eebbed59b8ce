/** The one flat weight format: where each matrix lies, how many numbers there are, and what they are before anything is learned. */

import { createRandom } from '../../kit/random.ts';
import type { LstmShape, LstmWeights } from './types.ts';

export const SPAN_NAMES = [
  'lstm1/kernel',
  'lstm1/recurrent',
  'lstm1/bias',
  'lstm2/kernel',
  'lstm2/recurrent',
  'lstm2/bias',
  'attention/kernel',
  'attention/bias',
  'attention/score',
  'dense/kernel',
  'dense/bias',
  'output/kernel',
  'output/bias',
] as const;
export type SpanName = (typeof SPAN_NAMES)[number];

/** One matrix [rows, columns] or bias [1, columns] at `from` of the flat numbers. The gates of an LSTM are four `columnGroups` side by side. */
export interface Span {
  readonly name: SpanName;
  readonly from: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowGroups: 1 | 2;
  readonly columnGroups: 1 | 4;
}

/** Every span of a shape, in order. */
export function spansOf(shape: LstmShape): readonly Span[] {
  const { features, units, dense, outputs, attention = 0 } = shape;
  const [first, second] = units;
  const spans: Span[] = [];
  let from = 0;
  const add = (name: SpanName, rows: number, columns: number, columnGroups: 1 | 4 = 1, rowGroups: 1 | 2 = 1): void => {
    spans.push({ name, from, rows, columns, rowGroups, columnGroups });
    from += rows * columns;
  };
  add('lstm1/kernel', features, 4 * first, 4);
  add('lstm1/recurrent', first, 4 * first, 4);
  add('lstm1/bias', 1, 4 * first, 4);
  add('lstm2/kernel', first, 4 * second, 4);
  add('lstm2/recurrent', second, 4 * second, 4);
  add('lstm2/bias', 1, 4 * second, 4);
  if (attention > 0) {
    add('attention/kernel', second, attention);
    add('attention/bias', 1, attention);
    add('attention/score', attention, 1);
    add('dense/kernel', 2 * second, dense, 1, 2);
  } else {
    add('dense/kernel', second, dense);
  }
  add('dense/bias', 1, dense);
  add('output/kernel', dense, outputs);
  add('output/bias', 1, outputs);
  return spans;
}

export function countWeights(shape: LstmShape): number {
  return spansOf(shape).reduce((sum, span) => sum + span.rows * span.columns, 0);
}

/** Throws a RangeError unless every size is a whole number of at least 1 (attention: 0). */
export function checkShape(shape: LstmShape): void {
  const { steps, features, units, dense, outputs, attention = 0 } = shape;
  const sizes = [steps, features, ...units, dense, outputs, attention + 1];
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new RangeError(`no network has the shape ${JSON.stringify(shape)}`);
  }
}

/** Throws a RangeError unless there are as many finite numbers as the shape asks for. */
export function checkWeights({ shape, values }: LstmWeights): void {
  checkShape(shape);
  const count = countWeights(shape);
  if (values.length !== count) throw new RangeError(`${values.length} weights where the shape needs ${count}`);
  if (!values.every(Number.isFinite)) throw new RangeError('weights that are no finite numbers');
}

export function sameShape(a: LstmShape, b: LstmShape): boolean {
  return (
    a.steps === b.steps &&
    a.features === b.features &&
    a.units[0] === b.units[0] &&
    a.units[1] === b.units[1] &&
    a.dense === b.dense &&
    a.outputs === b.outputs &&
    (a.attention ?? 0) === (b.attention ?? 0)
  );
}

/**
 * Weights before learning: uniform within one over the root of the units of an LSTM or attention, and of the inputs of a dense layer (LeCun et al. 1998). Larger
 * beginnings (Glorot's, orthogonal recurrent kernels, forget gates at one) learn the same days as well and miss later ones by more.
 */
export function initialiseWeights(shape: LstmShape, seed: number): LstmWeights {
  checkShape(shape);
  const values = new Float32Array(countWeights(shape));
  spansOf(shape).forEach(({ name, from, rows, columns }, at) => {
    const part = values.subarray(from, from + rows * columns);
    const random = createRandom(seed, at);
    const limit = 1 / Math.sqrt(fanOf(shape, name));
    for (let i = 0; i < part.length; i++) part[i] = (2 * random.uniform() - 1) * limit;
  });
  return { shape, values };
}

function fanOf({ units: [first, second], dense, attention = 0 }: LstmShape, name: SpanName): number {
  if (name.startsWith('lstm1/')) return first;
  if (name.startsWith('output/')) return dense;
  return name.startsWith('dense/') && attention > 0 ? 2 * second : second;
}
