/** Overall scores agree with the scores of each series, added up. */

import { expect, test } from 'vitest';
import { everyForecast } from '../../src/domain/many-forecasts.ts';
import { UNHURRIED } from '../kit/control.ts';
import { makeUpPanel } from './made-up-panel.ts';
import { learn } from './model.ts';
import { scoreOverall } from './overall-scores.ts';

test('overall MASE is the mean of the series by their days; too short a history has none', async () => {
  const panel = makeUpPanel({ outlets: 1, items: 6, days: 120, seed: 3 });
  const outcome = await learn(panel, { horizon: 7, competitors: [] }, UNHURRIED);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  const overall = scoreOverall(panel, outcome.value.learned);
  expect(overall.map((one) => one.model)).toEqual(['seasonal_naive', 'weekday_mean', 'ses_weekday']);
  for (const one of overall) {
    const own = everyForecast(outcome.value.forecasts).map(
      (series) => series.scores.find((score) => score.model === one.model)!,
    );
    const days = own.reduce((sum, score) => sum + score.days, 0);
    expect(one.days).toBe(days);
    expect(one.mase).toBeCloseTo(own.reduce((sum, score) => sum + score.mase * score.days, 0) / days, 9);
    expect(one.wape).toBeGreaterThan(Math.min(...own.map((score) => score.wape)));
    expect(one.wape).toBeLessThan(Math.max(...own.map((score) => score.wape)));
  }
  const short = makeUpPanel({ outlets: 1, items: 2, days: 12, seed: 3 });
  const early = await learn(short, { horizon: 7, competitors: [] }, UNHURRIED);
  expect(early.ok && scoreOverall(short, early.value.learned)).toEqual([]);
});
