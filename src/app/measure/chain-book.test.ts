/** A book made up for measuring is a sound book: worked out anew from its facts it is the same. */

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openBook } from '../../db/book.ts';
import { countStock } from '../../db/commands/count-stock.ts';
import { rebuildAll } from '../../db/rebuild-all.ts';
import { dayAt } from '../../domain/day.ts';
import { fillChainBook } from './chain-book.ts';

test('comes to the same when it is worked out anew', async () => {
  const book = openBook('made-up chain');
  await fillChainBook(book, { outlets: 2, items: 6, days: 400, entries: 1300 }, () => {});
  expect(await book.journal.count()).toBeGreaterThan(1290);
  const tables = ['days', 'stock', 'items', 'outlets', 'orders', 'suppliers'] as const;
  const read = () => Promise.all(tables.map((table) => book.table(table).toArray()));
  const before = await read();
  expect(before.map((rows) => rows.length > 0)).toEqual(tables.map(() => true));
  expect(before[0]!.length).toBeGreaterThanOrEqual(24);
  await rebuildAll(book);
  expect(await read()).toEqual(before);
  const { outletId, itemId } = (await book.stock.toCollection().first())!;
  const counted = await countStock(book, { outletId, itemId, day: dayAt(Date.now()), quantity: 77 });
  expect(counted.ok).toBe(true);
  expect((await book.stock.get([outletId, itemId]))!.onHand).toBe(77);
});

test('broken off, it goes on to the same book', async () => {
  const size = { outlets: 3, items: 4, days: 60, entries: 300 };
  const whole = openBook('filled at once');
  await fillChainBook(whole, size, () => {});
  const book = openBook('filled in two goes');
  await book.open();
  // One maker of ids for both: the device and nothing else tells them apart.
  await book.identity.put((await whole.identity.get('this'))!);
  const stop = (done: number) => {
    if (done === 2) throw new Error('broken off');
  };
  await expect(fillChainBook(book, size, stop)).rejects.toThrow('broken off');
  await fillChainBook(book, size, () => {});
  for (const table of ['journal', 'movements', 'changes', 'days', 'stock', 'orders', 'importedDays'] as const) {
    expect(await book.table(table).toArray()).toEqual(await whole.table(table).toArray());
  }
  await expect(fillChainBook(book, { ...size, items: 5 }, () => {})).rejects.toThrow('another size');
});
