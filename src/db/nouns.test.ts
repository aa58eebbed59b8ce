import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { addSupplier } from './commands/add-supplier.ts';
import { changeItem } from './commands/change-item.ts';
import { changeSettings } from './commands/change-settings.ts';
import { changeSupplier } from './commands/change-supplier.ts';
import { countStock } from './commands/count-stock.ts';
import { placeOrder } from './commands/place-order.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { undo } from './commands/undo.ts';
import { withdrawOrder } from './commands/withdraw-order.ts';
import { itemHistory } from './queries/item-history.ts';
import { itemOf } from './queries/list-items.ts';
import { listStock } from './queries/list-stock.ts';
import { listSuppliers } from './queries/list-suppliers.ts';
import { openOrders } from './queries/open-orders.ts';
import { readSettings } from './queries/read-settings.ts';
import { recentEntries } from './queries/recent-entries.ts';
import { done, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const supplier = {
  name: 'Pasar',
  leadTimeDays: 1,
  orderDays: [0, 3],
  cutoff: '15:00',
  minOrder: null,
  phone: null,
  email: null,
} as const;

describe('orders', () => {
  async function ordered() {
    const place = await smallBook();
    const { book, outletId, itemId } = place;
    const { supplierId } = done(await addSupplier(book, supplier));
    const dates = { placedOn: today, deliveryOn: addDays(today, 1) };
    const order = { outletId, supplierId, lines: [{ itemId, quantity: 500 }], ...dates };
    return { ...place, supplierId, order: done(await placeOrder(book, order)) };
  }

  it('are open with all that was ordered, and in the days of their items', async () => {
    const { book, outletId, itemId, supplierId } = await ordered();
    expect(await openOrders(book, outletId)).toMatchObject([{ supplierId, outstanding: [{ itemId, quantity: 500 }] }]);
    expect((await itemHistory(book, outletId, itemId))!.amounts.ordered[0]).toBe(500);
  });

  it('stay open for the rest only when the delivery says that more will come', async () => {
    const { book, outletId, itemId, order } = await ordered();
    const delivery = { outletId, day: today, lines: [{ itemId, quantity: 200 }], orderId: order.orderId };
    const first = done(await recordDelivery(book, { ...delivery, complete: false }));
    expect(await openOrders(book, outletId)).toMatchObject([{ outstanding: [{ itemId, quantity: 300 }] }]);
    done(await undo(book, first.entryId));
    expect(await openOrders(book, outletId)).toMatchObject([{ outstanding: [{ itemId, quantity: 500 }] }]);
    const all = done(await recordDelivery(book, delivery));
    expect(await openOrders(book, outletId)).toEqual([]);
    expect(await recordDelivery(book, delivery)).toMatchObject({ refusal: { code: 'order-closed' } });
    done(await undo(book, all.entryId));
    expect(await openOrders(book, outletId)).toHaveLength(1);
  });

  it('are gone when withdrawn or undone', async () => {
    const { book, outletId, itemId, order } = await ordered();
    const withdrawn = done(await withdrawOrder(book, { orderId: order.orderId }));
    expect(await openOrders(book, outletId)).toEqual([]);
    expect(await itemHistory(book, outletId, itemId)).toBeNull();
    done(await undo(book, withdrawn.entryId));
    expect(await openOrders(book, outletId)).toHaveLength(1);
    done(await undo(book, order.entryId));
    expect(await openOrders(book, outletId)).toEqual([]);
  });
});

describe('items and suppliers', () => {
  it('change field by field, and back by undo, whatever else was changed since', async () => {
    const { book, itemId } = await smallBook();
    const { supplierId } = done(await addSupplier(book, supplier));
    const par = done(await changeItem(book, { itemId, fields: { par: 900 as never, supplierId } }));
    done(await changeItem(book, { itemId, fields: { area: 'Kulkas' } }));
    done(await undo(book, par.entryId));
    expect(await itemOf(book, itemId)).toMatchObject({ name: 'Ayam', par: null, supplierId: null, area: 'Kulkas' });
    done(await changeSupplier(book, { supplierId, fields: { leadTimeDays: 2 } }));
    expect(await listSuppliers(book)).toEqual([{ ...supplier, id: supplierId, leadTimeDays: 2 }]);
    expect(await changeSupplier(book, { supplierId, fields: { cutoff: '25:00' } })).toMatchObject({
      refusal: { code: 'bad-input', problems: [{ path: 'fields.cutoff' }] },
    });
  });

  it('are listed where they are known, and everywhere while nobody knows them', async () => {
    const { book, outletId, itemId } = await smallBook();
    const other = done(await addOutlet(book, { name: 'Kemang' }));
    expect(await listStock(book, other.outletId)).toHaveLength(1);
    done(await countStock(book, { outletId, itemId, day: today, quantity: 1 }));
    expect(await listStock(book, other.outletId)).toHaveLength(0);
    expect(await listStock(book, outletId)).toHaveLength(1);
  });
});

describe('settings', () => {
  it('have defaults, and an outlet that exists', async () => {
    const { book, outletId } = await smallBook();
    const usual = {
      country: null,
      learnWhenIdle: true,
      lockAfterMinutes: 10,
      fileMappings: [],
      language: null,
      colourScheme: 'system',
      currency: 'IDR',
      serviceLevel: 0.9,
      outletId,
    };
    expect(await readSettings(book)).toEqual(usual);
    const other = done(await addOutlet(book, { name: 'Yogya' }));
    done(await changeSettings(book, { outletId: other.outletId, language: 'ms' }));
    const changed = done(await changeSettings(book, { currency: 'MYR' }));
    expect(await readSettings(book)).toEqual({ ...usual, currency: 'MYR', language: 'ms', outletId: other.outletId });
    done(await undo(book, changed.entryId));
    done(await undo(book, other.entryId));
    expect(await readSettings(book)).toEqual({ ...usual, language: 'ms' });
  });
});

describe('recent entries', () => {
  it('tell what was done, newest first, and which undo to undo', async () => {
    const { book, outletId, itemId } = await smallBook();
    const { entryId } = done(await countStock(book, { outletId, itemId, day: today, quantity: 1 }));
    const undone = done(await undo(book, entryId));
    const entries = await recentEntries(book, 3);
    expect(entries.map(({ command, undoneBy }) => [command, undoneBy])).toEqual([
      ['undo', null],
      ['countStock', undone.entryId],
      ['addItem', null],
    ]);
    expect(entries[0]).toMatchObject({ undoes: entryId, personId: 'manager' });
  });
});
