import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SeriesForecast } from '../domain/demand-forecast.ts';
import type { EntryId } from '../domain/nouns.ts';
import { keepForecasts, keepLearning, type Learning } from './commands/keep-learning.ts';
import { logEngineCall } from './commands/log-engine-call.ts';
import { undo } from './commands/undo.ts';
import { engineCalls } from './queries/engine-calls.ts';
import { forecastOf, learnedModel, learning, listForecasts } from './queries/learning.ts';
import { recentEntries } from './queries/recent-entries.ts';
import { rebuildAll } from './rebuild-all.ts';
import { done, freshBook, smallBook } from './testing/fresh-book.ts';

type Place = Awaited<ReturnType<typeof smallBook>>;

function forecast({ outletId, itemId }: Place, cutoff: number): SeriesForecast {
  return { outlet: outletId, item: itemId, cutoff, champion: 'weekday_mean', fellBack: true, scores: [], days: {} };
}

function learningOf(place: Place, seed: number): Learning {
  return {
    backend: 'wasm',
    learned: { weights: new Float32Array([seed, 2, 3]).buffer },
    cutoff: 20_000,
    horizon: 7,
    seed,
    seconds: { total: 1.5 },
    scores: [{ model: 'lstm', wape: 0.3, bias: 0, mase: Number.NaN, days: 84 }],
    forecasts: [forecast(place, 20_000)],
  };
}

describe('what was learned', () => {
  it('is kept with its weights and forecasts, and journalled without them', async () => {
    const place = await smallBook();
    const { book, outletId, itemId } = place;
    expect([await learning(book), await learnedModel(book), await forecastOf(book, outletId, itemId)]).toEqual([
      null,
      null,
      null,
    ]);
    const { entryId } = done(await keepLearning(book, learningOf(place, 1)));
    expect((await learning(book))!.latest).toMatchObject({
      id: entryId,
      cutoff: '2024-10-04',
      series: 1,
      backend: 'wasm',
    });
    const kept = (await learnedModel(book))!.learned as { weights: ArrayBuffer };
    expect([...new Float32Array(kept.weights)]).toEqual([1, 2, 3]);
    expect((await forecastOf(book, outletId, itemId))!.forecast.champion).toBe('weekday_mean');
    expect((await recentEntries(book, 1))[0]!.input).not.toHaveProperty('learned');
  });

  it('gives way to the one before when undone, and comes back', async () => {
    const place = await smallBook();
    const { book } = place;
    const first = done(await keepLearning(book, learningOf(place, 1)));
    const second = done(await keepLearning(book, learningOf(place, 2)));
    expect((await learning(book))!.previous!.id).toBe(first.entryId);
    const undone = done(await undo(book, second.entryId));
    expect((await learning(book))!.latest.seed).toBe(1);
    await rebuildAll(book);
    expect((await learning(book))!.latest.seed).toBe(1);
    done(await undo(book, undone.entryId));
    expect((await learning(book))!.latest.seed).toBe(2);
  });

  it('is let go when two newer ones stand, and cannot come back then', async () => {
    const place = await smallBook();
    const { book } = place;
    const first = done(await keepLearning(book, learningOf(place, 1)));
    for (const seed of [2, 3]) done(await keepLearning(book, learningOf(place, seed)));
    // Of a forecast two rows: what serves, and the others.
    expect([await book.learnings.count(), await book.learnedModels.count(), await book.forecasts.count()]).toEqual([
      2, 2, 4,
    ]);
    expect(await undo(book, first.entryId)).toMatchObject({ refusal: { code: 'too-old' } });
  });

  it('forecasts again in its own place only', async () => {
    const place = await smallBook();
    const { book, outletId } = place;
    const { entryId } = done(await keepLearning(book, learningOf(place, 1)));
    done(await keepForecasts(book, { learningId: entryId, forecasts: [forecast(place, 20_005)] }));
    expect((await listForecasts(book, outletId)).map((row) => row.forecast.cutoff)).toEqual([20_005]);
    const nothing = await keepForecasts(book, { learningId: outletId as string as EntryId, forecasts: [] });
    expect(nothing).toMatchObject({ refusal: { code: 'no-such-entry' } });
  });

  it('is written however many there are, or not at all', async () => {
    const place = await smallBook();
    const { book, outletId } = place;
    const many = Array.from({ length: 50 }, (_, i) => ({
      ...forecast(place, 20_000 + i),
      item: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    }));
    done(await keepLearning(book, { ...learningOf(place, 1), forecasts: many }));
    expect((await listForecasts(book, outletId)).map((row) => row.forecast.cutoff)).toEqual(
      many.map((one) => one.cutoff),
    );
    const rows = await book.forecasts.count();
    const last = [...many.slice(1), { ...many[0]!, item: 'rice' }];
    const refused = await keepLearning(book, { ...learningOf(place, 2), forecasts: last });
    expect(refused).toMatchObject({ refusal: { code: 'bad-input', problems: [{ path: 'forecasts.49' }] } });
    expect((await learning(book))!.latest.seed).toBe(1);
    expect(await book.forecasts.count()).toBe(rows);
  });
});

describe('the log of engine calls', () => {
  it('keeps the newest thousand or so', async () => {
    const book = freshBook();
    await book.engineLog.bulkAdd(
      Array.from({ length: 1100 }, (_, at) => ({ at, method: 'records.read', ms: 1, rows: null, outcome: 'ok' })),
    );
    await logEngineCall(book, { at: 1100, method: 'forecast.learn', ms: 9, rows: 5, outcome: 'cancelled' });
    expect(await book.engineLog.count()).toBe(1000);
    expect((await engineCalls(book, 2)).map((call) => call.at)).toEqual([1100, 1099]);
  });
});
