/** Reasons add up to what is served, name what made the usage, and do not depend on how features are ordered. */

import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DemandPanel,
  FORECASTERS,
  type Forecaster,
  type SeriesForecast,
} from '../../../src/domain/demand-forecast.ts';
import type { DayReasons, ReasonCode } from '../../../src/domain/forecast-reasons.ts';
import { everyForecast, forecastAt } from '../../../src/domain/many-forecasts.ts';
import { UNHURRIED } from '../../kit/control.ts';
import { makeUpPanel } from '../made-up-panel.ts';
import { type Learning, learn } from '../model.ts';
import type { LearnChoices } from '../options.ts';
import { explainDay } from './explain-day.ts';

/** Every competitor, each as small as it can be. */
const SMALL: LearnChoices = {
  horizon: 9,
  origins: 3,
  rows: 4000,
  lstm: { units: [8, 8], dense: 8, epochs: 4, sequencesPerEpoch: 256 },
};

async function learnFrom(panel: DemandPanel, choices = SMALL): Promise<Learning> {
  const outcome = await learn(panel, choices, UNHURRIED);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

async function explain(
  panel: DemandPanel,
  { learned }: Learning,
  forecast: SeriesForecast,
  model: Forecaster,
  ahead: number,
): Promise<DayReasons> {
  const { outlet, item, cutoff, days } = forecast;
  const spoke = Object.keys(days) as Forecaster[];
  const told = await explainDay(panel, learned, { outlet, item, cutoff, day: cutoff + ahead, model, spoke }, UNHURRIED);
  if (!told.ok) throw new Error(`${model}: ${told.failure.message}`);
  return told.value;
}

const amountOf = (told: DayReasons, code: ReasonCode): number =>
  told.reasons.find((reason) => reason.code === code)?.amount ?? 0;
const sum = (told: DayReasons): number => told.reasons.reduce((total, { amount }) => total + amount, told.usual);

describe('reasons of a made-up panel', () => {
  const made = makeUpPanel({ outlets: 2, items: 4, days: 150, seed: 3 });
  const last = made.series[0]!.firstDay + 149;
  const panel: DemandPanel = {
    series: made.series.map((one, s) => ({
      ...one,
      // One outlet's records end earlier, and days without any record are not zero.
      used: (one.outlet === 'outlet 1' ? one.used.subarray(0, 147) : one.used).map((value, t) =>
        (t + s) % 31 === 0 ? Number.NaN : value,
      ),
      closing: one.used.map((value, t) => (t % 7 === 0 ? value : value * 2)),
    })),
    calendar: [
      { day: last + 2, outlet: null, kind: 'holiday', name: 'Lebaran', size: null },
      { day: last + 4, outlet: 'outlet 2', kind: 'closed', name: 'Day off', size: null },
      { day: last + 5, outlet: 'outlet 1', kind: 'booking', name: 'Wedding', size: 80 },
    ],
  };
  let learning: Learning;
  beforeAll(async () => {
    learning = await learnFrom(panel);
  });

  it.each(FORECASTERS)('of %s add up to what it serves, to a millionth', async (model) => {
    for (const s of [0, 3, 6]) {
      const forecast = forecastAt(learning.forecasts, s);
      for (const ahead of [1, 5, 9]) {
        const told = await explain(panel, learning, forecast, model, ahead);
        const served = forecast.days[model]![ahead - 1]!.mean;
        const size = Math.max(served, told.usual, 1);
        expect(Math.abs(told.mean - served) / size, `${forecast.item} +${ahead} served`).toBeLessThan(1e-6);
        expect(Math.abs(sum(told) - served) / size, `${forecast.item} +${ahead} sum`).toBeLessThan(1e-6);
      }
    }
  });

  it('leave nothing unexplained where a method can be taken apart exactly', async () => {
    for (const model of ['weekday_mean', 'seasonal_naive', 'ses_weekday', 'ets', 'theta', 'croston'] as const) {
      for (const ahead of [2, 8]) {
        const told = await explain(panel, learning, forecastAt(learning.forecasts, 2), model, ahead);
        expect(Math.abs(amountOf(told, 'rest')), `${model} +${ahead}`).toBeLessThan(1e-6 * told.usual);
      }
    }
  });

  it('say of a closed day only that it is closed', async () => {
    const told = await explain(
      panel,
      learning,
      forecastAt(learning.forecasts, 5),
      forecastAt(learning.forecasts, 5).champion,
      4,
    );
    expect(told).toMatchObject({ mean: 0, reasons: [{ code: 'closed', amount: -told.usual }] });
  });

  it('know the day', async () => {
    const cutoff = forecastAt(learning.forecasts, 0).cutoff;
    expect(cutoff).toBe(last);
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 0), 'weekday_mean', 5);
    expect(told.facts).toMatchObject({ guests: 80, feast: { name: 'Lebaran', days: -3 }, weekday: (last + 5 + 3) % 7 });
  });

  it('are the same when asked again, and asking changes nothing', async () => {
    const before = structuredClone({ panel, learning });
    for (const model of ['forest', 'lstm', 'ensemble'] as const) {
      const once = await explain(panel, learning, forecastAt(learning.forecasts, 1), model, 6);
      expect(await explain(panel, learning, forecastAt(learning.forecasts, 1), model, 6)).toEqual(once);
      const elsewhere = structuredClone({ panel, learning });
      expect(await explain(elsewhere.panel, elsewhere.learning, forecastAt(learning.forecasts, 1), model, 6)).toEqual(
        once,
      );
    }
    expect({ panel, learning }).toEqual(before);
  });

  it('are refused, not invented, for what was never forecast', async () => {
    const { outlet, item, cutoff } = forecastAt(learning.forecasts, 0);
    const asked = { outlet, item, cutoff, day: cutoff + 1, model: 'ridge', spoke: [] } as const;
    for (const wrong of [
      { ...asked, item: 'no such item' },
      { ...asked, day: cutoff },
      { ...asked, day: cutoff + 10 },
      { ...asked, model: 'ensemble' },
    ] as const) {
      expect(await explainDay(panel, learning.learned, wrong, UNHURRIED)).toMatchObject({
        ok: false,
        failure: { code: 'bad-input' },
      });
    }
  });
});

it('leave little unexplained where a model had enough to learn from', async () => {
  const panel = makeUpPanel({ outlets: 1, items: 8, days: 400, seed: 3 });
  const choices: LearnChoices = {
    ...SMALL,
    origins: 1,
    rows: 8000,
    competitors: ['ridge', 'forest', 'boosted', 'ensemble'],
  };
  const learning = await learnFrom(panel, choices);
  for (const model of ['ridge', 'forest', 'boosted', 'ensemble'] as const) {
    let rest = 0;
    let usual = 0;
    for (const forecast of everyForecast(learning.forecasts).slice(0, 4)) {
      const told = await explain(panel, learning, forecast, model, 3);
      rest += Math.abs(amountOf(told, 'rest'));
      usual += told.usual;
    }
    expect(rest / usual, model).toBeLessThan(0.15);
  }
});

describe('reasons of a series that only knows weekdays', () => {
  const week = [40, 42, 38, 44, 90, 110, 70];
  const panel: DemandPanel = {
    series: Array.from({ length: 4 }, (_, s) => ({
      outlet: 'outlet',
      item: `item ${s}`,
      firstDay: 20_002,
      used: Float64Array.from({ length: 140 }, (_, t) => (1 + s) * week[t % 7]!),
    })),
    calendar: [],
  };
  let learning: Learning;
  beforeAll(async () => {
    learning = await learnFrom(panel);
  });

  it.each(['seasonal_naive', 'weekday_mean', 'ses_weekday', 'ets', 'theta', 'croston'] as const)(
    'are weekdays and nothing else for %s',
    async (model) => {
      for (const ahead of [3, 5, 6]) {
        const told = await explain(panel, learning, forecastAt(learning.forecasts, 1), model, ahead);
        for (const { code, amount } of told.reasons) {
          if (code !== 'weekday') expect(Math.abs(amount) / told.usual, code).toBeLessThan(0.02);
        }
        expect(Math.sign(amountOf(told, 'weekday'))).toBe(ahead === 3 ? -1 : 1);
      }
    },
  );

  it.each(['ridge', 'forest', 'boosted'] as const)('are weekdays first by far for %s', async (model) => {
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 1), model, 6);
    expect(told.reasons[0]!.code).toBe('weekday');
    const others = told.reasons.slice(1).reduce((total, { amount }) => total + Math.abs(amount), 0);
    expect(others / amountOf(told, 'weekday')).toBeLessThan(0.15);
  });

  it.each(['lstm', 'lstm_attention', 'ensemble'] as const)('are weekdays first for %s', async (model) => {
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 1), model, 6);
    expect(told.reasons[0]!.code).toBe('weekday');
  });
});

it('a series that rises says so', async () => {
  const panel: DemandPanel = {
    series: Array.from({ length: 3 }, (_, s) => ({
      outlet: 'outlet',
      item: `item ${s}`,
      firstDay: 20_002,
      used: Float64Array.from({ length: 126 }, (_, t) => (1 + s) * (50 + t + (t % 7))),
    })),
    calendar: [],
  };
  const learning = await learnFrom(panel);
  for (const model of ['ets', 'theta', 'ensemble'] as const) {
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 0), model, 4);
    expect(amountOf(told, 'recent') + amountOf(told, 'trend'), model).toBeGreaterThan(0.1 * told.usual);
    expect(told.facts.weeks).toBe(7);
  }
});

describe('reasons of an occasion', () => {
  const made = makeUpPanel({ outlets: 1, items: 6, days: 150, seed: 5 });
  const last = made.series[0]!.firstDay + 149;
  const lebaran = { outlet: null, kind: 'holiday', name: 'eid-al-fitr', size: null, feast: 'eid-al-fitr' } as const;
  const panel: DemandPanel = {
    // Nobody names the second day after Lebaran.
    series: made.series.map((one) => ({
      ...one,
      used: one.used.map((value, t) => ([87, 89, 108, 110].includes(t) ? value / 10 : value)),
    })),
    calendar: [last - 62, last - 41, last + 1].map((day) => ({ ...lebaran, day })),
  };
  let learning: Learning;
  beforeAll(async () => {
    const competitors = ['weekday_mean', 'theta', 'ridge', 'boosted', 'ensemble'] as const;
    learning = await learnFrom(panel, { ...SMALL, competitors });
  });

  it.each(['theta', 'ridge', 'boosted', 'ensemble'] as const)(
    'of %s add up; only the named day is a feast',
    async (model) => {
      const forecast = forecastAt(learning.forecasts, 1);
      for (const ahead of [1, 3, 9]) {
        const told = await explain(panel, learning, forecast, model, ahead);
        const served = forecast.days[model]![ahead - 1]!.mean;
        expect(Math.abs(sum(told) - served)).toBeLessThan(1e-6 * Math.max(1, told.usual));
        expect(Math.sign(amountOf(told, 'occasion'))).toBe(ahead === 3 ? -1 : 0);
        if (ahead === 1) expect(amountOf(told, 'feast')).toBeLessThan(0);
      }
    },
  );

  it('leave nothing unexplained of one that looks past the days of the times before', async () => {
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 1), 'theta', 2);
    expect(Math.abs(amountOf(told, 'rest'))).toBeLessThan(1e-6 * told.usual);
  });

  it('are none of a plain forecaster', async () => {
    const told = await explain(panel, learning, forecastAt(learning.forecasts, 1), 'weekday_mean', 3);
    expect(amountOf(told, 'occasion')).toBe(0);
  });
});
