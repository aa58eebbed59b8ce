/** Renewing keeps the laws of every technique, comes to the same when it was broken off, and never judges by days a model knew. */

import { describe, expect, it } from 'vitest';
import type { DemandPanel } from '../../src/domain/demand-forecast.ts';
import { everyForecast, type ManyForecasts } from '../../src/domain/many-forecasts.ts';
import { type Control, Stopped, UNHURRIED } from '../kit/control.ts';
import { LAWS, type LawAbiding } from '../kit/laws.ts';
import type { Arena } from './arena.ts';
import type { Piece, Saving } from './checkpoint.ts';
import { DRIFTED, driftOf } from './drift.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { forecast, type Learning, learn } from './model.ts';
import type { LearnChoices } from './options.ts';
import { renew } from './renew.ts';
import type { LearnedTrees } from './table-competitors.ts';
import type { LearnedForecast } from './types.ts';

/** Every competitor, each as small as it can be. */
const SMALL: LearnChoices = {
  horizon: 7,
  origins: 2,
  rows: 1500,
  lstm: { units: [8, 8], dense: 8, epochs: 3, sequencesPerEpoch: 64 },
};
const LEARNED_DAYS = 120;
const panelUntil = (days: number): DemandPanel => {
  const panel = makeUpPanel({ outlets: 1, items: 3, days: 150, seed: 5 });
  return { ...panel, series: panel.series.map((one) => ({ ...one, used: one.used.slice(0, days) })) };
};

async function learnt(outcome: ReturnType<typeof learn>): Promise<Learning> {
  const done = await outcome;
  if (!done.ok) throw new Error(done.failure.message);
  return done.value;
}

const learnedOnce: Partial<Record<number, Promise<LearnedForecast>>> = {};
/** Learned from the first 120 days, as it comes out of the book. */
const learnedBefore = async (seed = 1): Promise<LearnedForecast> => {
  learnedOnce[seed] ??= learnt(learn(panelUntil(LEARNED_DAYS), { ...SMALL, seed }, UNHURRIED)).then(
    ({ learned }) => learned,
  );
  return structuredClone(await learnedOnce[seed]);
};
const heldOutOf = ({ learned }: Learning) => (learned.models as Arena).heldOut;

describe('the laws', () => {
  const technique: LawAbiding<DemandPanel, Learning, ManyForecasts> = {
    learn: async (panel, seed, control) => renew(panel, await learnedBefore(seed), SMALL, control),
    ask: async ({ learned }, panel, control) => {
      const outcome = await forecast(panel, learned, SMALL, control);
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value;
    },
    enough: () => panelUntil(130),
    tooFew: () => panelUntil(4),
    essence: (value) => value,
    future: {
      // Days after the second remembered cutoff, day 127 of 135, are another kitchen's.
      disturbed: () => {
        const panel = panelUntil(135);
        return {
          ...panel,
          series: panel.series.map((one) => ({ ...one, used: one.used.map((value, t) => (t > 126 ? 500 : value)) })),
        };
      },
      answerBefore: async (panel) => {
        const to135 = panel.series[0]!.used.length === 135 ? panel : panelUntil(135);
        const { heldOut } = (await learnt(renew(to135, await learnedBefore(), SMALL, UNHURRIED))).learned
          .models as Arena;
        const first = to135.series[0]!.firstDay;
        expect(heldOut.origins.map((origin) => origin - first)).toEqual([105, 112, 119, 126, 133]);
        // What was said up to the cutoff of day 126.
        return Object.fromEntries(
          Object.entries(heldOut.said).map(([name, said]) => [name, said!.slice(0, 4 * 3 * heldOut.horizon)]),
        );
      },
    },
  };
  it.each(LAWS.map((law) => [law.name, law] as const))(
    '%s',
    async (_name, law) => {
      await law.check(technique);
    },
    120_000,
  );
});

/** Stops at a piece, as a tap on the screen does; answers what was kept until then, cloned as the book would. */
async function breakOff(
  start: (control: Control, saving: Saving) => Promise<unknown>,
  at: number,
): Promise<{ readonly checkpoint: readonly Piece[]; readonly told: number }> {
  const kept = new Map<string, Piece>();
  let told = 0;
  const control: Control = {
    report: () => {},
    rest: async () => {
      if (told >= at) throw new Stopped();
    },
  };
  const onCheckpoint = (piece: Piece) => {
    told += 1;
    kept.set(piece.name, structuredClone(piece));
  };
  await expect(start(control, { onCheckpoint })).rejects.toBeInstanceOf(Stopped);
  return { checkpoint: [...kept.values()], told };
}

describe('broken off and gone on with', () => {
  it('a full learning comes to the same, without doing twice what was done', async () => {
    const panel = panelUntil(LEARNED_DAYS);
    const undisturbed: Piece[] = [];
    const whole = await learnt(learn(panel, SMALL, UNHURRIED, { onCheckpoint: (piece) => undisturbed.push(piece) }));
    expect(undisturbed.filter((piece) => !piece.isWhole).length).toBeGreaterThanOrEqual(4);
    // In the midst of the first network's training, and in the midst of the last one's.
    const halves = undisturbed.flatMap((piece, i) => (piece.isWhole ? [] : [i + 1]));
    for (const at of [halves[1]!, halves.at(-2)!]) {
      const { checkpoint, told } = await breakOff((control, saving) => learn(panel, SMALL, control, saving), at);
      const again: Piece[] = [];
      const resumed = await learnt(
        learn(panel, SMALL, UNHURRIED, { checkpoint, onCheckpoint: (piece) => again.push(piece) }),
      );
      expect(resumed).toEqual(whole);
      expect(again.length).toBe(undisturbed.length - told);
    }
  }, 120_000);

  it('a renewal comes to the same', async () => {
    const panel = panelUntil(130);
    const learned = await learnedBefore();
    const whole = await learnt(renew(panel, learned, SMALL, UNHURRIED));
    for (const at of [1, 4, 6]) {
      const { checkpoint } = await breakOff((control, saving) => renew(panel, learned, SMALL, control, saving), at);
      expect(await learnt(renew(panel, learned, SMALL, UNHURRIED, { checkpoint }))).toEqual(whole);
    }
  }, 120_000);

  it('pieces of another panel or another learning are passed over', async () => {
    const learned = await learnedBefore();
    const pieces: Piece[] = [];
    const whole = await learnt(
      renew(panelUntil(130), learned, SMALL, UNHURRIED, { onCheckpoint: (piece) => pieces.push(piece) }),
    );
    const other = await learnt(renew(panelUntil(131), learned, SMALL, UNHURRIED));
    expect(await learnt(renew(panelUntil(131), learned, SMALL, UNHURRIED, { checkpoint: pieces }))).toEqual(other);
    const seed2 = await learnedBefore(2);
    const ofSeed2 = await learnt(renew(panelUntil(130), seed2, SMALL, UNHURRIED, { checkpoint: pieces }));
    expect(ofSeed2.forecasts).not.toEqual(whole.forecasts);
  }, 120_000);
});

describe('what is renewed', () => {
  it('knows the new days: another model, remembered forecasts of the old one', async () => {
    const learned = await learnedBefore();
    const renewed = await learnt(renew(panelUntil(130), learned, SMALL, UNHURRIED));
    expect(renewed.learned.cutoff).toBe(learned.cutoff + 10);
    const { origins } = heldOutOf(renewed);
    expect(origins.slice(-2)).toEqual([learned.cutoff, learned.cutoff + 7]);
    const before = learned.models as Arena;
    const after = renewed.learned.models as Arena;
    for (const name of ['ridge', 'forest', 'boosted', 'lstm', 'lstm_attention'] as const) {
      expect(after.learned[name], name).not.toEqual(before.learned[name]);
    }
    expect(after.learnedFullyTo).toBe(learned.cutoff);
    // Said at the learning's own cutoff: exactly what was forecast that night.
    const night = await forecast(panelUntil(LEARNED_DAYS), learned, SMALL, UNHURRIED);
    if (!night.ok) throw new Error(night.failure.message);
    const { said, horizon } = heldOutOf(renewed);
    const at = origins.length - 2;
    const forecasts = everyForecast(night.value);
    for (const [s, one] of forecasts.entries()) {
      const from = (at * forecasts.length + s) * horizon;
      expect([...said.lstm!.slice(from, from + horizon)]).toEqual(one.days.lstm!.map(({ mean }) => Math.fround(mean)));
    }
    // So is what each way of the trees said, whose mean that was.
    for (const name of ['forest', 'boosted'] as const) {
      const ways = after.ways[name]!;
      const { shares, walkers } = before.learned[name] as LearnedTrees;
      const spoken = [ways.said.atOnce!, ...walkers.map(({ scale }) => ways.said[scale]!)];
      expect(ways.origins).toEqual(origins);
      for (let i = at * forecasts.length * horizon; i < (at + 1) * forecasts.length * horizon; i++) {
        const mean = spoken.reduce((sum, one, way) => sum + shares[way]! * one[i]!, 0);
        expect(mean).toBeCloseTo(said[name]![i]!, 3);
      }
    }
  }, 120_000);

  it('night by night remembers one cutoff a week', async () => {
    let learned = await learnedBefore();
    const cheap: LearnChoices = { ...SMALL, competitors: ['ridge'] };
    for (let days = LEARNED_DAYS + 1; days <= LEARNED_DAYS + 9; days++) {
      learned = (await learnt(renew(panelUntil(days), learned, cheap, UNHURRIED))).learned;
    }
    const { heldOut, learnedTo } = learned.models as Arena;
    expect(learnedTo - learned.cutoff).toBe(0);
    expect(heldOut.origins.slice(-2)).toEqual([learned.cutoff - 9, learned.cutoff - 2]);
  }, 120_000);

  it('takes in an item that is new and lets go of one that left', async () => {
    const learned = await learnedBefore();
    const panel = panelUntil(130);
    const [, second, third] = panel.series;
    const other = { ...second!, item: 'new', used: second!.used.slice(0, 40), firstDay: second!.firstDay + 90 };
    const renewed = await learnt(renew({ ...panel, series: [other, third!, second!] }, learned, SMALL, UNHURRIED));
    expect(renewed.forecasts.names.map(({ item }) => item)).toEqual(['new', third!.item, second!.item]);
    const kept = heldOutOf(renewed);
    const before = (learned.models as Arena).heldOut;
    const { horizon } = kept;
    expect([...kept.said.boosted!.slice(0, horizon)].every(Number.isNaN)).toBe(true);
    expect([...kept.said.boosted!.slice(horizon, 2 * horizon)]).toEqual([
      ...before.said.boosted!.slice(2 * horizon, 3 * horizon),
    ]);
  }, 120_000);

  it('refuses a panel that ends before what was learned', async () => {
    const outcome = await renew(panelUntil(100), await learnedBefore(), SMALL, UNHURRIED);
    expect(!outcome.ok && outcome.failure.code).toBe('bad-input');
  });
});

describe('drift', () => {
  it('says nothing in the first week, about 1 while the kitchen stays as it was, more when it turned', async () => {
    const steady = (days: number, turn = Number.POSITIVE_INFINITY): DemandPanel => ({
      calendar: [],
      series: [1, 2, 3].map((item) => ({
        outlet: 'outlet',
        item: `item ${item}`,
        firstDay: 20_000,
        used: Float64Array.from({ length: days }, (_, t) => {
          const noise = ((t * 7919 + item * 104_729) % 13) - 6;
          // Depends on last week in a way that a model can learn and a weekday mean cannot, until it no longer does.
          return 40 + noise + (t < turn ? 25 * Math.sin(t / 3) : -25 * Math.sin(t / 3));
        }),
      })),
    });
    const choices: LearnChoices = { ...SMALL, competitors: ['ridge'], origins: 4 };
    const { learned } = await learnt(learn(steady(150), choices, UNHURRIED));
    const driftAfter = async (panel: DemandPanel) =>
      driftOf(panel, (await learnt(renew(panel, learned, choices, UNHURRIED))).learned);
    expect(await driftAfter(steady(154))).toBeNull();
    expect(await driftAfter(steady(164))).toBeLessThan(DRIFTED);
    expect(await driftAfter(steady(164, 152))).toBeGreaterThan(DRIFTED);
  }, 120_000);
});
