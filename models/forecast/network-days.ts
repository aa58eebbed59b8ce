/** What a recurrent network is told of a day: the row of `step-features.ts`, put so that a network can learn from it, and the plain guess it corrects. */

import type { CalendarSignals } from './calendar-signals.ts';
import { STEP_NAMES } from './step-features.ts';

/** Days in a sequence: the one to be said and the thirteen before it, each as its own morning knew it. */
export const SEQUENCE_DAYS = 14;

/** Amounts are told by their roots, as they are answered (see `WalkerScale`). */
const AMOUNT = /^(lag|mean|least|most|deviation)\d+$|^weekdayMean\d$|^yearAgoLevel$/;
/** Numbers of a step that a network is told in another way. */
const TOLD_OTHERWISE = ['weekday', 'weekend', 'month'];
const TAKEN = STEP_NAMES.map((name, from) => ({ name, from, isAmount: AMOUNT.test(name) })).filter(
  ({ name }) => !TOLD_OTHERWISE.includes(name),
);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** One number each. `unknown` and `zero` are of the day before. */
export const DAY_NAMES: readonly string[] = [
  ...TAKEN.map(({ name }) => name),
  'unknown',
  'zero',
  ...WEEKDAYS,
  'yearSin',
  'yearCos',
];
export const DAY_SIZE = DAY_NAMES.length;
/** Numbers of one sequence. */
export const SEQUENCE_SIZE = SEQUENCE_DAYS * DAY_SIZE;

const at = (name: string): number => STEP_NAMES.indexOf(name);
const LAG1 = at('lag1');
const LAG7 = at('lag7');
const MEAN7 = at('mean7');
const MEAN28 = at('mean28');
const WEEKDAY4 = at('weekdayMean4');
const WEEKDAY8 = at('weekdayMean8');
/** Last week against the last four is believed within these bounds (of roots). */
const LEAST_TURN = 0.3;
const MOST_TURN = 3;

/**
 * Mean and spread of every number of a day where the network learned: [DAY_SIZE] each. The spread is infinite where they tell nothing: such a number is at
 * its mean whatever it is, as nobody knows what it would do. Plain data.
 */
export interface DayScale {
  readonly centre: Float32Array;
  readonly spread: Float32Array;
}

/** A number further from its mean than this many spreads counts as that far. */
const FARTHEST = 4;
/** A number that never moved, or was known on fewer days than this share, tells nothing yet. */
const LEAST_SPREAD = 1e-6;
const LEAST_KNOWN = 0.1;

/** Writes the numbers of column `t` to `into` at `at`, from its `step`; NaN unknown, not yet scaled. Days before the first column have no calendar. */
export function writeDay(
  step: Float32Array,
  calendar: CalendarSignals,
  t: number,
  into: Float32Array,
  start: number,
): void {
  let f = start;
  for (const { from, isAmount } of TAKEN) into[f++] = isAmount ? Math.sqrt(step[from]!) : step[from]!;
  into[f++] = Number.isNaN(step[LAG1]!) ? 1 : 0;
  into[f++] = step[LAG1] === 0 ? 1 : 0;
  for (let day = 0; day < WEEKDAYS.length; day++) into[f++] = calendar.weekday[t] === day ? 1 : 0;
  into[f++] = Math.sin(calendar.yearAngle[t]!);
  into[f] = Math.cos(calendar.yearAngle[t]!);
}

/** Scales the numbers of one day in place: none unknown any more (the mean stands in), all within −4 … 4. */
export function scaleDay({ centre, spread }: DayScale, into: Float32Array, start: number): void {
  for (let f = 0; f < DAY_SIZE; f++) {
    const value = (into[start + f]! - centre[f]!) / spread[f]!;
    into[start + f] = Number.isNaN(value) ? 0 : Math.min(FARTHEST, Math.max(-FARTHEST, value));
  }
}

/** The scale of rows of numbers, [days × DAY_SIZE]. */
export function scaleOf(rows: Float32Array): DayScale {
  const centre = new Float32Array(DAY_SIZE);
  const spread = new Float32Array(DAY_SIZE).fill(Number.POSITIVE_INFINITY);
  for (let f = 0; f < DAY_SIZE; f++) {
    let sum = 0;
    let squares = 0;
    let known = 0;
    for (let i = f; i < rows.length; i += DAY_SIZE) {
      const value = rows[i]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      squares += value * value;
      known++;
    }
    if (known < LEAST_KNOWN * (rows.length / DAY_SIZE)) continue;
    const mean = sum / known;
    const deviation = Math.sqrt(Math.max(0, squares / known - mean * mean));
    centre[f] = mean;
    if (deviation > LEAST_SPREAD) spread[f] = deviation;
  }
  return { centre, spread };
}

/**
 * The plain guess of a day by its `step`, as the root of yearly means: the mean, as far as they are known, of the same weekday last week, of four such
 * weekdays, and of eight, moved as the last week stands to the last four. Which is best changes with the season; their mean is never far off.
 */
export function plainGuess(step: Float32Array): number {
  const turn = Math.sqrt(step[MEAN7]!) / (Math.sqrt(step[MEAN28]!) + 1e-9);
  const guesses = [
    Math.sqrt(step[LAG7]!),
    Math.sqrt(step[WEEKDAY4]!),
    Math.sqrt(step[WEEKDAY8]!) * Math.min(MOST_TURN, Math.max(LEAST_TURN, turn)),
  ];
  let sum = 0;
  let known = 0;
  for (const guess of guesses) {
    if (Number.isNaN(guess)) continue;
    sum += guess;
    known++;
  }
  return known > 0 ? sum / known : 1;
}
