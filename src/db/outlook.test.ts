/** What Today, Stock and Orders look ahead from, read in one go and told anew at every change. */

import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { expect, it } from 'vitest';
import type { SeriesForecast } from '../domain/demand-forecast.ts';
import { countStock } from './commands/count-stock.ts';
import { keepLearning } from './commands/keep-learning.ts';
import { entriesOf } from './queries/entries-of.ts';
import { ledgerOf } from './queries/ledger-of.ts';
import { type KnownOfOutlet, readOutlook } from './queries/read-outlook.ts';
import { done, freshBook, smallBook } from './testing/fresh-book.ts';

it('an empty book has no outlet to look ahead for', async () => {
  expect(await readOutlook(freshBook())).toBeNull();
});

it('one reading brings stock, forecasts and how far they reach, and is told of every change', async () => {
  const { book, outletId, itemId } = await smallBook();
  const seen: (KnownOfOutlet | null)[] = [];
  const watching = liveQuery(async () => readOutlook(book)).subscribe((known) => seen.push(known));
  await expect.poll(() => seen.at(-1)?.outlet.id).toBe(outletId);
  expect(seen.at(-1)!.forecasts.size).toBe(0);
  expect(seen.at(-1)!.learnedThrough).toBeNull();

  const forecast: SeriesForecast = {
    outlet: outletId,
    item: itemId,
    cutoff: 20_000,
    champion: 'weekday_mean',
    fellBack: true,
    scores: [],
    days: {},
  };
  const learned = { backend: 'wasm', learned: {}, cutoff: 20_000, horizon: 7, seed: 1, seconds: {}, scores: [] };
  done(await keepLearning(book, { ...learned, forecasts: [forecast] }));
  await expect.poll(() => seen.at(-1)!.forecasts.get(itemId)?.champion).toBe('weekday_mean');
  expect(seen.at(-1)!.learnedThrough).toBe('2024-10-04');

  const day = '2024-10-09' as Parameters<typeof countStock>[1]['day'];
  const { entryId } = done(await countStock(book, { outletId, itemId, day, quantity: 700 }));
  await expect.poll(() => seen.at(-1)!.stock.find(({ item }) => item.id === itemId)?.onHand).toBe(700);
  watching.unsubscribe();

  const { lines } = await ledgerOf(book, outletId, itemId);
  const { byId, deviceId } = await entriesOf(
    book,
    lines.map((line) => line.entryId),
  );
  expect(byId.get(entryId)).toMatchObject({ command: 'countStock', personId: 'manager', deviceId });
});
