/** Adds the facts of one item at one outlet up to its days, its level and its ledger: the one place where stock is worked out. */

import type { DailySeries } from './daily-records.ts';
import { dayToNumber, numberToDay } from './day.ts';
import { deriveUsage, type Gap } from './derive-usage.ts';
import { closingMoment, lengthOfDays, mergeImports, notImported, sourceOf, toldOf } from './imported-days.ts';
import type { EntryId, Movement, MovementId } from './nouns.ts';
import { baseQuantity } from './quantity.ts';
import {
  endOfDay,
  findVoided,
  type ImportedDays,
  type LedgerStep,
  type SeriesFacts,
  type StockLevel,
} from './stock-facts.ts';

export interface AddedUp {
  /** null when nothing is known of any day. */
  readonly series: DailySeries | null;
  readonly stock: StockLevel;
  /** Oldest first; empty unless asked for. */
  readonly steps: readonly LedgerStep[];
}

const SIGN_OF = { received: 1, used: -1, wasted: -1, transferIn: 1, transferOut: -1 } as const;
type FlowKind = keyof typeof SIGN_OF;
const FLOWS = Object.keys(SIGN_OF) as FlowKind[];

/**
 * The order in which the facts are given does not matter: they take hold by day, then moment, then id.
 *
 * - A count or an imported closing is a level; everything else moves it. A level is the closing of its day, with whatever moved later that
 *   day.
 * - Where several imports tell the same amount of a day, the last import wins. Movements entered before that import are within its amount
 *   (superseded), later ones add to it.
 * - An imported day without a closing moves the level from the start of its day; what is unknown moves nothing. An imported opening is a
 *   level only where the closing of the day before is unknown.
 * - Usage that nobody recorded is opening + received + transfers in − transfers out − wasted − closing, where both levels are known, be they
 *   days apart: then it is spread over the days between and marked. A day that no import tells had no movements but those entered; on an
 *   imported day a blank stays unknown. A negative result means that a fact is missing: usage stays unknown and the day is marked.
 */
export function addUp(facts: SeriesFacts, options: { readonly steps: boolean }): AddedUp {
  const imported = [...facts.imported].sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
  const voided = findVoided(facts.movements);
  const movements = facts.movements.filter((one) => one.kind !== 'voided' && (options.steps || !voided.has(one.id)));
  const range = rangeOf(
    imported,
    [...movements, ...facts.ordered].map((one) => dayToNumber(one.day)),
  );
  if (range === null) return { series: null, stock: UNKNOWN_LEVEL, steps: [] };
  const series = mergeImports(imported, range.first, range.last);
  const untold = notImported(series);
  const walked = walkDays(series, imported, byDay(movements), voided, options.steps);
  for (const { day, quantity } of facts.ordered) {
    const { ordered } = series.amounts;
    const index = dayToNumber(day) - range.first;
    ordered[index] = orZero(ordered[index]!) + quantity;
  }
  const gaps = deriveUsage(series, untold);
  return { series, stock: walked.stock, steps: options.steps ? tellGaps(walked.steps, gaps, range.first) : [] };
}

const UNKNOWN_LEVEL: StockLevel = { onHand: null, countedOn: null, countedAt: null, usedThrough: null };

/** Puts the use that a level tells on the last line that set that day's level. */
function tellGaps(steps: readonly LedgerStep[], gaps: readonly Gap[], first: number): readonly LedgerStep[] {
  if (gaps.length === 0) return steps;
  const gapOn = new Map(gaps.map((gap) => [numberToDay(first + gap.to), gap]));
  const told = [...steps];
  for (let i = told.length - 1; i >= 0; i--) {
    const step = told[i]!;
    const gap = gapOn.get(step.day);
    if (gap === undefined || step.state !== 'counts' || !setsLevel(step)) continue;
    told[i] = { ...step, derived: { quantity: gap.total, days: gap.to - gap.from + 1 } };
    gapOn.delete(step.day);
  }
  return told;
}

const setsLevel = ({ kind, amounts }: LedgerStep) =>
  kind === 'counted' || kind === 'ranOut' || (kind === 'imported' && amounts?.closing !== undefined);

const orZero = (amount: number) => (Number.isNaN(amount) ? 0 : amount);

function rangeOf(imported: readonly ImportedDays[], days: readonly number[]) {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const include = (day: number) => {
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const day of days) include(day);
  for (const { firstDay, columns } of imported) {
    const length = lengthOfDays(columns);
    if (length === 0) continue;
    include(firstDay);
    include(firstDay + length - 1);
  }
  return first > last ? null : { first, last };
}

/** By day number; within a day in the order in which they took hold. */
function byDay(movements: readonly Movement[]): ReadonlyMap<number, readonly Movement[]> {
  const of = new Map<number, Movement[]>();
  for (const one of [...movements].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const day = dayToNumber(one.day);
    const others = of.get(day);
    if (others === undefined) of.set(day, [one]);
    else others.push(one);
  }
  return of;
}

/** What is known while going through the days. */
interface Walk {
  readonly series: DailySeries;
  readonly imported: readonly ImportedDays[];
  readonly voided: ReadonlyMap<MovementId, EntryId>;
  readonly steps: LedgerStep[] | null;
  level: number | null;
  levelDay: number | null;
  /** Worked out only for the last level, as finding the import costs a search. */
  levelAt: () => number | null;
  usedThrough: number | null;
}

/** Goes through the days, oldest first; fills openings, closings and recorded amounts of `series` on the way. */
function walkDays(
  series: DailySeries,
  imported: readonly ImportedDays[],
  movementsOn: ReadonlyMap<number, readonly Movement[]>,
  voided: ReadonlyMap<MovementId, EntryId>,
  wantsSteps: boolean,
): Pick<AddedUp, 'stock' | 'steps'> {
  const walk: Walk = {
    series,
    imported,
    voided,
    steps: wantsSteps ? [] : null,
    level: null,
    levelDay: null,
    levelAt: () => null,
    usedThrough: null,
  };
  const first = dayToNumber(series.firstDay);
  for (let i = 0; i < series.ranOutAt.length; i++) walkDay(walk, i, first + i, movementsOn.get(first + i) ?? []);
  return {
    steps: walk.steps ?? [],
    stock: {
      onHand: walk.level === null ? null : baseQuantity(walk.level),
      countedOn: walk.levelDay === null ? null : numberToDay(walk.levelDay),
      countedAt: walk.levelAt(),
      usedThrough: walk.usedThrough === null ? null : numberToDay(walk.usedThrough),
    },
  };
}

function walkDay(walk: Walk, i: number, day: number, movements: readonly Movement[]): void {
  const { amounts } = walk.series;
  const told = walk.steps === null ? null : toldOf(walk.series, i);
  const closing = amounts.closing[i]!;
  const closer = Number.isNaN(closing) || movements.length === 0 ? null : sourceOf(walk.imported, 'closing', day);
  const before = walk.level;
  openDay(walk, i, day);
  if (Number.isNaN(closing)) tellImported(walk, day, told, before);

  const added = new Map<FlowKind, number>();
  let hasLevel = false;
  let closed = Number.isNaN(closing);
  const close = () => {
    const levelBefore = walk.level;
    setLevel(walk, closing, day, () => closingMoment(sourceOf(walk.imported, 'closing', day)!, day));
    tellImported(walk, day, told, levelBefore);
    closed = true;
    hasLevel = true;
  };
  for (const movement of movements) {
    const { at, entryId } = movement;
    if (!closed && closer !== null) {
      const closesAt = closingMoment(closer, day);
      if (at > closesAt || (at === closesAt && entryId > closer.entryId)) close();
    }
    if (enter(walk, day, movement, added)) hasLevel = true;
  }
  if (!closed) close();
  for (const [kind, quantity] of added) amounts[kind][i] = orZero(amounts[kind][i]!) + quantity;
  if (hasLevel && walk.level !== null) amounts.closing[i] = walk.level;
}

/** Carries the level into a day: over its imported opening where the closing before is unknown, and through what its import says moved. */
function openDay(walk: Walk, i: number, day: number): void {
  const { amounts } = walk.series;
  const closingBefore = i === 0 ? Number.NaN : amounts.closing[i - 1]!;
  if (Number.isNaN(amounts.opening[i])) amounts.opening[i] = closingBefore;
  else if (Number.isNaN(closingBefore)) {
    if (i > 0) amounts.closing[i - 1] = amounts.opening[i]!;
    const at = () => endOfDay(day - 1, sourceOf(walk.imported, 'opening', day)!.utcOffset);
    setLevel(walk, amounts.opening[i]!, day - 1, at);
  }
  // A day with a closing takes its level from that.
  const moves = walk.level !== null && Number.isNaN(amounts.closing[i]);
  if (moves) for (const kind of FLOWS) walk.level! += SIGN_OF[kind] * orZero(amounts[kind][i]!);
  if (!Number.isNaN(amounts.used[i])) walk.usedThrough = Math.max(walk.usedThrough ?? day, day);
}

/** Lets one movement take hold; true when it set the level. */
function enter(walk: Walk, day: number, movement: Movement, added: Map<FlowKind, number>): boolean {
  const { kind, quantity, at, entryId } = movement;
  if (kind === 'voided') return false;
  const before = walk.level;
  let state: LedgerStep['state'] = walk.voided.has(movement.id) ? 'voided' : 'counts';
  if (state === 'counts' && (kind === 'counted' || kind === 'ranOut')) {
    setLevel(walk, quantity, day, () => at);
    if (kind === 'ranOut') noteRanOut(walk, day, movement);
  } else if (state === 'counts' && kind !== 'counted' && kind !== 'ranOut') {
    const teller = sourceOf(walk.imported, kind, day);
    if (teller !== null && teller.entryId > entryId) state = 'superseded';
    else {
      added.set(kind, (added.get(kind) ?? 0) + quantity);
      if (walk.level !== null) walk.level += SIGN_OF[kind] * quantity;
      if (kind === 'used') walk.usedThrough = Math.max(walk.usedThrough ?? day, day);
    }
  }
  walk.steps?.push({
    kind,
    day: movement.day,
    at,
    change: state === 'counts' ? changeFrom(before, walk.level) : null,
    balance: walk.level === null ? null : baseQuantity(walk.level),
    quantity,
    amounts: null,
    derived: null,
    entryId,
    movementId: movement.id,
    state,
  });
  return state === 'counts' && (kind === 'counted' || kind === 'ranOut');
}

/** The first time of the day that it ran out: from then on demand is not known. */
function noteRanOut({ series }: Walk, day: number, { detail }: Movement): void {
  const i = day - dayToNumber(series.firstDay);
  const minute = detail?.ranOutAt ?? 0;
  const known = series.ranOutAt[i]!;
  series.ranOutAt[i] = Number.isNaN(known) ? minute : Math.min(known, minute);
}

function setLevel(walk: Walk, amount: number, day: number, at: () => number): void {
  walk.level = amount;
  walk.levelDay = day;
  walk.levelAt = at;
  walk.usedThrough = Math.max(walk.usedThrough ?? day, day);
}

/** The ledger's line for an imported day. */
function tellImported(walk: Walk, day: number, told: LedgerStep['amounts'], before: number | null): void {
  if (walk.steps === null || told === null) return;
  const source = sourceOf(walk.imported, 'any', day)!;
  walk.steps.push({
    kind: 'imported',
    day: numberToDay(day),
    at: source.readAt > endOfDay(day, source.utcOffset) ? null : source.readAt,
    change: changeFrom(before, walk.level),
    balance: walk.level === null ? null : baseQuantity(walk.level),
    quantity: null,
    amounts: told,
    derived: null,
    entryId: source.entryId,
    movementId: null,
    state: 'counts',
  });
}

const changeFrom = (before: number | null, after: number | null) =>
  before === null || after === null ? null : after - before;
