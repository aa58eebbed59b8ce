/** Sequences for the network: fortnights of the past with what followed, and the fortnight before each day to be said from. */

import type { Control } from '../kit/control.ts';
import { createPace } from '../kit/pace.ts';
import { createRandom } from '../kit/random.ts';
import { dailyRows, SEQUENCE_DAYS, SEQUENCE_SIZE, writeSequence } from './features.ts';
import type { LstmSamples, LstmSplit } from './lstm/types.ts';
import type { LearnOptions } from './options.ts';
import { type Seen, type Surroundings, seeSeries } from './seen.ts';

const WEEK = 7;
/** Known days before a cutoff from which a sequence is learned; what is missing of the fortnight counts as unknown. */
const FEWEST_BEFORE = 7;
/** Sequences kept at most (about 170 MB at 48 features): beyond that a seeded, even draw over series and time. */
const MOST_SEQUENCES = 48_000;
/** A target more than this many levels away from the plain guess counts as that far. */
const FARTHEST = 4;
/** Days after which a sequence counts half. */
const HALF_LIFE = 365;

export interface SequenceLesson {
  readonly samples: LstmSamples;
  readonly split: LstmSplit;
}

/**
 * Fortnights ending at past cutoffs (none after column `cutoff`) with the `horizon` days that followed, as far as they are known, not censored and
 * not after `cutoff`. Targets are usage less the {@link plainGuess}, both over level: the network learns what the guess
 * misses, as in Smyl 2020. With `validationDays` the cutoffs of the last days are held out for early stopping, and no training target lies in them.
 */
export async function learnSequences(
  surroundings: Surroundings,
  cutoff: number,
  options: LearnOptions,
  validationDays: number,
  control: Control,
): Promise<SequenceLesson> {
  const { grid } = surroundings;
  const { horizon } = options;
  const pace = createPace(control);
  const border = cutoff - validationDays;
  let available = 0;
  for (let s = 0; s < grid.series; s++) available += Math.max(0, cutoff - firstCutoff(surroundings, s));
  const share = Math.min(1, MOST_SEQUENCES / Math.max(1, available));
  const most = Math.ceil(available * share) + grid.series + 1;
  const inputs = new Float32Array(most * SEQUENCE_SIZE);
  const targets = new Float32Array(most * horizon).fill(Number.NaN);
  const weights = new Float32Array(most);
  const train: number[] = [];
  const validation: number[] = [];
  let n = 0;
  for (let s = 0; s < grid.series; s++) {
    const first = firstCutoff(surroundings, s);
    if (first >= cutoff) continue;
    const seen = seeSeries(surroundings, s);
    const from = Math.max(0, first - SEQUENCE_DAYS);
    const rows = dailyRows(seen, from, cutoff);
    const start = n;
    let squares = 0;
    let days = 0;
    let owed = createRandom(options.seed, s + 1).uniform();
    for (let c = first; c < cutoff; c++) {
      owed += share;
      if (owed < 1 || n >= most || !(seen.level[c]! > 0)) continue;
      owed -= 1;
      const isTraining = c < border;
      const last = isTraining ? Math.min(horizon, border - c) : Math.min(horizon, cutoff - c);
      let known = 0;
      for (let h = 1; h <= last; h++) {
        const value = seen.clean[c + h]!;
        if (Number.isNaN(value) || grid.censored[s * grid.days + c + h] === 1) continue;
        const miss = Math.max(-FARTHEST, Math.min(FARTHEST, value / seen.level[c]! - plainGuess(seen, c, h)));
        targets[n * horizon + h - 1] = miss;
        squares += miss * miss;
        known++;
      }
      if (known === 0) continue;
      days += known;
      weights[n] = 0.5 ** ((cutoff - c) / HALF_LIFE);
      writeSequence(seen, rows, from, c, inputs, n * SEQUENCE_SIZE);
      (isTraining ? train : validation).push(n);
      n++;
      if (pace.due()) {
        control.report({ doing: 'features', done: s, of: grid.series });
        await pace.rest();
      }
    }
    // Inverse variance, so that items used little, noisy in relative terms, do not drown the rest.
    const noise = Math.max(0.02, days > 0 ? squares / days : 1);
    for (let i = start; i < n; i++) weights[i] = weights[i]! / noise;
  }
  evenOut(weights, n);
  control.report({ doing: 'features', done: grid.series, of: grid.series });
  return {
    samples: {
      inputs: inputs.subarray(0, n * SEQUENCE_SIZE),
      targets: targets.subarray(0, n * horizon),
      weights: weights.subarray(0, n),
    },
    split: { train: Uint32Array.from(train), validation: Uint32Array.from(validation) },
  };
}

/** Sequences [cutoffs × series], with the plain guess [cutoffs × series × horizon] and the level [cutoffs × series] that turn answers into base units. */
export interface AskedSequences {
  readonly inputs: Float32Array;
  readonly n: number;
  readonly guess: Float64Array;
  readonly unit: Float64Array;
}

export async function askSequences(
  surroundings: Surroundings,
  cutoffs: readonly number[],
  horizon: number,
  control: Control,
): Promise<AskedSequences> {
  const pace = createPace(control);
  const { asked, add, since } = openSequences(surroundings, cutoffs, horizon);
  for (let s = 0; s < surroundings.grid.series; s++) {
    add(seeSeries(surroundings, s, since));
    if (pace.due()) await pace.rest();
  }
  return asked;
}

/** Sequences still to be written, one series at a time, each seen from column `since` on. */
export function openSequences({ grid }: Surroundings, cutoffs: readonly number[], horizon: number) {
  const n = cutoffs.length * grid.series;
  const inputs = new Float32Array(n * SEQUENCE_SIZE);
  const guess = new Float64Array(n * horizon);
  const unit = new Float64Array(n);
  const since = Math.max(0, Math.min(...cutoffs, grid.days) - SEQUENCE_DAYS);
  const last = Math.max(0, ...cutoffs);
  const add = (seen: Seen): void => {
    const rows = dailyRows(seen, since, last);
    for (let c = 0; c < cutoffs.length; c++) {
      const at = c * grid.series + seen.series;
      const cutoff = cutoffs[c]!;
      writeSequence(seen, rows, since, cutoff, inputs, at * SEQUENCE_SIZE);
      unit[at] = seen.level[cutoff]!;
      for (let h = 1; h <= horizon; h++) guess[at * horizon + h - 1] = plainGuess(seen, cutoff, h);
    }
  };
  return { asked: { inputs, n, guess, unit } satisfies AskedSequences, add, since };
}

/**
 * The plain guess of the day `h` days after a cutoff, in levels: the mean of slowly and quickly smoothed level times the weekday index, and of
 * the same weekday last week. Which of the three is best changes with the season; their mean is never far off.
 */
function plainGuess(seen: Seen, cutoff: number, h: number): number {
  const level = seen.level[cutoff]!;
  if (!(level > 0)) return 0;
  const week = cutoff + ((h - 1) % WEEK) + 1;
  const index = seen.index[week]!;
  const slow = known(seen.slow[cutoff]!, level) * index;
  const quick = known(seen.quick[cutoff]!, level) * index;
  const last = known(week >= WEEK ? seen.clean[week - WEEK]! : Number.NaN, quick);
  return (slow + quick + last) / 3 / level;
}

const known = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);

function firstCutoff({ grid }: Surroundings, s: number): number {
  return Math.min(grid.days, grid.first[s]! + FEWEST_BEFORE - 1);
}

/** Scales weights to a mean of 1, none above 5. */
function evenOut(weights: Float32Array, n: number): void {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i]!;
  for (let i = 0; i < n; i++) weights[i] = Math.min(5, (weights[i]! * n) / sum);
}
