/** Why the network tells what it tells: how much each number of each day added, measured from a sequence that says nothing special. */

import { type Control, UNHURRIED } from '../../kit/control.ts';
import { createPace } from '../../kit/pace.ts';
import { openCompact } from './open-runner.ts';
import type { LstmWeights } from './types.ts';
import { checkWeights } from './weights.ts';

/** Points on the way from the baseline unless told. More would only follow the corners of the ReLU layer more closely. */
const MANY_POINTS = 64;

export interface LstmReasons {
  /** n × steps × features, in the unit of the outputs; those of a sequence add up to its prediction less that of the baseline. */
  readonly parts: Float32Array;
  /** For each sequence how much of that sum the points missed; it is already spread over the parts, by their size. */
  readonly missed: Float32Array;
  /** What is told of the baseline. */
  readonly plain: number;
}

/**
 * Integrated gradients (Sundararajan, Taly & Yan 2017) of output `output` (from 0) of each of `n` sequences, on the straight way from `baseline`, by
 * Gauss-Legendre points.
 *
 * @param inputs n × steps × features, scaled as the samples were.
 * @param baseline steps × features, such as the mean of the training inputs.
 * @throws RangeError when sizes do not fit.
 */
export async function explainLstm(
  weights: LstmWeights,
  inputs: Float32Array,
  n: number,
  baseline: Float32Array,
  output: number,
  control: Control = UNHURRIED,
  points = MANY_POINTS,
): Promise<LstmReasons> {
  checkWeights(weights);
  const { steps, features, outputs } = weights.shape;
  const each = steps * features;
  if (inputs.length !== n * each || baseline.length !== each || !(output >= 0 && output < outputs)) {
    throw new RangeError(`${inputs.length} inputs, a baseline of ${baseline.length}, output ${output} do not fit`);
  }
  const network = openCompact(weights.shape, points);
  network.load(weights);
  const { nodes, shares } = gaussLegendre(points);
  const path = new Float32Array(points * each);
  const parts = new Float32Array(n * each);
  const missed = new Float32Array(n);
  const plain = network.predict(baseline, 1)[output]!;
  const pace = createPace(control);
  for (let i = 0; i < n; i++) {
    const sequence = inputs.subarray(i * each, (i + 1) * each);
    nodes.forEach((node, point) => {
      for (let j = 0; j < each; j++) path[point * each + j] = baseline[j]! + node * (sequence[j]! - baseline[j]!);
    });
    const slopes = network.inputGradient(path, points, output);
    for (let j = 0; j < each; j++) {
      let slope = 0;
      for (let point = 0; point < points; point++) slope += shares[point]! * slopes[point * each + j]!;
      parts[i * each + j] = slope * (sequence[j]! - baseline[j]!);
    }
    const told = network.predict(sequence, 1)[output]!;
    missed[i] = spread(parts.subarray(i * each, (i + 1) * each), told - plain);
    if (pace.due()) await pace.rest();
  }
  return { parts, missed, plain };
}

/** Makes the parts add up to `whole` by changing each in proportion to its size; tells what was missing. */
function spread(parts: Float32Array, whole: number): number {
  let sum = 0;
  let size = 0;
  for (const part of parts) {
    sum += part;
    size += Math.abs(part);
  }
  const rest = whole - sum;
  if (size > 0) for (let j = 0; j < parts.length; j++) parts[j]! += (rest * Math.abs(parts[j]!)) / size;
  return rest;
}

/** Nodes on 0 … 1 and their shares, which add up to 1: roots of the Legendre polynomial by Newton (Abramowitz & Stegun 25.4.29). */
function gaussLegendre(count: number): { readonly nodes: readonly number[]; readonly shares: readonly number[] } {
  const nodes: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 20; round++) {
      let before = 1;
      let value = x;
      for (let k = 2; k <= count; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      slope = (count * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    nodes.push((1 - x) / 2);
    shares.push(1 / ((1 - x * x) * slope * slope));
  }
  return { nodes, shares };
}
