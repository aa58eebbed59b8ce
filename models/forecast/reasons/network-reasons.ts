/** Why a network says what it says of a day: integrated gradients from the fortnights that are usual for the item, by reason. */

import type { Control } from '../../kit/control.ts';
import type { Question } from '../competitor.ts';
import { DAILY_FEATURES, SEQUENCE_DAYS, SEQUENCE_SIZE } from '../features.ts';
import { explainLstm } from '../lstm/explain.ts';
import { predictLstm } from '../lstm/predict.ts';
import type { LstmWeights } from '../lstm/types.ts';
import { askSequences } from '../sequences.ts';
import { groupOf } from './groups.ts';
import { addPart, meanOf, type Parts } from './parts.ts';

const WEEK = 7;
/** Weeks of which the usual fortnight is the mean. */
const WEEKS_BACK = 7;
const WIDTH = DAILY_FEATURES.length;

/**
 * Explains the day `h` days after `cutoff` of the first series of `question.grid`, in base units; with `usual` the parts add up to what the
 * network says, but for the `rest`, which is what it would say of the usual fortnight.
 *
 * The network corrects a plain guess, level × weekday, which is taken apart exactly: its mean over the week is recent use, the day's difference
 * from it the weekday. The correction goes by integrated gradients (Sundararajan, Taly & Yan 2017) from a usual fortnight: the mean of the item's
 * fortnights that ended one to seven weeks before, so that the same weekdays meet, with the weekday itself left open. What the network still
 * makes of that fortnight differs by the day it speaks of, and that difference is the weekday's.
 */
export async function explainNetwork(
  learned: unknown,
  question: Question,
  cutoff: number,
  h: number,
  usual: number,
  control: Control,
): Promise<Parts> {
  const { weights } = learned as { readonly weights: LstmWeights };
  const { surroundings, grid, options } = question;
  const first = grid.first[0]!;
  const backs = Array.from({ length: WEEKS_BACK }, (_, i) => cutoff - WEEK * (i + 1)).filter((c) => c > first + 1);
  const asked = await askSequences(surroundings, [...backs.toReversed(), cutoff], options.horizon, control);
  const now = asked.n - 1;
  const sequence = asked.inputs.subarray(now * SEQUENCE_SIZE, (now + 1) * SEQUENCE_SIZE);
  const unit = asked.unit[now]!;
  const baseline = usualFortnight(asked.inputs, now, sequence);
  const atUsual = await predictLstm(weights, baseline, 1, 'compact', control);
  const { parts: moved } = await explainLstm(weights, sequence, 1, baseline, h - 1, control);

  const parts: Parts = {};
  for (let i = 0; i < SEQUENCE_SIZE; i++) {
    const group = groupOf(DAILY_FEATURES[i % WIDTH]!.name);
    addPart(parts, group === 'mixed' ? 'weekday' : group, moved[i]! * unit);
  }
  const week = weekOf(h, options.horizon);
  const guess = (ahead: number) => asked.guess[now * options.horizon + ahead - 1]! * unit;
  const plain = meanOf(week.map(guess));
  addPart(parts, 'weekday', guess(h) - plain);
  addPart(parts, 'recent', plain - usual);
  const corrected = meanOf(week.map((ahead) => atUsual[ahead - 1]!));
  addPart(parts, 'weekday', (atUsual[h - 1]! - corrected) * unit);
  addPart(parts, 'rest', corrected * unit);
  const unbounded = guess(h) + (atUsual[h - 1]! + sumOf(moved)) * unit;
  if (unbounded < 0) addPart(parts, 'floor', -unbounded);
  return parts;
}

/** The mean of `count` fortnights; where weekdays are told, the mean of their days too. Without a past it is the fortnight itself, weekdays left open. */
function usualFortnight(inputs: Float32Array, count: number, sequence: Float32Array): Float32Array {
  const usual = new Float32Array(SEQUENCE_SIZE);
  for (let i = 0; i < SEQUENCE_SIZE; i++) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += inputs[k * SEQUENCE_SIZE + i]!;
    usual[i] = count > 0 ? sum / count : sequence[i]!;
  }
  DAILY_FEATURES.forEach(({ name }, f) => {
    const group = groupOf(name);
    if (group !== 'weekday' && group !== 'mixed') return;
    let sum = 0;
    for (let day = 0; day < SEQUENCE_DAYS; day++) sum += usual[day * WIDTH + f]!;
    for (let day = 0; day < SEQUENCE_DAYS; day++) usual[day * WIDTH + f] = sum / SEQUENCE_DAYS;
  });
  return usual;
}

/** The seven days ahead that a day is held against: its own week, or the last seven that the network speaks of. */
function weekOf(h: number, horizon: number): readonly number[] {
  const last = Math.min(horizon, WEEK * Math.ceil(h / WEEK));
  return Array.from({ length: Math.min(WEEK, last) }, (_, i) => last - i);
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
