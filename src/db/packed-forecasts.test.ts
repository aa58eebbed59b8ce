import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FORECASTERS, type SeriesForecast } from '../domain/demand-forecast.ts';
import type { EntryId } from '../domain/nouns.ts';
import { keepLearning } from './commands/keep-learning.ts';
import { packRows, unpackRows } from './packed-forecasts.ts';
import { forecastOf, listForecasts } from './queries/learning.ts';
import { done, smallBook } from './testing/fresh-book.ts';

const figure = fc.double({ min: 0, max: 1e9, noNaN: true });
const aDay = fc.record(
  { day: fc.nat(40_000), mean: figure, q05: figure, q25: figure, q50: figure, q75: figure, q95: figure, unit: figure },
  { requiredKeys: ['day', 'mean', 'q05', 'q25', 'q50', 'q75', 'q95'], noNullPrototype: true },
);
const aForecast = fc.record(
  {
    outlet: fc.uuid(),
    item: fc.uuid(),
    cutoff: fc.nat(40_000),
    champion: fc.constantFrom(...FORECASTERS),
    fellBack: fc.boolean(),
    scores: fc.array(
      fc.record(
        {
          model: fc.constantFrom(...FORECASTERS),
          wape: figure,
          bias: fc.double(),
          mase: fc.double(),
          days: fc.nat(99),
        },
        { noNullPrototype: true },
      ),
    ),
    sums: fc.array(fc.array(fc.double({ noNaN: true }), { minLength: 5, maxLength: 5 })),
    days: fc.dictionary(fc.constantFrom(...FORECASTERS), fc.array(aDay, { maxLength: 14 }), { noNullPrototype: true }),
  },
  { requiredKeys: ['outlet', 'item', 'cutoff', 'champion', 'fellBack', 'scores', 'days'], noNullPrototype: true },
);

it('tells every forecast exactly as it was, or of the days the champion’s alone', () => {
  fc.assert(
    fc.property(aForecast, (forecast) => {
      const [own, others] = packRows('e' as EntryId, 1, structuredClone(forecast) as SeriesForecast);
      expect(unpackRows(own!, others).forecast).toEqual(forecast);
      const { days, ...rest } = forecast;
      const served = days[forecast.champion];
      expect(unpackRows(own!).forecast).toEqual({
        ...rest,
        days: served === undefined ? {} : { [forecast.champion]: served },
      });
    }),
  );
});

it('reads rows that were written before figures were packed', async () => {
  const { book, outletId, itemId } = await smallBook();
  const day = { day: 20_001, mean: 5, q05: 1, q25: 3, q50: 5, q75: 7, q95: 9 };
  const forecast: SeriesForecast = {
    outlet: outletId,
    item: itemId,
    cutoff: 20_000,
    champion: 'ets',
    fellBack: false,
    scores: [],
    days: { ets: [day], theta: [day] },
  };
  const learned = { backend: 'wasm', learned: null, cutoff: 20_000, horizon: 1, seed: 1, seconds: {}, scores: [] };
  done(await keepLearning(book, { ...learned, forecasts: [forecast] }));
  const packed = (await book.forecasts.toCollection().first())!;
  expect(packed.forecast).toHaveProperty('figures');
  expect((await forecastOf(book, outletId, itemId))!.forecast).toEqual(forecast);
  expect((await listForecasts(book, outletId)).map((one) => one.forecast.days)).toEqual([{ ets: [day] }]);
  await book.forecasts.clear();
  await book.forecasts.put({ ...packed, forecast });
  expect((await forecastOf(book, outletId, itemId))!.forecast).toEqual(forecast);
  expect((await listForecasts(book, outletId)).map((one) => one.forecast.days.ets)).toEqual([[day]]);
});
