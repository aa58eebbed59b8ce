/** Walking: a network goes on from its state by its own answers, and says what it would say of the whole way at once. */

import { expect, it } from 'vitest';
import { UNHURRIED } from '../kit/control.ts';
import { layOut } from './grid.ts';
import { predictLstm } from './lstm/predict.ts';
import { initialiseWeights } from './lstm/weights.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { DAY_SIZE, SEQUENCE_DAYS } from './network-days.ts';
import { startPath } from './paths.ts';
import { surroundingsOf } from './seen.ts';
import { type LearnedNetwork, learnSequences, longShape, walkNetwork, writeDays } from './sequences.ts';

const HORIZON = 10;
const CUTOFFS = [150, 120];
const made = makeUpPanel({ outlets: 2, items: 36, days: 160, seed: 4 });
const around = surroundingsOf(
  layOut({
    ...made,
    calendar: [
      ...made.calendar,
      { day: made.series[0]!.firstDay + 154, outlet: 'outlet 2', kind: 'closed', name: 'off', size: null },
    ],
  }),
);

async function networkOf(attention: number): Promise<LearnedNetwork> {
  const shape = { steps: SEQUENCE_DAYS, features: DAY_SIZE, units: [16, 8] as const, dense: 8, outputs: 1 };
  const { scale } = await learnSequences(around, 120, 1, undefined, UNHURRIED);
  const weights = initialiseWeights(attention > 0 ? { ...shape, attention } : shape, 5);
  return { weights, scale, trainedBy: 'nobody' };
}

it.each([0, 4])('says the same as the whole way at once, with %i units of attention', async (attention) => {
  const learned = await networkOf(attention);
  const said = await walkNetwork({ ground: around, cutoffs: CUTOFFS, horizon: HORIZON }, learned, UNHURRIED);
  const { series } = around.grid;
  expect(said.every((value) => value >= 0)).toBe(true);
  for (const [c, cutoff] of CUTOFFS.entries()) {
    for (const s of [0, 40, series - 1]) {
      const path = startPath(around, s, cutoff, c, HORIZON);
      const closed = (day: number) => around.grid.closed[around.grid.outlet[s]! * around.calendar.width + day] === 1;
      for (let h = 1; h <= HORIZON; h++) {
        const days = SEQUENCE_DAYS - 1 + h;
        const inputs = new Float32Array(days * DAY_SIZE);
        const guess = writeDays(around, path, cutoff + h, days, learned.scale, inputs, 0);
        const long = { shape: longShape(learned, h), values: learned.weights.values };
        const root = Math.max(0, guess + (await predictLstm(long, inputs, 1))[0]!);
        const value = said[(c * series + s) * HORIZON + h - 1]!;
        expect(value).toBeCloseTo(root * root * path.unit, 4);
        path.history[cutoff + h] = closed(cutoff + h) ? Number.NaN : value;
      }
    }
  }
});

it('reads nothing of what came after a cutoff', async () => {
  const learned = await networkOf(0);
  const early = { ground: around, cutoffs: [120], horizon: HORIZON };
  const cut = surroundingsOf(
    layOut({ ...made, series: made.series.map((one) => ({ ...one, used: one.used.subarray(0, 121) })) }),
  );
  const said = await walkNetwork(early, learned, UNHURRIED);
  expect(await walkNetwork({ ...early, ground: cut }, learned, UNHURRIED)).toEqual(said);
});
