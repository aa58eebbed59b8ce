/**
 * The sum solver: the cheapest joint reading of all numbers of a paper such that its sums hold. Post-correction by arithmetic constraints over a
 * noisy channel, by Viterbi's search over the running sum: lines, then each step to the total in the paper's order, then tender and change.
 */

import type { Draft, DraftStep, StepKind } from './draft.ts';
import { choicesOfLine, type LinePick } from './line-choices.ts';
import type { NumberFormat } from './numerals.ts';
import { type Reading, type ReadingLimits, readingsOfMoney } from './readings.ts';
import { add, type Choice, nothing, picksOf, type State, type States } from './sums.ts';

/** A step as it is taken; `value` null when it is already inside other numbers (a tax that prices include). Signed. */
export interface StepPick {
  readonly kind: 'step';
  readonly index: number;
  readonly value: number | null;
}

export interface TenderPick {
  readonly kind: 'tender';
  readonly tenders: readonly (number | null)[];
  readonly change: number | null;
}

type Pick = LinePick | StepPick;

export interface Solution {
  readonly lines: readonly LinePick[];
  readonly steps: readonly StepPick[];
  /** Minor units; null when the paper has none. */
  readonly total: number | null;
  /** Index of the step taken as total; null for tender or none. */
  readonly totalStep: number | null;
  readonly paid: TenderPick | null;
  /** Lines, steps and total hold together. */
  readonly isIntact: boolean;
  /** No other total, and no other set of lines, is nearly as likely. */
  readonly isSure: boolean;
  readonly cost: number;
}

/** Budgets of the search, tried in turn: as read, one wrong sign, two or three. In natural-log units. */
const BUDGETS = [3, 7.5, 11] as const;
/** A rival must be this much dearer: odds of about 8 to 1. */
const MARGIN = 2.1;
const CAPS = [400, 2500, 5000] as const;
/** What a failed check costs. */
const BROKEN_LINES = 8;
const BROKEN_CHECKPOINT = 3.5;
const BROKEN_TENDER = 3.2;
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

interface Problem {
  readonly draft: Draft;
  readonly format: NumberFormat;
  readonly minorDigits: number;
}

interface Ending {
  readonly state: State<Pick> | null;
  readonly total: number | null;
  readonly totalStep: number | null;
  readonly paid: Paid | null;
  readonly isIntact: boolean;
  readonly cost: number;
  readonly second: number;
}

interface Paid extends TenderPick {
  readonly cost: number;
}

/** The most probable reading. `search` false takes every number as it is read and only looks whether the sums hold. */
export function solve(draft: Draft, format: NumberFormat, minorDigits: number, search: boolean): Solution {
  const problem = { draft, format, minorDigits };
  let solution = attempt(problem, 0, 3, CAPS[0]);
  if (!search) return solution;
  for (const [index, budget] of BUDGETS.entries()) {
    if (solution.isIntact && solution.isSure && solution.cost + MARGIN <= (index === 0 ? 3 : BUDGETS[index - 1]!))
      break;
    const found = attempt(problem, budget, budget, CAPS[index]!);
    if (found.cost <= solution.cost + 1e-9 || !solution.isIntact) solution = found;
  }
  return solution;
}

function attempt({ draft, format, minorDigits }: Problem, wordBudget: number, budget: number, cap: number): Solution {
  const limits = { budget: wordBudget, minorDigits };
  const slack = format.cents && minorDigits > 0 ? 2 : 1;
  let states: States<Pick> = nothing();
  let isWhole = draft.lines.length > 0;
  for (const [index, line] of draft.lines.entries()) {
    states = add<Pick>(states, choicesOfLine(line, index, format, limits), budget, cap);
    if (states.size === 0) isWhole = false;
  }
  if (!isWhole) states = new Map();
  const paid = paidOf(draft, format, limits, budget);
  const steps = inOrder(draft);
  const rank = totalRanks(steps.map(({ step }) => step.kind));
  const isInclusive = taxesAreInside(
    steps.map(({ step }) => step),
    format,
    minorDigits,
  );
  const endings: Ending[] = [];
  // Where the lines do not add up, the sum may still hold from the subtotal on.
  let broken: States<Pick> = new Map();
  const end = (
    state: State<Pick> | null,
    total: number,
    cost: number,
    totalStep: number | null,
    isIntact: boolean,
    later: readonly Reading[],
  ) => {
    const tender = tenderFor(paid, total, later, slack);
    endings.push({
      state,
      total,
      totalStep,
      paid: tender,
      isIntact,
      cost: cost + (tender?.cost ?? 0),
      second: (state?.second ?? Number.POSITIVE_INFINITY) - (state?.cost ?? 0) + cost + (tender?.cost ?? 0),
    });
  };
  steps.forEach(({ step, index }, at) => {
    const readings = readingsOfMoney(step.figure, format, limits);
    const base = rank[at];
    const prior = base === null || base === undefined ? null : base;
    const later = steps
      .slice(at + 1)
      .flatMap(({ step: other }) =>
        other.kind === 'rounding' ? readingsOfMoney(other.figure, format, { ...limits, budget: 0 }) : [],
      );
    if (prior !== null) {
      const after = unexplained(
        steps.slice(at + 1).map(({ step: other }) => other),
        format,
        limits,
      );
      for (const plain of readings) {
        const reading = { value: plain.value, cost: plain.cost + after(plain.value) };
        for (let off = -slack; off <= slack; off++) {
          const offCost = off === 0 ? 0 : 0.6;
          const whole = states.get(reading.value + off);
          if (whole !== undefined)
            end(whole, reading.value, whole.cost + reading.cost + prior + offCost, index, true, later);
          const part = broken.get(reading.value + off);
          if (part !== undefined)
            end(part, reading.value, part.cost + reading.cost + prior + offCost, index, false, later);
        }
        // Whole hundreds, where no coins are smaller, without a line that says so.
        if (minorDigits === 0 && plain.cost === 0 && reading.value % 100 === 0) {
          const near = [...states.values()].find(
            ({ value, cost }) => Math.abs(value - reading.value) < 100 && cost <= 1,
          );
          if (near !== undefined) end(near, reading.value, near.cost + reading.cost + prior + 2.4, index, true, later);
        }
        end(null, reading.value, 2 * BROKEN_LINES - 4 + reading.cost + prior, index, false, later);
      }
    }
    if (step.kind === 'subtotal' || step.kind === 'total' || step.kind === 'grand-total') {
      const fresh = readings.map(
        (reading): Choice<Pick> => ({
          ...reading,
          cost: reading.cost + BROKEN_LINES,
          second: Number.POSITIVE_INFINITY,
          pick: { kind: 'step', index, value: reading.value },
        }),
      );
      const restarted = add(nothing<Pick>(), fresh, budget + BROKEN_LINES, cap);
      broken = merge(checkpoint(broken, readings, index, slack, budget + BROKEN_LINES, BROKEN_CHECKPOINT), restarted);
      states = checkpoint(states, readings, index, slack, budget, isInclusive ? 1 : BROKEN_CHECKPOINT);
      return;
    }
    const choices = choicesOfStep(step.kind, readings, step.figure.numeral.isNegative, index);
    states = add(states, choices, budget, cap);
    broken = add(broken, choices, budget + BROKEN_LINES, cap);
  });
  if (rank.every((prior) => prior === null)) {
    // No total is printed: what was paid is one, if the lines come to it.
    for (const state of states.values()) {
      const tender = paid?.byValue.get(state.value);
      if (tender !== undefined) end(state, state.value, state.cost + 1, null, true, []);
    }
  }
  return best(
    draft,
    endings,
    steps.map(({ index }) => index),
  );
}

/** A total that the paper goes on from to another one is a step on the way. */
function unexplained(
  later: readonly DraftStep[],
  format: NumberFormat,
  limits: ReadingLimits,
): (total: number) => number {
  const asRead = later.map(({ kind, figure }) => ({
    kind,
    value: readingsOfMoney(figure, format, { ...limits, budget: 0 })[0]?.value ?? 0,
  }));
  return (total) => {
    const others = asRead.filter(
      ({ kind, value }) => (kind === 'total' || kind === 'grand-total') && value !== total,
    ).length;
    const isTaxed = asRead.some(({ kind, value }) => (kind === 'tax' || kind === 'service') && value > 0);
    return 2.3 * Math.min(2, others) + (isTaxed && others > 0 ? 1.5 : 0);
  };
}

/** Prices include the taxes, and the subtotal is what is left without them: subtotal and taxes make the total, as the lines do. */
function taxesAreInside(steps: readonly DraftStep[], format: NumberFormat, minorDigits: number): boolean {
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

/** Rounding that is printed above a subtotal is for the total below. */
function inOrder(draft: Draft) {
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
function totalRanks(kinds: readonly StepKind[]): readonly (number | null)[] {
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

function choicesOfStep(
  kind: StepKind,
  readings: readonly Reading[],
  isNegative: boolean,
  index: number,
): readonly Choice<Pick>[] {
  const choices: Choice<Pick>[] = [];
  const take = (value: number, cost: number, taken: number | null) =>
    choices.push({ value, cost, second: Number.POSITIVE_INFINITY, pick: { kind: 'step', index, value: taken } });
  for (const { value, cost } of readings) {
    if (kind === 'discount') take(-value, cost, -value);
    else if (kind === 'rounding') {
      take(isNegative ? -value : value, cost, isNegative ? -value : value);
      if (value !== 0) take(isNegative ? value : -value, cost + 1, isNegative ? value : -value);
    } else if (kind === 'unnamed') take(value, cost + 1.5, value);
    else take(isNegative ? -value : value, cost, isNegative ? -value : value);
  }
  if (readings[0]?.value !== 0) take(0, UNUSED[kind], null);
  return choices.sort((a, b) => a.cost - b.cost);
}

/** States that a printed sum agrees with go on as they are, others pay. */
function checkpoint(
  states: States<Pick>,
  readings: readonly Reading[],
  index: number,
  slack: number,
  budget: number,
  failed: number,
): States<Pick> {
  const costs = new Map(readings.map(({ value, cost }) => [value, cost]));
  const next = new Map<number, State<Pick>>();
  for (const state of states.values()) {
    let match = Number.POSITIVE_INFINITY;
    let value: number | null = null;
    for (let off = -slack; off <= slack; off++) {
      const cost = costs.get(state.value + off);
      if (cost !== undefined && cost + (off === 0 ? 0 : 0.6) < match)
        [match, value] = [cost + (off === 0 ? 0 : 0.6), state.value + off];
    }
    if (match > failed) [match, value] = [failed, null];
    const cost = state.cost + match;
    if (cost > budget) continue;
    next.set(state.value, {
      value: state.value,
      cost,
      second: state.second + match,
      before: state,
      pick: { kind: 'step', index, value },
    });
  }
  return next;
}

function merge(a: States<Pick>, b: States<Pick>): States<Pick> {
  const out = new Map(a);
  for (const [value, state] of b) {
    const known = out.get(value);
    if (known === undefined || state.cost < known.cost) out.set(value, state);
  }
  return out;
}

interface PaidSums {
  readonly byValue: ReadonlyMap<number, Paid>;
  /** Without a printed change, what was given need only cover the total. */
  readonly given: number | null;
  readonly asRead: TenderPick;
}

/** What was paid: sums of tender lines less change, each in its readings. */
function paidOf(
  draft: Draft,
  format: NumberFormat,
  limits: { readonly budget: number; readonly minorDigits: number },
  budget: number,
): PaidSums | null {
  if (draft.tenders.length === 0) return null;
  const tenders = draft.tenders.slice(0, 4).map((figure) => readingsOfMoney(figure, format, limits));
  const changes = draft.change === null ? [] : readingsOfMoney(draft.change, format, limits);
  const asRead: TenderPick = {
    kind: 'tender',
    tenders: tenders.map((readings) => readings[0]?.value ?? null),
    change: changes[0]?.value ?? null,
  };
  const byValue = new Map<number, Paid>();
  const take = (value: number, cost: number, taken: readonly (number | null)[], change: number | null) => {
    const known = byValue.get(value);
    if (cost <= budget && (known === undefined || cost < known.cost))
      byValue.set(value, { kind: 'tender', tenders: taken, change, cost });
  };
  const none = tenders.map(() => null as number | null);
  const one = (index: number, value: number) => none.map((_, other) => (other === index ? value : null));
  const spare = 0.7 * (tenders.length - 1);
  tenders.forEach((readings, index) => {
    for (const tender of readings) {
      for (const change of changes) {
        if (tender.cost + change.cost > budget) break;
        if (tender.value >= change.value)
          take(tender.value - change.value, tender.cost + change.cost + spare, one(index, tender.value), change.value);
      }
      if (changes.length === 0 || draft.tenders.length > 1)
        take(tender.value, tender.cost + spare + (changes.length > 0 ? 1 : 0), one(index, tender.value), null);
    }
  });
  if (tenders.length > 1) {
    const all = tenders.map((readings) => readings[0]?.value ?? 0);
    const sum = all.reduce((a, b) => a + b, 0);
    take(sum - (changes[0]?.value ?? 0), 0.3, all, changes[0]?.value ?? null);
  }
  const given = draft.change === null ? Math.max(...tenders.map((readings) => readings[0]?.value ?? 0)) : null;
  return { byValue, given, asRead };
}

function tenderFor(paid: PaidSums | null, total: number, later: readonly Reading[], slack: number): Paid | null {
  if (paid === null) return null;
  let best: Paid | null = null;
  const take = (value: number, extra: number) => {
    const found = paid.byValue.get(value);
    if (found !== undefined && (best === null || found.cost + extra < best.cost))
      best = { ...found, cost: found.cost + extra };
  };
  for (let off = -slack; off <= slack; off++) take(total + off, off === 0 ? 0 : 0.6);
  for (const { value } of later) {
    take(total + value, 0.1);
    take(total - value, 0.1);
  }
  if (best !== null) return best;
  // More given than due, and the change not printed: neither for nor against.
  if (paid.given !== null && paid.given > total) return { ...paid.asRead, cost: 1.5 };
  return { ...paid.asRead, cost: BROKEN_TENDER };
}

function best(draft: Draft, endings: readonly Ending[], order: readonly number[]): Solution {
  const sorted = [...endings].sort((a, b) => a.cost - b.cost);
  const first = sorted[0];
  const asRead = (): Solution => ({
    lines: [],
    steps: [],
    total: null,
    totalStep: null,
    paid: null,
    isIntact: false,
    isSure: false,
    cost: Number.POSITIVE_INFINITY,
  });
  if (first === undefined) return asRead();
  const rival = sorted.find((ending) => ending.total !== first.total);
  const isSure =
    (rival === undefined || rival.cost - first.cost >= MARGIN) && first.second - first.cost >= Math.min(MARGIN, 1);
  const picks = first.state === null ? [] : picksOf(first.state);
  const lines = picks.filter((pick) => pick.kind === 'line');
  const steps = picks.filter((pick) => pick.kind === 'step');
  return {
    lines: lines.length === draft.lines.length ? lines : [],
    steps: steps.sort((a, b) => order.indexOf(a.index) - order.indexOf(b.index)),
    total: first.total,
    totalStep: first.totalStep,
    paid: first.paid === null ? null : { kind: 'tender', tenders: first.paid.tenders, change: first.paid.change },
    isIntact: first.isIntact,
    isSure,
    cost: first.cost,
  };
}
