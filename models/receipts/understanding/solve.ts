/**
 * The sum solver: the cheapest joint reading of all numbers of a paper such that its sums hold. Post-correction by arithmetic constraints over a
 * noisy channel, by Viterbi's search over the running sum: lines, then each step to the total in the paper's order, then tender and change.
 */

import type { Draft } from './draft.ts';
import { choicesOfLine, type LinePick } from './line-choices.ts';
import type { NumberFormat } from './numerals.ts';
import { type Reading, readingsOfMoney } from './readings.ts';
import {
  BROKEN_CHECKPOINT,
  checkpoint,
  choicesOfStep,
  inOrder,
  merge,
  type StepPick,
  type SumPick,
  taxesAreInside,
  totalRanks,
  unexplained,
} from './steps.ts';
import { add, type Choice, nothing, picksOf, type State, type States } from './sums.ts';
import { type Paid, paidOf, type TenderPick, tenderFor } from './tender.ts';

type Pick = SumPick;

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
  /** No other total is nearly as likely. */
  readonly isSure: boolean;
  /** Another set of lines that comes to the same total is less likely … */
  readonly areLinesLikely: boolean;
  /** … and much less likely. */
  readonly areLinesSure: boolean;
  readonly cost: number;
}

/** Budgets of the search, tried in turn: as read, one wrong sign, two or three. In natural-log units. */
const BUDGETS = [3, 7.5, 11] as const;
/** A rival must be this much dearer: odds of about 8 to 1. */
const MARGIN = 2.1;
/** Lines are shown as the search takes them from odds of about 3 to 1 on; to claim that they are right takes the full margin. */
const LINES_MARGIN = 1;
const CAPS = [300, 1000, 1500] as const;
/** No single number is bent further than this. */
const MOST_FOR_ONE = 7.5;
/** A total that misses by what rounding may take. */
const OFF = 1;
/** What a failed check costs. */
const BROKEN_LINES = 8;
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

/** The most probable reading. `search` false takes every number as it is read and only looks whether the sums hold. */
export function solve(draft: Draft, format: NumberFormat, minorDigits: number, search: boolean): Solution {
  const problem = { draft, format, minorDigits };
  let solution = attempt(problem, 0, 3, CAPS[0]);
  if (!search) return solution;
  for (const [index, budget] of BUDGETS.entries()) {
    if (solution.isIntact && solution.areLinesSure && solution.cost + MARGIN <= (index === 0 ? 3 : BUDGETS[index - 1]!))
      break;
    const found = attempt(problem, Math.min(budget, MOST_FOR_ONE), budget, CAPS[index]!);
    if (found.cost <= solution.cost + 1e-9 || !solution.isIntact) solution = found;
  }
  return solution;
}

function attempt({ draft, format, minorDigits }: Problem, wordBudget: number, budget: number, cap: number): Solution {
  const limits = { budget: wordBudget, minorDigits };

  let states: States<Pick> = nothing();
  let isWhole = draft.lines.length > 0;
  for (const [index, line] of draft.lines.entries()) {
    states = add<Pick>(states, choicesOfLine(line, index, format, limits), budget, cap);
    if (states.size === 0) isWhole = false;
  }
  if (!isWhole) states = new Map();
  const paid = paidOf(draft, format, limits, budget);
  const steps = inOrder(draft);
  const isTaxed = steps.some(({ step }) => step.kind === 'tax' || step.kind === 'service');
  const isRounded = steps.some(({ step }) => step.kind === 'rounding');
  // Two sen are lost in rounding to five, one rupiah where taxes have decimals; printed sums of printed numbers are exact.
  const slack = isRounded ? 0 : minorDigits > 0 ? 2 : isTaxed ? 1 : 0;
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
    isWhole: boolean,
    later: readonly Reading[],
    goesOn: boolean,
  ) => {
    const tender = tenderFor(paid, total, later, slack);
    const isConfirmed = tender !== null && tender.cost < 1;
    endings.push({
      state,
      total,
      totalStep,
      paid: tender,
      // What goes on to a larger amount is no total, unless what was paid says so.
      isIntact: isWhole && (isConfirmed || !goesOn),
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
        step.kind,
        steps.slice(at + 1).map(({ step: other }) => other),
        format,
        limits,
      );
      for (const plain of readings) {
        const rest = after(plain.value);
        const reading = { value: plain.value, cost: plain.cost + rest.cost };
        for (let off = -slack; off <= slack; off++) {
          const offCost = off === 0 ? 0 : OFF;
          const whole = states.get(reading.value + off);
          if (whole !== undefined)
            end(whole, reading.value, whole.cost + reading.cost + prior + offCost, index, true, later, rest.goesOn);
          const part = broken.get(reading.value + off);
          if (part !== undefined)
            end(part, reading.value, part.cost + reading.cost + prior + offCost, index, false, later, rest.goesOn);
        }
        // Whole hundreds, where no coins are smaller, without a line that says so.
        if (minorDigits === 0 && !isRounded && isTaxed && plain.cost === 0 && reading.value % 100 === 0) {
          const near = [...states.values()].find(
            ({ value, cost }) => Math.abs(value - reading.value) < 100 && cost <= 1,
          );
          if (near !== undefined)
            end(near, reading.value, near.cost + reading.cost + prior + 2.4, index, true, later, rest.goesOn);
        }
        end(null, reading.value, 2 * BROKEN_LINES - 4 + reading.cost + prior, index, false, later, rest.goesOn);
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
      broken = merge(checkpoint(broken, readings, index, budget + BROKEN_LINES, BROKEN_CHECKPOINT), restarted);
      states = checkpoint(states, readings, index, budget, isInclusive ? 1 : BROKEN_CHECKPOINT);
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
      if (tender !== undefined) end(state, state.value, state.cost + 1, null, true, [], false);
    }
  }
  return best(
    draft,
    endings,
    steps.map(({ index }) => index),
  );
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
    areLinesLikely: false,
    areLinesSure: false,
    cost: Number.POSITIVE_INFINITY,
  });
  if (first === undefined) return asRead();
  const rival = sorted.find((ending) => ending.total !== first.total);
  const isSure = rival === undefined || rival.cost - first.cost >= MARGIN;
  const areLinesLikely = isSure && first.second - first.cost >= LINES_MARGIN;
  const areLinesSure =
    isSure &&
    first.second - first.cost >= MARGIN &&
    !sorted.some(
      (other) => other.cost - first.cost < MARGIN && other.total === first.total && readsOtherwise(other, first),
    );
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
    areLinesLikely,
    areLinesSure,
    cost: first.cost,
  };
}

/** Two ways to one total that take a line's amount differently. */
function readsOtherwise(one: Ending, other: Ending): boolean {
  if (one.state === null || other.state === null || one.state === other.state) return false;
  const amounts = (state: State<Pick>) => picksOf(state).flatMap((pick) => (pick.kind === 'line' ? [pick.amount] : []));
  const [a, b] = [amounts(one.state), amounts(other.state)];
  return a.length === b.length && a.some((amount, index) => amount !== b[index]);
}
