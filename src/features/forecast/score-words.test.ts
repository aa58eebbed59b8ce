/** The verdict claims no more than the held-out days say. */

import { expect, test } from 'vitest';
import type { Forecaster, HeldOutScore, SeriesForecast } from '../../domain/demand-forecast.ts';
import { formatFor } from '../../ui/format.ts';
import { type ForecastTexts, rankScores, verdictSentence } from './score-words.ts';

const scoreOf = (model: Forecaster, wape: number, bias = 0): HeldOutScore => ({ model, wape, bias, mase: 1, days: 70 });

function forecastOf(champion: Forecaster, scores: readonly HeldOutScore[], fellBack = false): SeriesForecast {
  return { outlet: 'o', item: 'i', cutoff: 20_000, champion, fellBack, scores, days: {} };
}

/** Answers the key asked for and its figures, so that the choice of words can be seen. */
const t = ((key: string, figures?: object) => `${key} ${JSON.stringify(figures ?? {})}`) as unknown as ForecastTexts;
const say = (forecast: SeriesForecast) => verdictSentence(forecast, t, formatFor('en'));

const plain = [scoreOf('seasonal_naive', 0.3), scoreOf('weekday_mean', 0.24)];

test('a winner is told beside the best plain method', () => {
  const sentence = say(forecastOf('lstm', [...plain, scoreOf('lstm', 0.18)]));
  expect(sentence).toMatch(/^arena\.wins/);
  expect(sentence).toContain('"wape":"18%"');
  expect(sentence).toContain('"plainWape":"24%"');
});

test('one that serves without being better on this item says so', () => {
  expect(say(forecastOf('lstm', [...plain, scoreOf('lstm', 0.25)]))).toMatch(/^arena\.close/);
});

test('the fallback is honest, and so is having no test at all', () => {
  expect(say(forecastOf('weekday_mean', plain, true))).toMatch(/^arena\.fellBack/);
  expect(say(forecastOf('weekday_mean', [], true))).toMatch(/^arena\.unproven/);
});

test('a notable bias gets a word, in its direction', () => {
  expect(say(forecastOf('weekday_mean', [scoreOf('weekday_mean', 0.2, 0.05)], true))).toContain('arena.high');
  expect(say(forecastOf('weekday_mean', [scoreOf('weekday_mean', 0.2, -0.05)], true))).toContain('arena.low');
  expect(say(forecastOf('weekday_mean', [scoreOf('weekday_mean', 0.2, 0.01)], true))).not.toContain('arena.high');
});

test('scores that mean nothing are left out, the rest ranked', () => {
  const scores = [...plain, scoreOf('lstm', Number.NaN), scoreOf('ets', Number.POSITIVE_INFINITY)];
  expect(rankScores(scores).map(({ model }) => model)).toEqual(['weekday_mean', 'seasonal_naive']);
});
