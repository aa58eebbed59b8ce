/** Where competitors learn, are held to account on days they did not know, and speak. */

import { FORECASTERS, type Forecaster } from '../../src/domain/demand-forecast.ts';
import type { Control } from '../kit/control.ts';
import { NO_BENCH, type Workbench } from './checkpoint.ts';
import {
  type Competitor,
  type Lesson,
  PLAIN_COMPETITORS,
  type Question,
  STATISTICAL_COMPETITORS,
} from './competitor.ts';
import { combine, type Weights, weighCompetitors } from './ensemble.ts';
import { DAYS_AHEAD, type Grid, isClosed } from './grid.ts';
import { type HeldOut, remember } from './held-out.ts';
import { NETWORK_COMPETITORS } from './network-competitors.ts';
import { drawsOf, drawTo, type OccasionDraw } from './occasion-draws.ts';
import type { LearnOptions } from './options.ts';
import type { Surroundings } from './seen.ts';
import type { LearnedNetwork } from './sequences.ts';
import type { Ground } from './step-features.ts';
import { TABLE_COMPETITORS } from './table-competitors.ts';
import { type AskedRows, askRows, learnRows, type TableLesson } from './table-rows.ts';
import { emptyWays, rememberWays, type WaysHeldOut, weighWays } from './ways.ts';

/** Plain data: all the arena knows after learning. */
export interface Arena {
  readonly learned: Readonly<Partial<Record<Forecaster, unknown>>>;
  readonly heldOut: HeldOut;
  /** What the ways of those that have several said, beside what they said together. */
  readonly ways: Readonly<Partial<Record<Forecaster, WaysHeldOut>>>;
  /** Cutoff of the last learning, whole days since 1970-01-01. */
  readonly learnedTo: number;
  /** Cutoff of the last learning from nothing; what was remembered since was said by models that served. */
  readonly learnedFullyTo: number;
}

/** Predictions of every competitor at one cutoff: [series × horizon] each. */
export type Said = Partial<Record<Forecaster, Float64Array>>;

/** Every competitor built so far. */
export const COMPETITORS: readonly Competitor[] = [
  ...PLAIN_COMPETITORS,
  ...STATISTICAL_COMPETITORS,
  ...TABLE_COMPETITORS,
  ...NETWORK_COMPETITORS,
];

/** Days between held-out origins. */
const ORIGIN_EVERY = 7;
/** Held-out origins remembered; older ones tell little of who is good today. */
const MOST_ORIGINS = 26;
/** Days of history that a held-out origin needs before it, so that it can be forecast from. */
const ORIGIN_HISTORY = 28;

/**
 * Learns everything from columns up to `cutoff`: first from the days before the held-out origins, speaks at each of them, then goes on
 * learning with all days. What is kept in `heldOut` was said without knowing the days it is compared with.
 */
export async function learnArena(
  surroundings: Surroundings,
  cutoff: number,
  options: LearnOptions,
  control: Control,
  seconds: Record<string, number> = {},
  bench: Workbench = NO_BENCH,
): Promise<Arena> {
  const { grid } = surroundings;
  const clock = createClock(options, seconds);
  const origins = chooseOrigins(grid, cutoff, options);
  const competing = COMPETITORS.filter((one) => options.competitors.includes(one.name));
  const learned: Partial<Record<Forecaster, unknown>> = {};
  const firstLesson = lessonOf(surroundings, origins[0] ?? cutoff, options, control);
  const lesson = lessonOf(surroundings, cutoff, options, control);
  const question = questionOf(surroundings, origins, options, control);
  let heldOut = emptyHeldOut(grid, options.horizon);
  const size = grid.series * options.horizon;
  const said = origins.map(() => ({}) as Said);
  const ways: Partial<Record<Forecaster, WaysHeldOut>> = {};
  for (const one of competing) {
    control.report({ doing: 'backtest', done: competing.indexOf(one), of: competing.length });
    // Learns in one part of the work, which may have been done before learning was broken off.
    const learnPart = (part: string, given: Lesson, before: unknown) =>
      learnOnce(one, `${one.name} ${part}`, given, before, { bench, clock, control });
    if (origins.length > 0) {
      // Those who only spare themselves a search do so for the last day: of each origin they look anew.
      const first = one.learn && !one.speaksUnlearned ? await learnPart('first', firstLesson, undefined) : undefined;
      if (first !== null) {
        let before: unknown = first;
        if (one.ways) {
          const answers = await one.ways(question, first, control);
          ways[one.name] = rememberWays(
            emptyWays(surroundings, options.horizon),
            surroundings,
            origins,
            answers,
            origins.length,
          );
          // A few numbers from hundreds of days: that they are the same days it is then judged by flatters it little.
          before = weigh(one, first, ways, surroundings, cutoff);
        }
        const answers = await bench.once(`${one.name} said`, () => one.predict(question, before, control));
        for (let o = 0; o < origins.length; o++) said[o]![one.name] = answers.slice(o * size, (o + 1) * size);
        learned[one.name] = before;
      }
    }
    if (one.learn) learned[one.name] = await learnPart('last', lesson, learned[one.name]);
    await control.rest();
  }
  for (const [o, origin] of origins.entries()) {
    const weights = weighVoices(grid, origin, heldOut, voicesOf(said[o]!), options);
    const all = addEnsemble(weights, said[o]!);
    heldOut = remember(
      heldOut,
      origin + grid.firstDay,
      settleDays(surroundings, origin, options.horizon, drawsOf(surroundings, origin, options.horizon), all),
      origins.length,
    );
    await control.rest();
  }
  control.report({ doing: 'backtest', done: competing.length, of: competing.length });
  return { learned, heldOut, ways, learnedTo: cutoff + grid.firstDay, learnedFullyTo: cutoff + grid.firstDay };
}

/** The arena some days later: those that learn weekly, or all that learn, go on from what they knew, up to `cutoff`. */
export async function advanceArena(
  surroundings: Surroundings,
  cutoff: number,
  arena: Arena,
  options: LearnOptions,
  control: Control,
  seconds: Record<string, number> = {},
  { who = 'weekly', bench = NO_BENCH }: { readonly who?: 'weekly' | 'all'; readonly bench?: Workbench } = {},
): Promise<Arena> {
  const clock = createClock(options, seconds);
  const learned = { ...arena.learned };
  const lesson = lessonOf(surroundings, cutoff, options, control);
  const learning = COMPETITORS.filter(
    (one) => one.learn && options.competitors.includes(one.name) && (who === 'all' || one.relearn === 'weekly'),
  );
  for (const [at, one] of learning.entries()) {
    // A backtest tells of its cutoffs instead.
    if (who === 'all') control.report({ doing: 'backtest', done: at, of: learning.length });
    const again = await learnOnce(one, `${one.name} again`, lesson, learned[one.name], { bench, clock, control });
    learned[one.name] = weigh(one, again, arena.ways, surroundings, cutoff);
  }
  return { ...arena, learned, learnedTo: cutoff + surroundings.grid.firstDay };
}

/** The arena remembering what was said at column `cutoff`, and each way to it, to be held against what happens. */
export async function recall(
  surroundings: Surroundings,
  arena: Arena,
  cutoff: number,
  said: Said,
  options: LearnOptions,
  control: Control,
): Promise<Arena> {
  const { grid } = surroundings;
  const keep = Math.max(arena.heldOut.origins.length, MOST_ORIGINS);
  const question = questionOf(surroundings, [cutoff], options, control);
  const ways = { ...arena.ways };
  for (const one of COMPETITORS) {
    const held = ways[one.name];
    if (!one.ways || held === undefined || said[one.name] === undefined) continue;
    const answers = await one.ways(question, arena.learned[one.name], control);
    ways[one.name] = rememberWays(held, surroundings, [cutoff], answers, keep);
  }
  return { ...arena, ways, heldOut: remember(arena.heldOut, cutoff + grid.firstDay, said, keep) };
}

/** What a competitor learned, its ways weighed by the days that came up to `cutoff`. */
function weigh(
  one: Competitor,
  learned: unknown,
  ways: Arena['ways'],
  surroundings: Surroundings,
  cutoff: number,
): unknown {
  const held = ways[one.name];
  if (!one.weigh || held === undefined || !canSpeak(one, learned)) return learned;
  return one.weigh(learned, (names) => weighWays(held, surroundings, cutoff, names));
}

/** What every competitor says at column `cutoff`, networks perhaps {@link askElsewhere}; closed days are 0 for all. */
export async function speak(
  surroundings: Surroundings,
  cutoff: number,
  arena: Arena,
  options: LearnOptions,
  control: Control,
  seconds: Record<string, number> = {},
  elsewhere: NetworksElsewhere | null = null,
): Promise<Said> {
  const clock = createClock(options, seconds);
  const { grid } = surroundings;
  const said: Said = {};
  const question = questionOf(surroundings, [cutoff], options, control);
  const competing = COMPETITORS.filter((one) => options.competitors.includes(one.name));
  const speaking = competing.filter((one) => canSpeak(one, arena.learned[one.name]));
  const hear = (one: Competitor) =>
    clock.time(`predict ${one.name}`, () => one.predict(question, arena.learned[one.name], control));
  // Neither hangs on what is said, and other threads are at work meanwhile.
  const draws = drawsOf(surroundings, cutoff, options.horizon);
  const names = speaking.map(({ name }) => name);
  const weights = weighVoices(grid, cutoff, arena.heldOut, names, options);
  for (const [at, one] of speaking.entries()) {
    control.report({ doing: 'forecast', done: at, of: speaking.length });
    said[one.name] = await (elsewhere?.hear(one) ?? hear(one));
    await control.rest();
  }
  control.report({ doing: 'forecast', done: competing.length, of: competing.length });
  return settleDays(surroundings, cutoff, options.horizon, draws, addEnsemble(weights, said));
}

/** Networks that were asked on other threads. */
export interface NetworksElsewhere {
  /** What a network says; undefined for anybody else. Networks speak last: whoever waits for one has heard all others. */
  hear(one: Competitor): Promise<Float64Array> | undefined;
}

/** Asks the arena's networks on other threads of the days after column `cutoff`; null where there are none of either. */
export function askElsewhere(
  ground: Ground,
  cutoff: number,
  { learned }: Arena,
  { askNetworks, competitors, horizon }: LearnOptions,
): NetworksElsewhere | null {
  const networks = NETWORK_COMPETITORS.filter(
    (one) => competitors.includes(one.name) && canSpeak(one, learned[one.name]),
  );
  if (askNetworks === undefined || networks.length === 0) return null;
  let lendHand = () => {};
  const free = new Promise<void>((resolve) => {
    lendHand = resolve;
  });
  const told = askNetworks(
    { ground, cutoffs: [cutoff], horizon },
    networks.map(({ name }) => learned[name] as LearnedNetwork),
    free,
  );
  // Whoever waits hears of a failure; if all is stopped before, nobody does.
  told.catch(() => {});
  return {
    hear(one) {
      const at = networks.indexOf(one);
      if (at < 0) return undefined;
      lendHand();
      return told.then((all) => all[at]!);
    },
  };
}

/** Whether a competitor has something to say, given what it learned. */
export const canSpeak = (one: Competitor, learned: unknown): boolean =>
  !one.learn || one.speaksUnlearned === true || (learned !== null && learned !== undefined);

const voicesOf = (said: Said): readonly Forecaster[] => FORECASTERS.filter((name) => said[name] !== undefined);

/** What each of `voices` weighs by held-out days not after `cutoff`; null where there are no two, or the ensemble does not compete. */
function weighVoices(
  grid: Grid,
  cutoff: number,
  heldOut: HeldOut,
  voices: readonly Forecaster[],
  options: LearnOptions,
): Weights | null {
  if (!options.competitors.includes('ensemble')) return null;
  const weights = weighCompetitors(heldOut, grid, cutoff, voices);
  return weights.names.length < 2 ? null : weights;
}

/** Adds what all say together. */
function addEnsemble(weights: Weights | null, said: Said): Said {
  if (weights === null) return said;
  return { ...said, ensemble: combine(weights, said, said[weights.names[0]!]!.length) };
}

function lessonOf(surroundings: Surroundings, cutoff: number, options: LearnOptions, control: Control): Lesson {
  let table: Promise<TableLesson> | undefined;
  return {
    grid: surroundings.grid,
    surroundings,
    cutoff,
    options,
    table: () => (table ??= learnRows(surroundings, cutoff, options, control)),
  };
}

export function questionOf(
  surroundings: Surroundings,
  cutoffs: readonly number[],
  options: LearnOptions,
  control: Control,
): Question {
  let rows: Promise<AskedRows> | undefined;
  return {
    grid: surroundings.grid,
    surroundings,
    cutoffs,
    options,
    table: () => (rows ??= askRows(surroundings, cutoffs, options.horizon, control)),
  };
}

/** Columns of the held-out origins, rising: weekly, the last one leaving a full horizon before `cutoff`. */
function chooseOrigins(grid: Grid, cutoff: number, options: LearnOptions): readonly number[] {
  let first = grid.days;
  for (let s = 0; s < grid.series; s++) first = Math.min(first, grid.first[s]!);
  const origins: number[] = [];
  for (let k = 0; k < options.origins; k++) {
    const origin = cutoff - options.horizon - k * ORIGIN_EVERY;
    if (origin - first + 1 >= ORIGIN_HISTORY) origins.unshift(origin);
  }
  return origins;
}

/**
 * What the calendar knows better than the last weeks: on occasions all are drawn to what the outlet did the times before, but the plain ones, which stay what
 * others are held against; closed days are 0.
 */
function settleDays(
  { grid }: Surroundings,
  cutoff: number,
  horizon: number,
  draws: readonly OccasionDraw[],
  said: Said,
): Said {
  for (const name of FORECASTERS) {
    const values = said[name];
    if (values === undefined) continue;
    if (!isPlain(name)) {
      for (const draw of draws) {
        for (let s = 0; s < grid.series; s++) {
          const at = s * horizon + draw.ahead - 1;
          values[at] = drawTo(draw, s, values[at]!);
        }
      }
    }
    for (let s = 0; s < grid.series; s++) {
      for (let h = 1; h <= horizon; h++) {
        const ahead = cutoff + h;
        if (ahead < grid.days + DAYS_AHEAD && isClosed(grid, s, ahead)) values[s * horizon + h - 1] = 0;
      }
    }
  }
  return said;
}

/** Those that everybody knows: they answer as the textbook says, whatever the calendar. */
export const isPlain = (name: Forecaster): boolean => PLAIN_COMPETITORS.some((one) => one.name === name);

function emptyHeldOut(grid: Grid, horizon: number): HeldOut {
  return { horizon, origins: [], names: grid.names, said: {} };
}

/** One learning of one competitor as a part of the work, with the seconds it took whenever that was. */
async function learnOnce(
  one: Competitor,
  part: string,
  given: Lesson,
  before: unknown,
  { bench, clock, control }: { bench: Workbench; clock: ReturnType<typeof createClock>; control: Control },
): Promise<unknown> {
  const name = `learn ${one.name}`;
  const { learned, seconds } = await bench.once(part, async () => {
    const already = clock.seconds[name] ?? 0;
    const half = bench.halfOf(part);
    const learned = await clock.time(name, () => one.learn!({ ...given, half }, before, control));
    const seconds = clock.seconds[name]! - already;
    clock.seconds[name] = already;
    return { learned, seconds };
  });
  clock.seconds[name] = (clock.seconds[name] ?? 0) + seconds;
  return learned;
}

/** Adds up seconds by name; without a clock in the options all stay 0. */
function createClock(options: LearnOptions, seconds: Record<string, number> = {}) {
  const now = options.now ?? (() => 0);
  return {
    seconds,
    time: async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
      const start = now();
      const value = await work();
      seconds[name] = (seconds[name] ?? 0) + (now() - start) / 1000;
      return value;
    },
  };
}
