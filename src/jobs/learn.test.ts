/** From a file to forecasts in the book and back again: real book, real engine, real technique. */

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumbersMethods } from '../../workers/contract.ts';
import { openBook } from '../db/book.ts';
import { countStock } from '../db/commands/count-stock.ts';
import { learning, listForecasts } from '../db/queries/learning.ts';
import { listOutlets } from '../db/queries/list-outlets.ts';
import type { Book } from '../db/schema.ts';
import { addDays, dayAt } from '../domain/day.ts';
import type { Call, Engine } from './engine.ts';
import { importFile, readFile } from './file-import.ts';
import { forecastAgain, keepForecastsFresh } from './forecast-again.ts';
import { learn } from './learn.ts';
import { runJob, useRunning } from './running.ts';
import { numbersHere } from './testing/numbers-here.ts';

const WISH = { horizon: 7, competitors: ['ses_weekday'] } as const;
let book: Book;
let calls: Call[];
let engine: Engine<NumbersMethods>;
let name = 0;

beforeEach(() => {
  name += 1;
  book = openBook(`learn-${name}`);
  calls = [];
  engine = numbersHere(calls);
  useRunning.setState({ jobs: {} });
});
afterEach(() => {
  engine.stop();
  book.close();
});

/** 90 days of two items up to the day before yesterday. */
function stockFile(): File {
  const lines = ['date,outlet,item,unit,used,mood', 'someday,Kemang,Rice,kg,1,bad'];
  for (let t = 90; t >= 2; t--) {
    const day = addDays(dayAt(Date.now()), -t);
    lines.push(`${day},Kemang,Rice,kg,${4 + (t % 7)},fine`, `${day},Kemang,Eggs,pcs,${60 + 5 * (t % 7)},fine`);
  }
  return new File([lines.join('\n')], 'stock.csv');
}

async function importStock(): Promise<void> {
  const read = await readFile(stockFile(), 'IDR', {}, engine);
  if (!read.ok) throw new Error(read.failure.message);
  expect(await importFile(book, read.value)).toMatchObject({ ok: true, value: { newItems: 2, series: 2 } });
}

test('a file is previewed with its bad rows and imported as one job', async () => {
  const read = await readFile(stockFile(), 'IDR', {}, engine);
  if (!read.ok) throw new Error(read.failure.message);
  expect(read.value.problems.map(({ row, column, code }) => [row, column, code])).toEqual([[2, 'date', 'not-a-day']]);
  expect(read.value.columns.filter((column) => column.meaning === null).map((column) => column.header)).toEqual([
    'mood',
  ]);
  expect(calls).toMatchObject([{ method: 'records.read', rows: 179, outcome: 'ok' }]);
  await importStock();
  expect(useRunning.getState().jobs.import).toMatchObject({
    state: 'finished',
    steps: [{ doing: 'series', done: 2, of: 2 }],
  });
});

test('learning keeps forecasts, scores and seconds', async () => {
  await importStock();
  const outcome = await learn(book, WISH, engine);
  expect(outcome.ok).toBe(true);
  const serving = await learning(book);
  expect(serving?.latest).toMatchObject({ horizon: 7, series: 2, seed: 1 });
  expect(serving?.latest.scores.map((score) => score.model)).toContain('seasonal_naive');
  expect(serving?.latest.scores.every((score) => score.days > 0 && score.wape >= 0)).toBe(true);
  expect(Object.keys(serving!.latest.seconds)).toContain('predict ses_weekday');
  const [outlet] = await listOutlets(book);
  const forecasts = await listForecasts(book, outlet!.id);
  expect(forecasts).toHaveLength(2);
  const { champion, days } = forecasts[0]!.forecast;
  expect(days[champion]).toHaveLength(7);
  const job = useRunning.getState().jobs.learn;
  expect(job?.state).toBe('finished');
  expect(job?.steps.map((step) => step.doing)).toEqual(
    expect.arrayContaining(['data', 'backtest', 'forecast', 'keep']),
  );
});

test('a cancelled or crashed learning leaves the book as it was, and the next one works', async () => {
  await importStock();
  const cancelled = learn(book, WISH, engine);
  useRunning.getState().jobs.learn?.cancel();
  expect(await cancelled).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(useRunning.getState().jobs.learn).toMatchObject({ state: 'cancelled' });

  const unsubscribe = useRunning.subscribe(({ jobs }) => {
    if (jobs.learn?.steps.some((step) => step.doing === 'backtest')) engine.kill();
  });
  const crashed = learn(book, WISH, engine);
  expect(await crashed).toMatchObject({ ok: false, failure: { code: 'engine-crashed' } });
  unsubscribe();
  expect(useRunning.getState().jobs.learn).toMatchObject({ state: 'failed', failure: { code: 'engine-crashed' } });
  expect(await learning(book)).toBeNull();

  expect(await learn(book, WISH, engine)).toMatchObject({ ok: true });
  expect(await learning(book)).not.toBeNull();
});

test('an empty book is too little to learn from', async () => {
  expect(await learn(book, WISH, engine)).toMatchObject({ ok: false, failure: { code: 'too-little-data' } });
});

test('forecasting again without a learning does nothing; with one it replaces the forecasts', async () => {
  expect(await forecastAgain(book, engine)).toEqual({ ok: true, value: { series: 0 } });
  await importStock();
  await learn(book, WISH, engine);
  const [outlet] = await listOutlets(book);
  const [before] = await listForecasts(book, outlet!.id);
  expect(await forecastAgain(book, engine)).toEqual({ ok: true, value: { series: 2 } });
  const [after] = await listForecasts(book, outlet!.id);
  expect(after!.madeAt).toBeGreaterThanOrEqual(before!.madeAt);
  expect(after!.forecast.days).toEqual(before!.forecast.days);
});

test('counts lead to fresh forecasts, once for many, and wait for a running one', async () => {
  await importStock();
  await learn(book, WISH, engine);
  const stop = keepForecastsFresh(book, engine, 30);
  const [outlet] = await listOutlets(book);
  const [one] = await listForecasts(book, outlet!.id);
  let letGo = () => {};
  const busy = runJob<null>(
    'forecast',
    () => new Promise((resolve) => (letGo = () => resolve({ ok: true, value: null }))),
  );
  for (const quantity of [5000, 6000, 7000]) {
    const counted = { outletId: outlet!.id, itemId: one!.itemId, day: dayAt(Date.now()), quantity };
    expect(await countStock(book, counted)).toMatchObject({ ok: true });
  }
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(calls.filter((call) => call.method === 'forecast.again')).toHaveLength(0);
  letGo();
  await busy;
  await expect.poll(() => calls.filter((call) => call.method === 'forecast.again').length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(calls.filter((call) => call.method === 'forecast.again')).toHaveLength(1);
  stop();

  // Nothing has changed since: starting anew forecasts nothing. A change made while nobody watched is noticed at the next start.
  keepForecastsFresh(book, engine, 1)();
  const idle = keepForecastsFresh(book, engine, 1);
  await new Promise((resolve) => setTimeout(resolve, 120));
  idle();
  expect(calls.filter((call) => call.method === 'forecast.again')).toHaveLength(1);
  await countStock(book, { outletId: outlet!.id, itemId: one!.itemId, day: dayAt(Date.now()), quantity: 1000 });
  const next = keepForecastsFresh(book, engine, 1);
  await expect.poll(() => calls.filter((call) => call.method === 'forecast.again').length).toBe(2);
  next();
});
