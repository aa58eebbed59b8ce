import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import type { DishId, ItemId, OutletId } from '../domain/nouns.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addItem } from './commands/add-item.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { changeOrder } from './commands/change-order.ts';
import { closeOrder } from './commands/close-order.ts';
import { countStock } from './commands/count-stock.ts';
import { noteRanOut } from './commands/note-ran-out.ts';
import { placeOrder } from './commands/place-order.ts';
import { receiveTransfer } from './commands/receive-transfer.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { sendOrder } from './commands/send-order.ts';
import { sendTransfer } from './commands/send-transfer.ts';
import { throwAway } from './commands/throw-away.ts';
import { undo } from './commands/undo.ts';
import { withdrawOrder } from './commands/withdraw-order.ts';
import { withdrawTransfer } from './commands/withdraw-transfer.ts';
import { demandPanel } from './queries/demand-panel.ts';
import { listStock } from './queries/list-stock.ts';
import { openOrders } from './queries/open-orders.ts';
import type { Book } from './schema.ts';
import { done, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const yesterday = addDays(today, -1);

async function onHand(book: Book, outletId: OutletId, itemId: ItemId) {
  return (await listStock(book, outletId)).find(({ item }) => item.id === itemId)?.onHand ?? null;
}

async function counted(quantity: number) {
  const at = await smallBook();
  const { book, outletId, itemId } = at;
  done(await countStock(book, { outletId, itemId, day: yesterday, quantity }));
  return at;
}

describe('waste', () => {
  it('leaves the shelf with its reason and what it was worth', async () => {
    const { book, outletId } = await smallBook();
    const price = { amount: minorMoney(40_000), per: baseQuantity(1000) };
    const { itemId } = done(await addItem(book, { name: 'Bayam', baseUnit: 'g', price }));
    done(await countStock(book, { outletId, itemId, day: yesterday, quantity: 3000 }));
    const thrown = done(
      await throwAway(book, {
        outletId,
        day: today,
        reason: 'spoiled',
        note: ' wilted ',
        lines: [{ itemId, quantity: 500 }],
      }),
    );
    expect(thrown.worth).toBe(20_000);
    expect(await onHand(book, outletId, itemId)).toBe(2500);
    const [movement] = await book.movements.where('entryId').equals(thrown.entryId).toArray();
    expect(movement).toMatchObject({ kind: 'wasted', detail: { reason: 'spoiled', note: 'wilted', cost: 20_000 } });
    done(await undo(book, thrown.entryId));
    expect(await onHand(book, outletId, itemId)).toBe(3000);
    expect(await throwAway(book, { outletId, day: today, reason: 'other' })).toMatchObject({
      refusal: { code: 'bad-input' },
    });
  });

  it('of a dish takes what its recipe takes', async () => {
    const { book, outletId, itemId } = await counted(3000);
    const dishId = crypto.randomUUID() as DishId;
    await book.dishes.add({
      id: dishId,
      name: 'Soto',
      lines: [{ itemId, dishId: null, quantity: baseQuantity(450) }],
      yields: baseQuantity(3),
      unit: 'pcs',
      price: null,
      isArchived: false,
    });
    const thrown = done(
      await throwAway(book, { outletId, day: today, reason: 'returned', dishes: [{ dishId, portions: 2 }] }),
    );
    expect(await onHand(book, outletId, itemId)).toBe(2700);
    const [movement] = await book.movements.where('entryId').equals(thrown.entryId).toArray();
    expect(movement).toMatchObject({ quantity: 300, detail: { dishId, reason: 'returned' } });
    const unknown = [{ dishId: crypto.randomUUID() as DishId, portions: 1 }];
    expect(await throwAway(book, { outletId, day: today, reason: 'other', dishes: unknown })).toMatchObject({
      refusal: { code: 'no-such-dish' },
    });
  });
});

describe('running out', () => {
  it('empties the shelf at its moment, marks the day for the forecast, and what comes later counts', async () => {
    const { book, outletId, itemId } = await counted(3000);
    const two = addDays(today, -2);
    done(await countStock(book, { outletId, itemId, day: two, quantity: 5000 }));
    const { entryId } = done(await noteRanOut(book, { outletId, itemId, day: yesterday, minutes: 19 * 60 + 40 }));
    const [movement] = await book.movements.where('entryId').equals(entryId).toArray();
    expect(new Date(movement!.at).getHours() * 60 + new Date(movement!.at).getMinutes()).toBe(1180);
    expect(movement).toMatchObject({ kind: 'ranOut', quantity: 0, detail: { ranOutAt: 1180 } });
    // The count of that evening came after.
    expect(await onHand(book, outletId, itemId)).toBe(3000);
    const { series } = await demandPanel(book);
    expect(series[0]!.ranOutAt?.at(-1)).toBe(1180);
    done(await undo(book, entryId));
    expect((await demandPanel(book)).series[0]!.ranOutAt ?? []).toEqual([]);
  });

  it('empties the shelf now; a delivery afterwards fills it again', async () => {
    const { book, outletId, itemId } = await counted(3000);
    const now = new Date();
    const minutes = now.getHours() * 60 + now.getMinutes();
    done(await noteRanOut(book, { outletId, itemId, day: today, minutes }));
    expect(await onHand(book, outletId, itemId)).toBe(0);
    done(await recordDelivery(book, { outletId, day: today, lines: [{ itemId, quantity: 800 }] }));
    expect(await onHand(book, outletId, itemId)).toBe(800);
    expect(await noteRanOut(book, { outletId, itemId, day: addDays(today, 1), minutes: 0 })).toMatchObject({
      refusal: { code: 'in-the-future' },
    });
  });
});

describe('a transfer', () => {
  async function sent() {
    const at = await counted(3000);
    const { book, outletId, itemId } = at;
    const { outletId: toOutletId } = done(await addOutlet(book, { name: 'Cabang' }));
    const transfer = { fromOutletId: outletId, toOutletId, day: today, lines: [{ itemId, quantity: 1200 }] };
    const { transferId, entryId } = done(await sendTransfer(book, transfer));
    return { ...at, toOutletId, transferId, entryId };
  }

  it('is out when sent and in when the receiver says what came', async () => {
    const { book, outletId, toOutletId, itemId, transferId } = await sent();
    expect(await onHand(book, outletId, itemId)).toBe(1800);
    done(await countStock(book, { outletId: toOutletId, itemId, day: yesterday, quantity: 100 }));
    expect(await onHand(book, toOutletId, itemId)).toBe(100);
    const arrival = { transferId, day: today, lines: [{ itemId, quantity: 1000 }] };
    const { entryId } = done(await receiveTransfer(book, arrival));
    expect(await onHand(book, toOutletId, itemId)).toBe(1100);
    expect(await onHand(book, outletId, itemId)).toBe(1800);
    expect(await book.transfers.get(transferId)).toMatchObject({
      status: 'received',
      lines: [{ itemId, quantity: 1200 }],
      received: [{ itemId, quantity: 1000 }],
    });
    expect(await receiveTransfer(book, arrival)).toMatchObject({ refusal: { code: 'transfer-closed' } });
    done(await undo(book, entryId));
    expect(await book.transfers.get(transferId)).toMatchObject({ status: 'sent', received: null });
    expect(await onHand(book, toOutletId, itemId)).toBe(100);
  });

  it('that was withdrawn is back on the shelf; undone, it was never sent', async () => {
    const { book, outletId, itemId, transferId, entryId } = await sent();
    const withdrawn = done(await withdrawTransfer(book, { transferId }));
    expect(await onHand(book, outletId, itemId)).toBe(3000);
    expect((await book.transfers.get(transferId))!.status).toBe('withdrawn');
    done(await undo(book, withdrawn.entryId));
    expect(await onHand(book, outletId, itemId)).toBe(1800);
    done(await undo(book, entryId));
    expect(await book.transfers.get(transferId)).toBeUndefined();
    expect(await onHand(book, outletId, itemId)).toBe(3000);
  });

  it('that was confirmed cannot be unsent; the confirmation is taken back first', async () => {
    const { book, outletId, toOutletId, itemId, transferId, entryId } = await sent();
    done(await countStock(book, { outletId: toOutletId, itemId, day: yesterday, quantity: 100 }));
    const arrival = { transferId, day: today, lines: [{ itemId, quantity: 1200 }] };
    const received = done(await receiveTransfer(book, arrival));
    expect(await undo(book, entryId)).toMatchObject({ refusal: { code: 'already-received', transferId } });
    expect(await onHand(book, outletId, itemId)).toBe(1800);
    expect(await onHand(book, toOutletId, itemId)).toBe(1300);
    const unconfirmed = done(await undo(book, received.entryId));
    const unsent = done(await undo(book, entryId));
    expect(await onHand(book, outletId, itemId)).toBe(3000);
    expect(await onHand(book, toOutletId, itemId)).toBe(100);
    expect(await undo(book, unconfirmed.entryId)).toMatchObject({ refusal: { code: 'no-such-transfer' } });
    done(await undo(book, unsent.entryId));
    done(await undo(book, unconfirmed.entryId));
    expect(await onHand(book, outletId, itemId)).toBe(1800);
    expect(await onHand(book, toOutletId, itemId)).toBe(1300);
    expect(await book.transfers.get(transferId)).toMatchObject({ status: 'received' });
  });

  it('whose withdrawal was taken back and that then came is not withdrawn again', async () => {
    const { book, transferId } = await sent();
    const withdrawn = done(await withdrawTransfer(book, { transferId }));
    const back = done(await undo(book, withdrawn.entryId));
    done(await receiveTransfer(book, { transferId, day: today, lines: [] }));
    expect(await undo(book, back.entryId)).toMatchObject({ refusal: { code: 'transfer-closed' } });
  });

  it('needs two outlets', async () => {
    const { book, outletId, itemId } = await smallBook();
    const transfer = { fromOutletId: outletId, toOutletId: outletId, day: today, lines: [{ itemId, quantity: 1 }] };
    expect(await sendTransfer(book, transfer)).toMatchObject({ refusal: { code: 'same-outlet' } });
  });
});

describe('an order', () => {
  it('is a draft, then on its way, then partly here, then closed', async () => {
    const { book, outletId, itemId } = await counted(0);
    const order = { outletId, supplierId: null, lines: [{ itemId, quantity: 500 }], placedOn: today };
    const { orderId } = done(await placeOrder(book, { ...order, deliveryOn: today, isDraft: true }));
    expect(await openOrders(book, outletId)).toEqual([]);
    expect(await recordDelivery(book, { outletId, day: today, orderId, lines: order.lines })).toMatchObject({
      refusal: { code: 'order-closed' },
    });
    done(await changeOrder(book, { orderId, lines: [{ itemId, quantity: 700 }] }));
    const tomorrow = addDays(today, 1);
    done(await sendOrder(book, { orderId, placedOn: today, deliveryOn: tomorrow }));
    expect(await openOrders(book, outletId)).toMatchObject([
      { deliveryOn: tomorrow, outstanding: [{ itemId, quantity: 700 }] },
    ]);
    expect(await changeOrder(book, { orderId, deliveryOn: today })).toMatchObject({ refusal: { code: 'order-sent' } });
    expect(await sendOrder(book, { orderId, placedOn: today, deliveryOn: today })).toMatchObject({
      refusal: { code: 'order-sent' },
    });
    const lines = [{ itemId, quantity: 300 }];
    done(await recordDelivery(book, { outletId, day: today, orderId, complete: false, lines }));
    expect((await openOrders(book, outletId))[0]!.outstanding).toEqual([{ itemId, quantity: 400 }]);
    const closed = done(await closeOrder(book, { orderId }));
    expect(await openOrders(book, outletId)).toEqual([]);
    done(await undo(book, closed.entryId));
    expect(await openOrders(book, outletId)).toHaveLength(1);
  });

  it('that is a draft can be given up', async () => {
    const { book, outletId, itemId } = await counted(0);
    const order = { outletId, supplierId: null, lines: [{ itemId, quantity: 500 }], placedOn: today };
    const { orderId } = done(await placeOrder(book, { ...order, deliveryOn: today, isDraft: true }));
    done(await withdrawOrder(book, { orderId }));
    expect((await book.orders.get(orderId))!.status).toBe('withdrawn');
  });
});
