/** The way from the lines to the total: in which order its steps apply, which of them is the total, and what each may add. */

import type { Draft, DraftStep, StepKind } from './draft.ts';
import type { LinePick } from './line-choices.ts';
import type { NumberFormat } from './numerals.ts';
import { type Reading, type ReadingLimits, readingsOfMoney } from './readings.ts';
import type { Choice, State, States } from './sums.ts';

/** A step as it is taken; `value` null when it is already inside other numbers (a tax that prices include). Signed. */
export interface StepPick {
  readonly kind: 'step';
  readonly index: number;
  readonly value: number | null;
}

export type SumPick = LinePick | StepPick;

/** A printed sum that the lines and steps above it do not come to. */
export const BROKEN_CHECKPOINT = 3.5;
/** A printed minus that is taken for none. */
const MADE_UP_MINUS = 5;
/** An amount named on the paper that the sum does without: prices may include tax, a discount may already be off. */
const UNUSED: Readonly<Record<StepKind, number>> = {
  tax: 1.2,
  service: 3,
  discount: 1.8,
  fee: 1.2,
  rounding: 1,
  subtotal: BROKEN_CHECKPOINT,
  total: BROKEN_CHECKPOINT,
  'grand-total': BROKEN_CHECKPOINT,
  unnamed: 0.8,
};

/** Rounding that is printed above a subtotal is for the total below. */
export function inOrder(draft: Draft) {
  const steps = draft.steps.map((step, index) => ({ step, index }));
  for (let at = 0; at < steps.length; at++) {
    const { step } = steps[at]!;
    if (step.kind !== 'rounding') continue;
    const subtotal = steps.findLastIndex((other) => other.step.kind === 'subtotal');
    if (subtotal > at) {
      const [moved] = steps.splice(at, 1);
      steps.splice(subtotal, 0, moved!);
      break;
    }
  }
  return steps;
}

/** What it costs to take each step as the total; null where it cannot be. The last and grandest is free. */
export function totalRanks(kinds: readonly StepKind[]): readonly (number | null)[] {
  const lastOf = (kind: StepKind) => kinds.lastIndexOf(kind);
  const grand = lastOf('grand-total');
  const total = lastOf('total');
  const hasTotal = grand >= 0 || total >= 0;
  return kinds.map((kind, index) => {
    if (kind === 'grand-total') return index === grand ? (total > grand ? 0.5 : 0) : 0.9;
    if (kind === 'total') return index === total ? (grand < 0 ? 0 : total > grand ? 0.2 : 1.5) : grand < 0 ? 1.8 : 2.5;
    const isTaxedLater = kinds.slice(index + 1).some((other) => other === 'tax' || other === 'service');
    if (kind === 'subtotal') return hasTotal ? 5 : isTaxedLater ? 4.5 : index === lastOf('subtotal') ? 0.3 : 2;
    if (kind === 'unnamed') return hasTotal ? 4.5 : isTaxedLater ? 3 : 1;
    return null;
  });
}

interface Rest {
  readonly cost: number;
  readonly goesOn: boolean;
}

/** A total that the paper goes on from to another one is a step on the way. */
export function unexplained(
  kind: StepKind,
  later: readonly DraftStep[],
  format: NumberFormat,
  limits: ReadingLimits,
): (total: number) => Rest {
  const asRead = later.map(({ kind: other, figure }) => ({
    kind: other,
    value: readingsOfMoney(figure, format, { ...limits, budget: 0 })[0]?.value ?? 0,
  }));
  const isTotal = (other: StepKind) => other === 'total' || other === 'grand-total';
  return (total) => {
    const others = asRead.filter((one) => isTotal(one.kind) && one.value !== total).length;
    const isTaxed = asRead.some((one) => (one.kind === 'tax' || one.kind === 'service') && one.value > 0);
    const isMore = asRead.some((one) => (isTotal(one.kind) || one.kind === 'unnamed') && one.value > total + 2);
    return {
      cost: 2.3 * Math.min(2, others) + (isTaxed && others > 0 ? 1.5 : 0),
      goesOn: isMore || (kind === 'subtotal' && isTaxed),
    };
  };
}

/** Prices include the taxes, and the subtotal is what is left without them: subtotal and taxes make the total, as the lines do. */
export function taxesAreInside(steps: readonly DraftStep[], format: NumberFormat, minorDigits: number): boolean {
  let sum = Number.NaN;
  let taxes = 0;
  for (const { kind, figure } of steps) {
    const value = readingsOfMoney(figure, format, { budget: 0, minorDigits })[0]?.value ?? 0;
    if (kind === 'subtotal') [sum, taxes] = [value, 0];
    else if (kind === 'tax' || kind === 'service') taxes += value;
    else if ((kind === 'total' || kind === 'grand-total') && taxes > 0 && Math.abs(sum + taxes - value) <= 2)
      return true;
  }
  return false;
}

export function choicesOfStep(
  kind: StepKind,
  readings: readonly Reading[],
  isNegative: boolean,
  index: number,
): readonly Choice<SumPick>[] {
  const choices: Choice<SumPick>[] = [];
  const take = (value: number, cost: number, taken: number | null) =>
    choices.push({ value, cost, second: Number.POSITIVE_INFINITY, pick: { kind: 'step', index, value: taken } });
  for (const { value, cost } of readings) {
    if (kind === 'discount') take(-value, cost, -value);
    else if (kind === 'rounding') {
      take(isNegative ? -value : value, cost, isNegative ? -value : value);
      // A minus is often not printed, or lost in reading; one that stands there was hardly made up.
      if (value !== 0)
        take(isNegative ? value : -value, cost + (isNegative ? MADE_UP_MINUS : 1), isNegative ? value : -value);
    } else if (kind === 'unnamed') take(value, cost + 1.5, value);
    else take(isNegative ? -value : value, cost, isNegative ? -value : value);
  }
  if (readings[0]?.value !== 0) take(0, UNUSED[kind], null);
  return choices.sort((a, b) => a.cost - b.cost);
}

/** States that a printed sum agrees with go on as they are, others pay. */
export function checkpoint(
  states: States<SumPick>,
  readings: readonly Reading[],
  index: number,
  budget: number,
  failed: number,
): States<SumPick> {
  const costs = new Map(readings.map(({ value, cost }) => [value, cost]));
  const next = new Map<number, State<SumPick>>();
  for (const state of states.values()) {
    const match = costs.get(state.value) ?? Number.POSITIVE_INFINITY;
    const paid = Math.min(match, failed);
    const cost = state.cost + paid;
    if (cost > budget) continue;
    const pick: StepPick = { kind: 'step', index, value: match <= failed ? state.value : null };
    next.set(state.value, { value: state.value, cost, second: state.second + paid, before: state, pick });
  }
  return next;
}

export function merge(a: States<SumPick>, b: States<SumPick>): States<SumPick> {
  const out = new Map(a);
  for (const [value, state] of b) {
    const known = out.get(value);
    if (known === undefined || state.cost < known.cost) out.set(value, state);
  }
  return out;
}
