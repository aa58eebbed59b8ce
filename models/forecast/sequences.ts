/** Sequences for the networks: a day with the fortnight that leads to it, to learn from, and walks ahead of it day by day. */

import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { createRandom } from '../kit/random.ts';
import { isClosed } from './grid.ts';
import { openCompact } from './lstm/open-runner.ts';
import type { MadeSamples } from './lstm/read-sequences.ts';
import type { LstmShape, LstmWeights } from './lstm/types.ts';
import {
  DAY_SIZE,
  type DayScale,
  plainGuess,
  SEQUENCE_DAYS,
  SEQUENCE_SIZE,
  scaleDay,
  scaleOf,
  writeDay,
} from './network-days.ts';
import { FEWEST_BEFORE, MOST_MEANS, type Path, startPath } from './paths.ts';
import type { Surroundings } from './seen.ts';
import { sizeWeights, yearlyMean } from './size-weights.ts';
import { type Ground, STEP_SIZE, writeStep } from './step-features.ts';

/** Days learned from at most: beyond that a seeded, even draw over series and time. */
const MOST_SEQUENCES = 200_000;
/** Days from which the scale of the numbers is taken. */
const SCALE_DAYS = 4000;

/** Days to learn from, each with the fortnight before it, which is written down only when it is read: their numbers would not fit into memory. */
export interface SequenceLesson {
  readonly samples: MadeSamples;
  readonly scale: DayScale;
}

/**
 * The known, not censored days up to column `cutoff` of all series. Targets [n × 1] are the root of usage over the yearly mean less the
 * {@link plainGuess}: the network learns what the guess misses, as in Smyl 2020. Weighed by size. `scale` is that of earlier learning, else it is taken from these days.
 */
export async function learnSequences(
  surroundings: Surroundings,
  cutoff: number,
  seed: number,
  earlier: DayScale | undefined,
  control: Control,
): Promise<SequenceLesson> {
  const { grid, calendar, outlets } = surroundings;
  const pace = createPace(control);
  const sizes = sizeWeights(surroundings, cutoff);
  const cleanOf = (s: number): Float64Array => outlets.clean.subarray(s * grid.days, (s + 1) * grid.days);
  const units = Float64Array.from({ length: grid.series }, (_, s) => yearlyMean(cleanOf(s), cutoff));
  const firstOf = (s: number): number => grid.first[s]! + FEWEST_BEFORE;
  let available = 0;
  for (let s = 0; s < grid.series; s++) available += Math.max(0, cutoff + 1 - firstOf(s));
  const share = Math.min(1, MOST_SEQUENCES / Math.max(1, available));
  const room = Math.ceil(available * share) + grid.series + 1;
  const seriesOf = new Int32Array(room);
  const dayOf = new Int32Array(room);
  const targets = new Float32Array(room);
  const weights = new Float32Array(room);
  const step = new Float32Array(STEP_SIZE);
  let n = 0;
  for (let s = 0; s < grid.series; s++) {
    const unit = units[s]!;
    if (!(unit > 0)) continue;
    const clean = cleanOf(s);
    let owed = createRandom(seed, s + 1).uniform();
    for (let t = firstOf(s); t <= cutoff; t++) {
      owed += share;
      if (owed < 1) continue;
      owed -= 1;
      if (Number.isNaN(clean[t]!) || grid.censored[s * grid.days + t] === 1 || n >= room) continue;
      writeStep(surroundings, s, clean, unit, t, step, 0);
      seriesOf[n] = s;
      dayOf[n] = t;
      targets[n] = Math.sqrt(Math.min(MOST_MEANS, clean[t]! / unit)) - plainGuess(step);
      weights[n] = sizes[s]!;
      n++;
      if (pace.due()) {
        control.report({ doing: 'features', done: s, of: grid.series });
        await pace.rest();
      }
    }
  }
  control.report({ doing: 'features', done: grid.series, of: grid.series });

  const write = (s: number, t: number, into: Float32Array, at: number): void => {
    writeStep(surroundings, s, cleanOf(s), units[s]!, t, step, 0);
    writeDay(step, calendar, t, into, at);
  };
  const scale = earlier ?? scaleOf(await drawDays());
  const inputs = (row: number, to: Float32Array): void => {
    for (let day = 0; day < SEQUENCE_DAYS; day++) {
      write(seriesOf[row]!, dayOf[row]! - SEQUENCE_DAYS + 1 + day, to, day * DAY_SIZE);
      scaleDay(scale, to, day * DAY_SIZE);
    }
  };
  return { samples: { inputs, targets: targets.subarray(0, n), weights: weights.subarray(0, n) }, scale };

  /** Some of the days, evenly: the numbers of each. */
  async function drawDays(): Promise<Float32Array> {
    const drawn = Math.min(n, SCALE_DAYS);
    const rows = new Float32Array(drawn * DAY_SIZE);
    for (let i = 0; i < drawn; i++) {
      const row = Math.floor((i * n) / drawn);
      write(seriesOf[row]!, dayOf[row]!, rows, i * DAY_SIZE);
      if (pace.due()) await pace.rest();
    }
    return rows;
  }
}

/** A network that says the next day. Plain data. */
export interface LearnedNetwork {
  readonly weights: LstmWeights;
  readonly scale: DayScale;
  /** Which code did the arithmetic of training, see `TrainedLstm.runner`. */
  readonly trainedBy: string;
}

/** What a walk needs to know of its question: plain data, so that it can be asked on another thread. */
export interface WalkQuestion {
  readonly ground: Ground;
  readonly cutoffs: readonly number[];
  readonly horizon: number;
}

/** Walks that take a step together. */
export const WALKERS = 64;

/** All that is said, [cutoffs × series × horizon], base units, before anybody has spoken. */
export const nothingSaid = ({ ground, cutoffs, horizon }: WalkQuestion): Float64Array =>
  new Float64Array(cutoffs.length * ground.grid.series * horizon);

/** What a network says, as {@link nothingSaid}. */
export async function walkNetwork(
  question: WalkQuestion,
  learned: LearnedNetwork,
  control: Control,
): Promise<Float64Array> {
  const said = nothingSaid(question);
  const walker = openWalker(question, learned);
  try {
    await walker.walk({ from: 0, to: question.cutoffs.length * question.ground.grid.series }, said, control);
  } finally {
    walker.close();
  }
  return said;
}

/** Paths `from` … `to` − 1 of a question: path p is that of series ⌊p / cutoffs⌋ from cutoff p mod cutoffs. */
export interface PathRange {
  readonly from: number;
  readonly to: number;
}

/** A network with memory to walk in. */
export interface NetworkWalker {
  /** Writes what it says on some paths to their places in `said`. */
  walk(range: PathRange, said: Float64Array, control: Control): Promise<void>;
  close(): void;
}

/**
 * Opens a network for a question. It reads the fortnight that ends with the first day to be said, then goes on from its state by one day after another, each
 * standing on its own answers.
 */
export function openWalker({ ground, cutoffs, horizon }: WalkQuestion, learned: LearnedNetwork): NetworkWalker {
  const shape = longShape(learned, horizon);
  const network = openCompact(shape, WALKERS);
  network.load({ shape, values: learned.weights.values });
  const inputs = new Float32Array(WALKERS * SEQUENCE_SIZE);
  const guesses = new Float64Array(WALKERS);

  /** From the paths' cutoffs to the horizon, all at one pace. */
  const walkTogether = (walking: readonly Path[], said: Float64Array): void => {
    const count = walking.length;
    for (let h = 1; h <= horizon; h++) {
      const days = h === 1 ? SEQUENCE_DAYS : 1;
      for (const [i, path] of walking.entries()) {
        guesses[i] = writeDays(ground, path, path.cutoff + h, days, learned.scale, inputs, i * days * DAY_SIZE);
      }
      const misses = network.follow(
        inputs.subarray(0, count * days * DAY_SIZE),
        count,
        h === 1 ? 0 : SEQUENCE_DAYS + h - 2,
      );
      for (const [i, { series, cutoff, c, unit, history }] of walking.entries()) {
        const root = Math.max(0, guesses[i]! + misses[i]!);
        const value = root * root * unit;
        said[(c * ground.grid.series + series) * horizon + h - 1] = value;
        history[cutoff + h] = isClosed(ground.grid, series, cutoff + h) ? Number.NaN : value;
      }
    }
  };

  return {
    async walk({ from, to }, said, control) {
      const pace = createPace(control);
      let walking: Path[] = [];
      for (let first = from; first < to; first += WALKERS) {
        const done = walking;
        walking = Array.from({ length: Math.min(WALKERS, to - first) }, (_, i) => {
          const c = (first + i) % cutoffs.length;
          return startPath(ground, Math.floor((first + i) / cutoffs.length), cutoffs[c]!, c, horizon, done[i]);
        });
        walkTogether(walking, said);
        if (pace.due()) await pace.rest();
      }
    },
    close: () => network.close(),
  };
}

/** The same network over the fortnight and the days behind it: its weights do not depend on how long it goes on. */
export function longShape({ weights: { shape } }: LearnedNetwork, horizon: number): LstmShape {
  return { ...shape, steps: SEQUENCE_DAYS - 1 + horizon };
}

/** Written over for every day. */
const step = new Float32Array(STEP_SIZE);

/** Writes the `days` days that end with column `t` of a path, scaled, to `into` at `at`; answers the plain guess of the last. */
export function writeDays(
  ground: Ground,
  { series, history, unit }: Path,
  t: number,
  days: number,
  scale: DayScale,
  into: Float32Array,
  at: number,
): number {
  for (let day = 0; day < days; day++) {
    const column = t - days + 1 + day;
    writeStep(ground, series, history, unit > 0 ? unit : 1, column, step, 0);
    writeDay(step, ground.calendar, column, into, at + day * DAY_SIZE);
    scaleDay(scale, into, at + day * DAY_SIZE);
  }
  return plainGuess(step);
}
