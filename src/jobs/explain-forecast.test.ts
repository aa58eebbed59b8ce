/** Reasons of a forecast in the book, through the real engine: they add up to the number the book shows. */

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openBook } from '../db/book.ts';
import { countStock } from '../db/commands/count-stock.ts';
import { listForecasts } from '../db/queries/learning.ts';
import { listOutlets } from '../db/queries/list-outlets.ts';
import { addDays, dayAt, numberToDay } from '../domain/day.ts';
import { explainForecast } from './explain-forecast.ts';
import { importFile, readFile } from './file-import.ts';
import { forecastAgain } from './forecast-again.ts';
import { learn } from './learn.ts';
import { numbersHere } from './testing/numbers-here.ts';

const WISH = { horizon: 7, origins: 2, rows: 1000, competitors: ['ses_weekday', 'ets', 'ridge', 'ensemble'] } as const;

test('the reasons of a day add up to its forecast; after a count they are told to be of the next one', async () => {
  const book = openBook('explain');
  const engine = numbersHere();
  const lines = ['date,outlet,item,unit,used,closing'];
  for (let t = 90; t >= 2; t--) {
    const day = addDays(dayAt(Date.now()), -t);
    lines.push(`${day},Kemang,Rice,kg,${4 + (t % 7)},20`, `${day},Kemang,Eggs,pcs,${60 + 5 * (t % 7)},90`);
  }
  const read = await readFile(new File([lines.join('\n')], 'stock.csv'), 'IDR', {}, engine);
  if (!read.ok) throw new Error(read.failure.message);
  await importFile(book, read.value);
  expect(await learn(book, WISH, engine)).toMatchObject({ ok: true });
  const [outlet] = await listOutlets(book);
  const [row] = await listForecasts(book, outlet!.id);
  const { champion, days } = row!.forecast;
  const ask = (at: number) => {
    const wish = { outletId: outlet!.id, itemId: row!.itemId, day: numberToDay(days[champion]![at]!.day) };
    return explainForecast(book, wish, { engine });
  };
  for (const at of [0, 4, 6]) {
    const told = await ask(at);
    if (!told.ok) throw new Error(told.failure.message);
    const { reasons, isCurrent } = told.value;
    expect(isCurrent).toBe(true);
    const sum = reasons.reasons.reduce((total, { amount }) => total + amount, reasons.usual);
    // Reasons of less than a billionth are not told: a member that is hardly heard has a dozen of them.
    expect(sum / days[champion]![at]!.mean).toBeCloseTo(1, 7);
    expect(reasons.reasons[0]!.code).toBe('weekday');
  }
  const unknown = { outletId: outlet!.id, itemId: row!.itemId, day: addDays(dayAt(Date.now()), 30) };
  expect(await explainForecast(book, unknown, { engine })).toMatchObject({ failure: { code: 'too-little-data' } });

  // A count of yesterday changes what was used since the last one, and with it the next forecast.
  const yesterday = addDays(dayAt(Date.now()), -1);
  await countStock(book, { outletId: outlet!.id, itemId: row!.itemId, day: yesterday, quantity: 1 as never });
  const before = await ask(1);
  expect(before).toMatchObject({ ok: true });
  await forecastAgain(book, engine);
  const [again] = await listForecasts(book, outlet!.id);
  expect(again!.forecast.cutoff).toBeGreaterThanOrEqual(row!.forecast.cutoff);
  expect(await ask(2)).toMatchObject({ ok: true, value: { isCurrent: true } });
  engine.stop();
  book.close();
});
