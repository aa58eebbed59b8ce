/** One LSTM layer over a kernel (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000): places in memory, one step forward, all steps backward. */

import { KEEP, type Kernel, ZERO } from './kernel.ts';
import type { PanelPlan } from './panels.ts';

/** What a layer reads: [steps × rows, inputs] in panels of `rows`, the block of step t starting at `at` + t × `step`. */
export interface Sequence {
  readonly at: number;
  readonly rows: number;
  readonly step: number;
}

/** Places of one layer. Blocks of `batch` rows follow each other by step; `h` and `c` have one block more, the state before the first step. */
export interface Recurrent {
  readonly inputs: number;
  readonly units: number;
  readonly steps: number;
  readonly batch: number;
  /** Where the parameters, their gradients and the transposed matrices lie. */
  readonly kernel: number;
  readonly recurrent: number;
  readonly bias: number;
  readonly kernelSlope: number;
  readonly recurrentSlope: number;
  readonly biasSlope: number;
  readonly kernelTurned: number;
  readonly recurrentTurned: number;
  /** Gates; after the way back the gradient of their sums. */
  readonly z: number;
  readonly c: number;
  readonly h: number;
  readonly tanhC: number;
  readonly dc: number;
  /** Gradient of `h` at every step, from above and (while going back) from the step after. */
  readonly dh: number;
}

/** Asks `place` for all the memory of a layer. */
export function placeRecurrent(
  name: 'lstm1' | 'lstm2',
  plan: PanelPlan,
  starts: { readonly weights: number; readonly slopes: number },
  steps: number,
  batch: number,
  place: (floats: number) => number,
): Recurrent {
  const kernel = plan.of(`${name}/kernel`);
  const recurrent = plan.of(`${name}/recurrent`);
  const bias = plan.of(`${name}/bias`);
  const inputs = kernel.panelRows;
  const units = recurrent.panelRows;
  return {
    inputs,
    units,
    steps,
    batch,
    kernel: starts.weights + kernel.at,
    recurrent: starts.weights + recurrent.at,
    bias: starts.weights + bias.at,
    kernelSlope: starts.slopes + kernel.at,
    recurrentSlope: starts.slopes + recurrent.at,
    biasSlope: starts.slopes + bias.at,
    kernelTurned: place(inputs * 4 * units),
    recurrentTurned: place(units * 4 * units),
    z: place(steps * batch * 4 * units),
    c: place((steps + 1) * batch * units),
    h: place((steps + 1) * batch * units),
    tanhC: place(steps * batch * units),
    dc: place(batch * units),
    dh: place(steps * batch * units),
  };
}

/** Cells before the first step are zero. */
export function clearState(f: Float32Array, { c, units, steps, batch }: Recurrent): void {
  const panel = (steps + 1) * batch * 8;
  for (let at = c; at < c + (units >> 3) * panel; at += panel) f.fill(0, at, at + batch * 8);
}

/**
 * Step `t` of the first `rows` sequences. While learning every step keeps its block; otherwise gates and cells share the first block, and the states
 * too unless `keepStates`. States of step t are then found by {@link statesOf}.
 */
export function stepForward(
  kernel: Kernel,
  layer: Recurrent,
  input: Sequence,
  t: number,
  rows: number,
  learning: boolean,
  keepStates: boolean,
): void {
  const { batch, steps, units, z, c, h, tanhC } = layer;
  const block = batch * 8;
  const all = steps * batch;
  const states = all + batch;
  const own = learning ? t * block : 0;
  const next = learning ? block : 0;
  const hNext = keepStates ? (t + 1) * block : 0;
  kernel.multiply(
    z + own,
    all,
    rows,
    4 * units,
    input.at + t * input.step,
    input.rows,
    layer.inputs,
    layer.kernel,
    layer.bias,
  );
  if (t > 0) {
    const hBefore = keepStates ? t * block : 0;
    kernel.multiply(z + own, all, rows, 4 * units, h + hBefore, states, units, layer.recurrent, KEEP);
  }
  kernel.gates(z + own, all, c + own, c + own + next, states, tanhC + own, all, h + hNext, states, rows, units);
}

/** The states h after every step, as the next layer reads them. */
export function statesOf(layer: Recurrent, keepStates: boolean): Sequence {
  const block = layer.batch * 8;
  const rows = (layer.steps + 1) * layer.batch;
  return { at: layer.h + (keepStates ? block : 0), rows, step: keepStates ? block : 0 };
}

/**
 * All steps backward from the gradient in `dh`: leaves the gradients of the layer's weights in their places when `ofWeights`, and that of its input (same
 * blocks) at `inputSlope` unless that is null.
 */
export function stepsBackward(
  kernel: Kernel,
  layer: Recurrent,
  input: Sequence,
  inputSlope: number | null,
  ofWeights: boolean,
): void {
  const { batch, steps, units, inputs, z, c, tanhC, dc, dh } = layer;
  const block = batch * 8;
  const all = steps * batch;
  const states = all + batch;
  kernel.memory.fill(0, dc, dc + batch * units);
  kernel.transpose(layer.recurrentTurned, layer.recurrent, units, 4 * units);
  for (let t = steps - 1; t >= 0; t--) {
    const own = t * block;
    kernel.gatesBackward(z + own, all, c + own, states, tanhC + own, all, dh + own, all, dc, batch, units);
    if (t === 0) break;
    kernel.multiply(dh + own - block, all, batch, units, z + own, all, 4 * units, layer.recurrentTurned, KEEP);
  }
  if (ofWeights) weightSlopes(kernel, layer, input);
  if (inputSlope === null) return;
  kernel.transpose(layer.kernelTurned, layer.kernel, inputs, 4 * units);
  kernel.multiply(inputSlope, all, all, inputs, z, all, 4 * units, layer.kernelTurned, ZERO);
}

function weightSlopes(kernel: Kernel, layer: Recurrent, input: Sequence): void {
  const { batch, steps, units, inputs, z, h } = layer;
  const block = batch * 8;
  const all = steps * batch;
  const states = all + batch;
  kernel.multiplyTransposed(layer.kernelSlope, inputs, 4 * units, input.at, input.rows, z, all, all);
  // The state before the first step is zero and teaches nothing.
  if (steps > 1) {
    kernel.multiplyTransposed(layer.recurrentSlope, units, 4 * units, h + block, states, z + block, all, all - batch);
  }
  kernel.sumRows(layer.biasSlope, z, all, all, 4 * units);
}
