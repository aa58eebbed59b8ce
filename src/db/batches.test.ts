import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { addItem } from './commands/add-item.ts';
import { countStock } from './commands/count-stock.ts';
import { notePriceChange } from './commands/note-price-change.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { throwAway } from './commands/throw-away.ts';
import { undo } from './commands/undo.ts';
import { batchesOfItem, listBatches } from './queries/list-batches.ts';
import { priceJumps } from './queries/price-jumps.ts';
import { done, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const ago = (days: number) => addDays(today, -days);

describe('the batches of an outlet', () => {
  it('follow deliveries, their dates, waste and counts', async () => {
    const { book, outletId } = await smallBook();
    const { itemId } = done(await addItem(book, { name: 'Bayam', baseUnit: 'g', shelfLifeDays: 4 }));
    const receive = (day: typeof today, quantity: number, expiresOn?: typeof today) =>
      recordDelivery(book, {
        outletId,
        day,
        lines: [{ itemId, quantity, ...(expiresOn ? { expiresOn, batch: 'X' } : {}) }],
      });
    done(await countStock(book, { outletId, itemId, day: ago(4), quantity: 0 }));
    done(await receive(ago(3), 1000));
    const dated = done(await receive(ago(1), 600, addDays(today, 9)));
    done(await throwAway(book, { outletId, day: ago(1), reason: 'spoiled', lines: [{ itemId, quantity: 300 }] }));
    const plain = { mark: null, of: 1000 };
    expect((await listBatches(book, outletId, today)).get(itemId)).toEqual([
      { ...plain, arrivedOn: ago(3), expiresOn: today, quantity: 700 },
      { arrivedOn: ago(1), expiresOn: addDays(today, 9), mark: 'X', quantity: 600, of: 600 },
    ]);
    done(await countStock(book, { outletId, itemId, day: today, quantity: 650 }));
    expect(await batchesOfItem(book, outletId, itemId, today)).toEqual([
      { ...plain, arrivedOn: ago(3), expiresOn: today, quantity: 50 },
      { arrivedOn: ago(1), expiresOn: addDays(today, 9), mark: 'X', quantity: 600, of: 600 },
    ]);
    done(await undo(book, dated.entryId));
    const left = await batchesOfItem(book, outletId, itemId, today);
    expect(left.map(({ quantity, mark }) => [quantity, mark])).toEqual([[650, null]]);
  });

  it('are kept of dry goods too, where a delivery told the date', async () => {
    const { book, outletId, itemId } = await smallBook();
    const expiresOn = addDays(today, 200);
    const lines = [{ itemId, quantity: 500, expiresOn }];
    done(await recordDelivery(book, { outletId, day: ago(100), lines }));
    done(await countStock(book, { outletId, itemId, day: today, quantity: 900 }));
    expect((await listBatches(book, outletId, today)).get(itemId)).toEqual([
      { arrivedOn: ago(100), expiresOn, mark: null, quantity: 500, of: 500 },
      { arrivedOn: null, expiresOn: null, mark: null, quantity: 400, of: 400 },
    ]);
  });
});

describe('price jumps', () => {
  it('are told until somebody has taken note of them', async () => {
    const { book, outletId, itemId } = await smallBook();
    const buy = (day: typeof today, cost: number) =>
      recordDelivery(book, { outletId, day, lines: [{ itemId, quantity: 1000, cost }] });
    const since = { at: Date.now() - 1e9, day: ago(7) };
    done(await buy(ago(3), 40_000));
    done(await buy(ago(2), 41_000));
    expect(await priceJumps(book, outletId, since)).toEqual([]);
    const { movementIds, entryId } = done(await buy(today, 52_000));
    expect(await priceJumps(book, outletId, since)).toMatchObject([
      { item: { id: itemId }, day: today, before: { amount: 41_000 }, after: { amount: 52_000 } },
    ]);
    const noted = done(await notePriceChange(book, { itemId, movementId: movementIds[0]! }));
    expect(await priceJumps(book, outletId, since)).toEqual([]);
    done(await undo(book, noted.entryId));
    expect(await priceJumps(book, outletId, since)).toHaveLength(1);
    done(await undo(book, entryId));
    expect(await priceJumps(book, outletId, since)).toEqual([]);
  });
});
