import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { countStock } from './commands/count-stock.ts';
import { importRecords } from './commands/import-records.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { undo } from './commands/undo.ts';
import { itemHistory } from './queries/item-history.ts';
import { ledgerOf } from './queries/ledger-of.ts';
import { listStock } from './queries/list-stock.ts';
import { done, fileSeries, readFile, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());

async function onHand(at: Awaited<ReturnType<typeof smallBook>>) {
  return (await listStock(at.book, at.outletId))[0]!.onHand;
}

describe('stock', () => {
  it('is unknown until counted, and zero only when counted as zero', async () => {
    const at = await smallBook();
    const { book, outletId, itemId } = at;
    expect(await onHand(at)).toBeNull();
    done(await recordDelivery(book, { outletId, day: today, lines: [{ itemId, quantity: 500 }] }));
    expect(await onHand(at)).toBeNull();
    done(await countStock(book, { outletId, itemId, day: today, quantity: 0 }));
    expect(await onHand(at)).toBe(0);
  });

  it('adds what comes after a count, and nothing that came before it', async () => {
    const at = await smallBook();
    const { book, outletId, itemId } = at;
    done(await countStock(book, { outletId, itemId, day: today, quantity: 700 }));
    done(await recordDelivery(book, { outletId, day: today, lines: [{ itemId, quantity: 500 }] }));
    expect(await onHand(at)).toBe(1200);
    done(await recordDelivery(book, { outletId, day: addDays(today, -1), lines: [{ itemId, quantity: 9000 }] }));
    expect(await onHand(at)).toBe(1200);
  });

  it('takes an undo back, and the undo of it too', async () => {
    const at = await smallBook();
    const { book, outletId, itemId } = at;
    done(await countStock(book, { outletId, itemId, day: today, quantity: 700 }));
    const second = done(await countStock(book, { outletId, itemId, day: today, quantity: 300 }));
    const undone = done(await undo(book, second.entryId));
    expect(await onHand(at)).toBe(700);
    expect(await undo(book, second.entryId)).toMatchObject({ refusal: { code: 'already-undone' } });
    done(await undo(book, undone.entryId));
    expect(await onHand(at)).toBe(300);
    const { lines } = await ledgerOf(book, outletId, itemId);
    expect(lines.map(({ kind, balance, state }) => ({ kind, balance, state }))).toEqual([
      { kind: 'counted', balance: 300, state: 'counts' },
      { kind: 'counted', balance: 700, state: 'counts' },
    ]);
  });

  it('derives the use of a day between two closings', async () => {
    const at = await smallBook();
    const { book, outletId, itemId } = at;
    const read = readFile(fileSeries('2025-03-01', { closing: [100, 80], used: [null, 20] }));
    done(await importRecords(book, { read, fileName: 'stock.csv' }));
    const day = '2025-03-03' as typeof today;
    done(await recordDelivery(book, { outletId, day, lines: [{ itemId, quantity: 50 }] }));
    done(await countStock(book, { outletId, itemId, day, quantity: 65 }));
    const history = await itemHistory(book, outletId, itemId);
    expect([...history!.amounts.used]).toEqual([Number.NaN, 20, 65]);
    expect([...history!.amounts.opening]).toEqual([Number.NaN, 100, 80]);
    expect([...history!.amounts.closing]).toEqual([100, 80, 65]);
  });
});
