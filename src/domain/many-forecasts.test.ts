/** What comes out of the few arrays is what went into them, series by series. */

import { expect, test } from 'vitest';
import { everyForecast, forecastAt, type ManyForecasts, openForecasts } from './many-forecasts.ts';

const many: ManyForecasts = {
  names: [
    { outlet: 'Sanur', item: 'rice' },
    { outlet: 'Ubud', item: 'rice' },
  ],
  models: ['weekday_mean', 'ridge'],
  cutoff: 20_000,
  horizon: 2,
  sums: [[-2, -1, 0, 1, 2]],
  champion: Uint8Array.of(1, 0),
  fellBack: Uint8Array.of(0, 1),
  scores: Float64Array.of(0.3, 0.1, 1.2, 70, 0.2, -0.1, 0.8, 70, ...[0, 0, 0, 0, 0, 0, 0, 0]),
  days: Float64Array.of(
    ...[5, 3, 4, 5, 6, 7, 6, 4, 5, 6, 7, 8],
    ...[5.5, 3, 4, 5, 6, 7, 6.5, 4, 5, 6, 7, 8],
    ...[9, 7, 8, 9, 10, 11, 10, 8, 9, 10, 11, 12],
    // Nothing is said of the second series by the second competitor.
    ...Array<number>(12).fill(Number.NaN),
  ),
  units: Float64Array.of(1.5, 1.6, 2.5, 2.6),
};

test('a series gets its own champion, scores, days and the units of the champion alone', () => {
  expect(forecastAt(many, 0)).toEqual({
    outlet: 'Sanur',
    item: 'rice',
    cutoff: 20_000,
    champion: 'ridge',
    fellBack: false,
    sums: [[-2, -1, 0, 1, 2]],
    scores: [
      { model: 'weekday_mean', wape: 0.3, bias: 0.1, mase: 1.2, days: 70 },
      { model: 'ridge', wape: 0.2, bias: -0.1, mase: 0.8, days: 70 },
    ],
    days: {
      weekday_mean: [
        { day: 20_001, mean: 5, q05: 3, q25: 4, q50: 5, q75: 6, q95: 7 },
        { day: 20_002, mean: 6, q05: 4, q25: 5, q50: 6, q75: 7, q95: 8 },
      ],
      ridge: [
        { day: 20_001, mean: 5.5, q05: 3, q25: 4, q50: 5, q75: 6, q95: 7, unit: 1.5 },
        { day: 20_002, mean: 6.5, q05: 4, q25: 5, q50: 6, q75: 7, q95: 8, unit: 1.6 },
      ],
    },
  });
});

test('who is silent and who was never held out is left out', () => {
  const second = forecastAt(many, 1);
  expect(Object.keys(second.days)).toEqual(['weekday_mean']);
  expect(second).toMatchObject({ outlet: 'Ubud', champion: 'weekday_mean', fellBack: true, scores: [] });
  expect(second.days.weekday_mean!.map(({ unit }) => unit)).toEqual([2.5, 2.6]);
});

test('a list of them is as long as the series and ends there', () => {
  const list = openForecasts(many);
  expect([list.length, list.at(1), list.at(2)]).toEqual([2, everyForecast(many)[1], undefined]);
});
