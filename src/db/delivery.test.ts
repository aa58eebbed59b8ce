import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { addItem } from './commands/add-item.ts';
import { addSupplier } from './commands/add-supplier.ts';
import { countStock } from './commands/count-stock.ts';
import { placeOrder } from './commands/place-order.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { undo } from './commands/undo.ts';
import { listStock } from './queries/list-stock.ts';
import { openOrders } from './queries/open-orders.ts';
import { priceHistory } from './queries/price-history.ts';
import { done, smallBook } from './testing/fresh-book.ts';

const today = dayAt(Date.now());
const BUDI = {
  name: 'Pak Budi',
  leadTimeDays: 1,
  orderDays: [],
  cutoff: null,
  minOrder: null,
  phone: null,
  email: null,
};

async function orderedChicken() {
  const at = await smallBook();
  const { book, outletId, itemId } = at;
  const { supplierId } = done(await addSupplier(book, BUDI));
  const lines = [{ itemId, quantity: 10_000 }];
  const order = { outletId, supplierId, lines, placedOn: today, deliveryOn: today };
  const { orderId } = done(await placeOrder(book, order));
  return { ...at, supplierId, orderId };
}

describe('a delivery', () => {
  it('keeps what came short, damaged, in which batch and for how much; only the good goes on the shelf', async () => {
    const { book, outletId, itemId, supplierId, orderId } = await orderedChicken();
    done(await countStock(book, { outletId, itemId, day: today, quantity: 500 }));
    const { movementIds } = done(
      await recordDelivery(book, {
        outletId,
        day: today,
        orderId,
        complete: false,
        lines: [
          { itemId, quantity: 4000, cost: 160_000, batch: 'A7', expiresOn: addDays(today, 3) },
          { itemId, quantity: 2000, damaged: 1000, cost: 80_000, expiresOn: addDays(today, 5), note: 'one bag torn' },
        ],
      }),
    );
    const moves = await book.movements.bulkGet([...movementIds]);
    expect(moves.map((one) => one?.detail)).toEqual([
      { supplierId, orderId, ordered: 10_000, cost: 160_000, batch: 'A7', expiresOn: addDays(today, 3) },
      {
        supplierId,
        orderId,
        ordered: 6000,
        damaged: 1000,
        cost: 80_000,
        expiresOn: addDays(today, 5),
        note: 'one bag torn',
      },
    ]);
    expect((await listStock(book, outletId))[0]!.onHand).toBe(6500);
    expect((await openOrders(book, outletId))[0]!.outstanding).toEqual([{ itemId, quantity: 4000 }]);
    done(
      await recordDelivery(book, { outletId, day: today, orderId, lines: [{ itemId, quantity: 0, damaged: 4000 }] }),
    );
    expect(await openOrders(book, outletId)).toEqual([]);
    expect((await listStock(book, outletId))[0]!.onHand).toBe(6500);
    expect(await recordDelivery(book, { outletId, day: today, lines: [{ itemId, quantity: 0 }] })).toMatchObject({
      refusal: { code: 'bad-input' },
    });
  });

  it('makes its price the price of the item, tells a jump, and takes both back', async () => {
    const { book, outletId, itemId, supplierId } = await orderedChicken();
    const buy = (cost: number, day = today) =>
      recordDelivery(book, { outletId, day, supplierId, lines: [{ itemId, quantity: 2000, cost }] });
    expect(done(await buy(80_000)).jumps).toEqual([]);
    expect(done(await buy(91_000)).jumps).toEqual([]);
    const dear = done(await buy(110_000));
    expect(dear.jumps).toEqual([
      {
        itemId,
        movementId: dear.movementIds[0],
        before: { amount: 91_000, per: 2000 },
        after: { amount: 110_000, per: 2000 },
      },
    ]);
    const price = async () => (await book.items.get(itemId))!.price;
    expect(await price()).toEqual({ amount: 110_000, per: 2000 });
    // What is entered late does not make an old price the price of today.
    done(await buy(70_000, addDays(today, -3)));
    expect(await price()).toEqual({ amount: 110_000, per: 2000 });
    expect((await priceHistory(book, itemId)).map((point) => point.price.amount)).toEqual([
      70_000, 80_000, 91_000, 110_000,
    ]);
    done(await undo(book, dear.entryId));
    expect(await price()).toEqual({ amount: 91_000, per: 2000 });
    expect(await priceHistory(book, itemId)).toHaveLength(3);
  });

  it('compares with what the same supplier took last; a gift has no price', async () => {
    const { book, outletId, itemId, supplierId } = await orderedChicken();
    const buy = (cost: number, from: typeof supplierId | null) =>
      recordDelivery(book, { outletId, day: today, supplierId: from, lines: [{ itemId, quantity: 1000, cost }] });
    done(await buy(40_000, supplierId));
    expect(done(await buy(60_000, null)).jumps).toHaveLength(1);
    expect(done(await buy(41_000, supplierId)).jumps).toEqual([]);
    expect(done(await buy(0, supplierId)).jumps).toEqual([]);
    expect((await book.items.get(itemId))!.price).toEqual({ amount: 41_000, per: 1000 });
  });

  it('tells a price typed in, and not one that was given up', async () => {
    const { book } = await smallBook();
    const price = { amount: minorMoney(12), per: baseQuantity(1) };
    const { itemId } = done(await addItem(book, { name: 'Telur', baseUnit: 'pcs', price }));
    expect(await priceHistory(book, itemId)).toMatchObject([{ price, supplierId: null, movementId: null }]);
  });
});
