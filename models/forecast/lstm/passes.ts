/** The compact LSTM forward and backward through time, written once over a kernel that does the arithmetic. */

import { type Attention, attend, attendBackward, placeAttention } from './attention.ts';
import { type Drop, NO_DROP } from './dropout.ts';
import { type Kernel, placeOf, roundUp, ZERO } from './kernel.ts';
import { type PanelPlan, planPanels } from './panels.ts';
import {
  clearState,
  placeRecurrent,
  type Recurrent,
  type Sequence,
  statesOf,
  stepForward,
  stepsBackward,
} from './recurrent.ts';
import type { LstmShape } from './types.ts';

/** Where everything lies in the kernel's memory. Columns are rounded up to panels of 8, the batch to 4. */
export interface Places {
  readonly shape: LstmShape;
  readonly plan: PanelPlan;
  readonly batch: number;
  /** Parameters, their gradients, and Adam's two moments: `plan.floats` each. */
  readonly weights: number;
  readonly slopes: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  readonly lower: Recurrent;
  readonly upper: Recurrent;
  readonly attention: Attention | null;
  readonly hidden: number;
  readonly last: number;
  /** What the dense layers read: the last states, behind the attended ones if there are. */
  readonly headInputs: number;
  readonly x: number;
  readonly dx: number;
  readonly between: number;
  readonly head: number;
  readonly dHead: number;
  readonly a: number;
  readonly da: number;
  readonly y: number;
  readonly dy: number;
  readonly turned: number;
  /** Floats of all together. */
  readonly floats: number;
}

export function planPlaces(shape: LstmShape, batchSize: number): Places {
  const { steps, attention = 0 } = shape;
  const batch = roundUp(batchSize, 4);
  const plan = planPanels(shape);
  // The first places stay free: they are KEEP and ZERO to a kernel.
  let top = 16;
  const place = (floats: number): number => {
    const at = top;
    top += roundUp(floats, 16);
    return at;
  };
  const weights = place(plan.floats);
  const slopes = place(plan.floats);
  const starts = { weights, slopes };
  const firstMoments = place(plan.floats);
  const secondMoments = place(plan.floats);
  const lower = placeRecurrent('lstm1', plan, starts, steps, batch, place);
  const upper = placeRecurrent('lstm2', plan, starts, steps, batch, place);
  const attending = attention > 0 ? placeAttention(plan, starts, upper.units, steps, batch, place) : null;
  const hidden = plan.of('dense/bias').panelColumns;
  const last = plan.of('output/bias').panelColumns;
  const headInputs = plan.of('dense/kernel').panelRows;
  return {
    shape,
    plan,
    batch,
    weights,
    slopes,
    firstMoments,
    secondMoments,
    lower,
    upper,
    attention: attending,
    hidden,
    last,
    headInputs,
    x: place(steps * batch * lower.inputs),
    dx: place(steps * batch * lower.inputs),
    between: place(steps * batch * upper.inputs),
    head: place(batch * headInputs),
    dHead: place(batch * headInputs),
    a: place(batch * hidden),
    da: place(batch * hidden),
    y: place(batch * last),
    dy: place(batch * last),
    turned: place(Math.max(hidden * last, headInputs * hidden)),
    floats: top,
  };
}

/** Puts the days `first` … of `n` sequences, row-major, one sequence at a time, where the network reads them; all days unless told. */
export function takeInputs(
  f: Float32Array,
  places: Places,
  sequenceOf: (i: number) => Float32Array,
  n: number,
  first = 0,
  end = places.shape.steps,
): void {
  const { batch, x, shape } = places;
  const { steps, features } = shape;
  const panel = steps * batch * 8;
  for (let i = 0; i < n; i++) {
    const sequence = sequenceOf(i);
    let from = 0;
    for (let t = first; t < end; t++) {
      const to = x + (t * batch + i) * 8;
      for (let k = 0; k < features; k++) f[to + (k >> 3) * panel + (k & 7)] = sequence[from++]!;
    }
  }
}

/** Leaves the outputs of the first `rows` sequences at `y`. Only when `learning` is enough kept to go back. */
export function passForward(kernel: Kernel, places: Places, rows: number, learning: boolean, drop: Drop | null): void {
  const { steps } = places.shape;
  passSteps(kernel, places, rows, 0, steps, learning, drop);
  passHead(kernel, places, rows, 0, steps, learning, drop);
}

/** Goes through the days `from` … `end` − 1, on from those passed before unless `from` is 0, and leaves the outputs after the last of them at `y`. */
export function passOn(kernel: Kernel, places: Places, rows: number, from: number, end: number): void {
  passSteps(kernel, places, rows, from, end, false, null);
  passHead(kernel, places, rows, from, end, false, null);
}

function passSteps(
  kernel: Kernel,
  places: Places,
  rows: number,
  from: number,
  end: number,
  learning: boolean,
  drop: Drop | null,
): void {
  const { batch, shape, lower, upper, attention, x, between } = places;
  const all = shape.steps * batch;
  const block = batch * 8;
  const keepUpper = learning || attention !== null;
  if (from === 0) {
    clearState(kernel.memory, lower);
    clearState(kernel.memory, upper);
  }
  const inputs: Sequence = { at: x, rows: all, step: block };
  const states = statesOf(lower, learning);
  const seen = drop ? { at: between, rows: all, step: block } : states;
  for (let t = from; t < end; t++) {
    stepForward(kernel, lower, inputs, t, rows, learning, learning);
    if (drop) {
      const { lower: key, threshold, scale } = drop;
      const kept = states.at + t * block;
      const to = between + t * block;
      kernel.dropout(to, all, kept, states.rows, t * batch, rows, upper.inputs, key, threshold, scale);
    }
    stepForward(kernel, upper, seen, t, rows, learning, keepUpper);
  }
}

/** The dense layers over what is known after `days` days, of which those from `from` on are new. */
function passHead(
  kernel: Kernel,
  places: Places,
  rows: number,
  from: number,
  days: number,
  learning: boolean,
  drop: Drop | null,
): void {
  const { batch, attention, a, y, hidden, last, headInputs, head } = places;
  gatherHead(kernel, places, rows, from, days, learning || attention !== null, drop);
  const { plan, weights } = places;
  const at = (name: Parameters<PanelPlan['of']>[0]): number => weights + plan.of(name).at;
  kernel.multiply(a, batch, rows, hidden, head, batch, headInputs, at('dense/kernel'), at('dense/bias'));
  kernel.relu(a, batch * hidden);
  kernel.multiply(y, batch, rows, last, a, batch, hidden, at('output/kernel'), at('output/bias'));
}

/** The attended states, if any, then the last ones, less what is dropped, at `head`. */
function gatherHead(
  kernel: Kernel,
  places: Places,
  rows: number,
  from: number,
  days: number,
  keepUpper: boolean,
  drop: Drop | null,
): void {
  const { batch, upper, attention, head, headInputs } = places;
  const states = statesOf(upper, keepUpper);
  const final = states.at + (days - 1) * states.step;
  // A threshold of zero drops nothing: then this only copies.
  const { threshold: none, scale: same } = NO_DROP;
  const lastAt = head + (headInputs - upper.units) * batch;
  kernel.dropout(lastAt, batch, final, states.rows, 0, rows, upper.units, 0, none, same);
  if (attention) attend(kernel, attention, states, head, rows, from, days);
  if (!drop) return;
  kernel.dropout(head, batch, head, batch, 0, rows, headInputs, drop.upper, drop.threshold, drop.scale);
}

/**
 * Goes back from the gradient at `dy`, of the whole batch as it was last passed forward: leaves the gradients of all parameters when `ofWeights`, and that
 * of the inputs at `dx` when `ofInputs`.
 */
export function passBackward(
  kernel: Kernel,
  places: Places,
  drop: Drop | null,
  { ofWeights, ofInputs }: { readonly ofWeights: boolean; readonly ofInputs: boolean },
): void {
  const { batch, shape, lower, upper, attention, x, dx, between, dHead, headInputs } = places;
  const { steps } = shape;
  const f = kernel.memory;
  const all = steps * batch;
  const block = batch * 8;
  denseBackward(kernel, places, ofWeights);
  if (drop) kernel.dropout(dHead, batch, dHead, batch, 0, batch, headInputs, drop.upper, drop.threshold, drop.scale);

  f.fill(0, upper.dh, upper.dh + all * upper.units);
  const { threshold: none, scale: same } = NO_DROP;
  const lastSlope = dHead + (headInputs - upper.units) * batch;
  kernel.dropout(upper.dh + (steps - 1) * block, all, lastSlope, batch, 0, batch, upper.units, 0, none, same);
  if (attention) attendBackward(kernel, attention, statesOf(upper, true), dHead, upper.dh);

  const seen = drop ? { at: between, rows: all, step: block } : statesOf(lower, true);
  stepsBackward(kernel, upper, seen, lower.dh, ofWeights);
  if (drop) {
    const { lower: key, threshold, scale } = drop;
    kernel.dropout(lower.dh, all, lower.dh, all, 0, all, upper.inputs, key, threshold, scale);
  }
  stepsBackward(kernel, lower, { at: x, rows: all, step: block }, ofInputs ? dx : null, ofWeights);
}

function denseBackward(kernel: Kernel, places: Places, ofWeights: boolean): void {
  const { plan, weights, slopes, batch, hidden, last, headInputs, head, dHead, a, da, dy, turned } = places;
  const at = (name: Parameters<PanelPlan['of']>[0]): number => plan.of(name).at;
  kernel.transpose(turned, weights + at('output/kernel'), hidden, last);
  kernel.multiply(da, batch, batch, hidden, dy, batch, last, turned, ZERO);
  kernel.reluBackward(da, a, batch * hidden);
  kernel.transpose(turned, weights + at('dense/kernel'), headInputs, hidden);
  kernel.multiply(dHead, batch, batch, headInputs, da, batch, hidden, turned, ZERO);
  if (!ofWeights) return;
  kernel.multiplyTransposed(slopes + at('output/kernel'), hidden, last, a, batch, dy, batch, batch);
  kernel.sumRows(slopes + at('output/bias'), dy, batch, batch, last);
  kernel.multiplyTransposed(slopes + at('dense/kernel'), headInputs, hidden, head, batch, da, batch, batch);
  kernel.sumRows(slopes + at('dense/bias'), da, batch, batch, hidden);
}

/** Output `k` of the i-th sequence. */
export const outputAt = ({ y, batch }: Places, i: number, k: number): number => y + placeOf(i, k, batch);
