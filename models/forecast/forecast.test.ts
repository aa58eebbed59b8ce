/** The forecast technique as a whole: the laws of every technique, and sense on the histories kitchens really have. */

import { describe, expect, it } from 'vitest';
import {
  type DemandPanel,
  type DemandSeries,
  FORECASTERS,
  type SeriesForecast,
} from '../../src/domain/demand-forecast.ts';
import { everyForecast, type ManyForecasts } from '../../src/domain/many-forecasts.ts';
import { type Progress, UNHURRIED } from '../kit/control.ts';
import { LAWS, type LawAbiding } from '../kit/laws.ts';
import type { Arena } from './arena.ts';
import type { LearnedEach } from './competitor.ts';
import { backtest } from './evaluate.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { forecast, type Learning, learn } from './model.ts';
import type { AskNetworks, LearnChoices } from './options.ts';
import { walkNetwork } from './sequences.ts';
import { ETS_NUMBERS } from './statistical/ets.ts';
import type { LearnedForecast } from './types.ts';

/** Every competitor, each as small as it can be. */
const SMALL: LearnChoices = {
  horizon: 7,
  origins: 2,
  rows: 1500,
  lstm: { units: [8, 8], dense: 8, epochs: 2, sequencesPerEpoch: 64 },
};

const first = 20_000;
const panelOf = (
  ...series: readonly (Omit<Partial<DemandSeries>, 'used'> & { readonly used: Float64Array })[]
): DemandPanel => ({
  series: series.map((one, i) => ({ outlet: 'outlet', item: `item ${i}`, firstDay: first, ...one })),
  calendar: [],
});
const days = (count: number, used: (t: number) => number) => Float64Array.from({ length: count }, (_, t) => used(t));

async function learnForecasts(panel: DemandPanel, choices: LearnChoices = SMALL): Promise<readonly SeriesForecast[]> {
  const outcome = await learn(panel, choices, UNHURRIED);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return everyForecast(outcome.value.forecasts);
}

/** Every competitor's every day is finite, not negative, and its quantiles rise. */
function expectSense(forecasts: readonly SeriesForecast[], horizon = 7): void {
  for (const one of forecasts) {
    expect(one.days[one.champion]).toHaveLength(horizon);
    for (const [name, said] of Object.entries(one.days)) {
      for (const day of said) {
        const rising = [0, day.q05, day.q25, day.q50, day.q75, day.q95];
        expect(
          rising.every((value, i) => Number.isFinite(value) && (i === 0 || value >= rising[i - 1]!)),
          `${name} ${rising}`,
        ).toBe(true);
        expect(Number.isFinite(day.mean) && day.mean >= 0, name).toBe(true);
      }
    }
  }
}

describe('the laws', () => {
  const enough = (): DemandPanel => makeUpPanel({ outlets: 1, items: 3, days: 120, seed: 5 });
  const technique: LawAbiding<DemandPanel, Learning, ManyForecasts> = {
    learn: (panel, seed, control) => learn(panel, { ...SMALL, seed }, control),
    ask: async ({ learned }, panel, control) => {
      const outcome = await forecast(panel, learned, SMALL, control);
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value;
    },
    enough,
    tooFew: () => panelOf({ used: days(4, () => 3) }),
    essence: (value) => value,
    future: {
      disturbed: () => {
        const panel = enough();
        return {
          ...panel,
          series: panel.series.map((one) => ({ ...one, used: one.used.map((value, t) => (t > 98 ? 500 : value)) })),
        };
      },
      // What was said at the only cutoff, day 98 of 120, with a week ahead.
      answerBefore: async (panel) => {
        const outcome = await backtest(panel, { ...SMALL, cutoffs: 1, every: 14, horizon: 21 }, UNHURRIED);
        if (!outcome.ok) throw new Error(outcome.failure.message);
        const { rows } = outcome.value;
        return { mean: rows.mean, quantiles: rows.quantiles, servedBy: rows.servedBy };
      },
    },
  };
  it.each(LAWS.map((law) => [law.name, law] as const))(
    '%s',
    async (_name, law) => {
      await law.check(technique);
    },
    60_000,
  );
});

describe('what is learned', () => {
  it('says the same when networks are asked elsewhere, and they are asked before anybody speaks', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 3, days: 150, seed: 6 });
    const outcome = await learn(panel, SMALL, UNHURRIED);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const heard: string[] = [];
    const askNetworks: AskNetworks = async (question, networks, free) => {
      heard.push('networks');
      await free;
      heard.push('free');
      return Promise.all(
        networks.map((network) => walkNetwork(structuredClone(question), structuredClone(network), UNHURRIED)),
      );
    };
    const report = ({ doing, done }: Progress) => void heard.push(`${doing} ${done}`);
    const again = await forecast(panel, outcome.value.learned, { ...SMALL, askNetworks }, { ...UNHURRIED, report });
    expect(again).toEqual({ ok: true, value: outcome.value.forecasts });
    expect(heard.filter((one) => one === 'networks')).toHaveLength(1);
    expect(heard.indexOf('networks')).toBeLessThan(heard.indexOf('forecast 1'));
    // All others have spoken by then.
    expect(heard[heard.indexOf('free') - 1]).toBe(`forecast ${FORECASTERS.indexOf('lstm')}`);
  });

  it('answers for every series by every competitor, and again without learning the same', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 3, days: 150, seed: 6 });
    const outcome = await learn(panel, SMALL, UNHURRIED);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const { learned } = outcome.value;
    const forecasts = everyForecast(outcome.value.forecasts);
    expectSense(forecasts);
    expect(Object.keys(forecasts[0]!.days).sort()).toEqual([...FORECASTERS].sort());
    expect(forecasts[0]!.scores.map((one) => one.model)).toEqual(FORECASTERS);
    const again = await forecast(panel, learned, SMALL, UNHURRIED);
    expect(again.ok && again.value).toEqual(outcome.value.forecasts);
  }, 60_000);

  it('spares the search for parameters, and says the same as after searching', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 3, days: 150, seed: 6 });
    const choices: LearnChoices = { ...SMALL, competitors: ['ets', 'theta', 'croston'] };
    const outcome = await learn(panel, choices, UNHURRIED);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const { learned } = outcome.value;
    const arena = learned.models as Arena;
    // What was learned before parameters were kept knows none: they are searched for as they are needed.
    const older = { ...learned, models: { ...arena, learned: {} } };
    const again = await forecast(panel, older, choices, UNHURRIED);
    expect(again.ok && again.value).toEqual(outcome.value.forecasts);
    const days = (of: LearnedForecast, panel: DemandPanel) =>
      forecast(panel, of, choices, UNHURRIED).then((told) => (told.ok ? [...told.value.days] : []));
    // With other parameters it does say something else: they are what is gone by.
    const turned = { ...(arena.learned.ets as LearnedEach), numbers: new Float64Array(3 * ETS_NUMBERS).fill(0.9) };
    const other = { ...learned, models: { ...arena, learned: { ...arena.learned, ets: turned } } };
    expect(await days(other, panel)).not.toEqual(await days(learned, panel));
  }, 60_000);

  it('serves new days and an item that was not there when it learned', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 3, days: 150, seed: 6 });
    const outcome = await learn({ ...panel, series: panel.series.slice(0, 2) }, SMALL, UNHURRIED);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const longer = makeUpPanel({ outlets: 1, items: 3, days: 155, seed: 6 });
    const again = await forecast(longer, outcome.value.learned, SMALL, UNHURRIED);
    if (!again.ok) throw new Error(again.failure.message);
    expect(again.value.names).toHaveLength(3);
    expect(again.value.cutoff).toBe(outcome.value.learned.cutoff + 5);
    expectSense(everyForecast(again.value));
  }, 60_000);

  it('says 0 on days the calendar closes', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 2, days: 100, seed: 8 });
    const cutoff = panel.series[0]!.firstDay + 99;
    const calendar = [{ day: cutoff + 3, outlet: null, kind: 'closed' as const, name: 'repairs', size: null }];
    for (const one of await learnForecasts({ ...panel, calendar })) {
      for (const said of Object.values(one.days)) expect(said[2]).toMatchObject({ mean: 0, q95: 0 });
    }
  }, 60_000);

  it('refuses a horizon it cannot have and a model of another version', async () => {
    const panel = makeUpPanel({ outlets: 1, items: 1, days: 60, seed: 1 });
    const far = await learn(panel, { ...SMALL, horizon: 60 }, UNHURRIED);
    expect(!far.ok && far.failure.code).toBe('bad-input');
    const odd = { version: 1 as LearnedForecast['version'], cutoff: 0, horizon: 7, seed: 1, models: null, seconds: {} };
    const other = await forecast(panel, odd, SMALL, UNHURRIED);
    expect(!other.ok && other.failure.code).toBe('bad-input');
  });
});

describe('histories that kitchens have', () => {
  it('constant use stays constant', async () => {
    const [one] = await learnForecasts(panelOf({ used: days(120, () => 12) }));
    expectSense([one!]);
    for (const day of one!.days[one!.champion]!) {
      expect(day.mean).toBeCloseTo(12, 0);
      expect(day.q95 - day.q05).toBeLessThan(3);
    }
  }, 60_000);

  it('an item never used is not ordered', async () => {
    const [one] = await learnForecasts(panelOf({ used: days(120, () => 0) }));
    expectSense([one!]);
    for (const day of one!.days[one!.champion]!) expect(day.mean).toBeLessThan(0.01);
  }, 60_000);

  it('five days of history are enough to say something near them', async () => {
    const [one] = await learnForecasts(panelOf({ used: Float64Array.of(8, 10, 9, 11, 12) }));
    expectSense([one!]);
    expect(one!.fellBack).toBe(true);
    for (const day of one!.days[one!.champion]!) expect(day.mean).toBeGreaterThan(6);
  });

  it('five days beside a long history join it', async () => {
    const long = makeUpPanel({ outlets: 1, items: 3, days: 120, seed: 9 });
    const short = {
      outlet: 'outlet 1',
      item: 'new',
      firstDay: long.series[0]!.firstDay + 115,
      used: Float64Array.of(8, 10, 9, 11, 12),
    };
    const forecasts = await learnForecasts({ ...long, series: [...long.series, short] });
    expectSense(forecasts);
    const said = forecasts[3]!.days[forecasts[3]!.champion]!;
    expect(said.reduce((sum, day) => sum + day.mean, 0) / 7).toBeGreaterThan(4);
    expect(said.reduce((sum, day) => sum + day.mean, 0) / 7).toBeLessThan(20);
  }, 60_000);

  it('a year of gaps is a year of gaps, not of zeros', async () => {
    const used = days(365, (t) => ((t * 7919) % 10 < 6 ? Number.NaN : 20 + (t % 7)));
    const [one] = await learnForecasts(panelOf({ used }));
    expectSense([one!]);
    for (const day of one!.days[one!.champion]!) expect(Math.abs(day.mean - 23)).toBeLessThan(8);
  }, 60_000);

  it('a slip of the pen does not order a truckload', async () => {
    const used = days(150, (t) => (t === 130 ? 2_000_000 : 20 + 3 * (t % 7)));
    const [one] = await learnForecasts(panelOf({ used }, { used: days(150, (t) => 10 + (t % 7)) }));
    for (const day of one!.days[one!.champion]!) expect(day.mean).toBeLessThan(100);
  }, 60_000);

  it('days that ran out do not teach that little was wanted', async () => {
    const used = days(140, (t) => (t % 2 === 0 ? 5 : 20));
    const ranOutAt = days(140, (t) => (t % 2 === 0 ? 900 : Number.NaN));
    const open = await learnForecasts(panelOf({ used }), { ...SMALL, competitors: ['boosted'] });
    const told = await learnForecasts(panelOf({ used, ranOutAt }), { ...SMALL, competitors: ['boosted'] });
    const total = (forecasts: readonly SeriesForecast[]) =>
      forecasts[0]!.days.boosted!.reduce((sum, day) => sum + day.mean, 0);
    expect(total(told)).toBeGreaterThan(1.2 * total(open));
  }, 60_000);
});
