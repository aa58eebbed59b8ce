/** What must be found in the book of version 2 however it came here: upgraded in its place, or restored from its backup. */

import { expect } from 'vitest';
import { listStock } from '../queries/list-stock.ts';
import type { Book } from '../schema.ts';

export async function holdsKitchenOfVersion2(book: Book): Promise<void> {
  const [outlet] = (await book.outlets.toArray()).filter(({ name }) => name === 'Warung');
  const lines = await listStock(book, outlet!.id);
  expect(lines.map(({ item, onHand }) => [item.name, onHand])).toEqual([
    ['Ayam', 1400],
    ['Beras', null],
  ]);
  expect(lines[0]!.item.price).toEqual({ amount: 41_000, per: 900 });
  const journal = await book.journal.toArray();
  expect(journal.slice(0, 24).map(({ command }) => command)).toEqual([
    ...['addPerson', 'addOutlet', 'addOutlet', 'addItem', 'addItem', 'addSupplier', 'placeItem', 'importRecords'],
    ...['placeOrder', 'recordDelivery', 'keepPhoto', 'throwAway', 'sendTransfer', 'countStock', 'undo', 'startCount'],
    ...['finishCount', 'startCount', 'addDish', 'enterSales', 'rememberPaperNames', 'addCalendarDay'],
    ...['changeSettings', 'keepLearning'],
  ]);
  expect((await book.counts.toArray()).map(({ status }) => status).sort()).toEqual(['finished', 'open']);
  // In the middle of a number.
  expect((await book.countLines.toArray()).map(({ typed }) => typed[0]!.text).sort()).toEqual(['13', '1400']);
  expect(await book.orders.toArray()).toMatchObject([
    { status: 'placed', closed: true, received: [{ quantity: 900 }] },
  ]);
  expect(await book.transfers.toArray()).toMatchObject([{ status: 'sent' }]);
  expect(await book.people.toArray()).toMatchObject([{ name: 'Ani', role: 'manager' }]);
  expect(await book.dishes.toArray()).toMatchObject([{ name: 'Ayam goreng', price: 25_000 }]);
  expect(await book.sales.toArray()).toMatchObject([{ lines: [{ sold: 3 }] }]);
  expect(await book.paperNames.toArray()).toMatchObject([{ key: 'aym ptg' }]);
  expect(await book.calendarDays.toArray()).toMatchObject([{ name: 'Lebaran' }]);
  expect((await book.photos.toArray()).map(({ bytes }) => [...new Uint8Array(bytes)])).toEqual([[1, 2, 3]]);
  expect((await book.paperPages.toArray()).map(({ bytes }) => [...new Uint8Array(bytes)])).toEqual([[9]]);
  expect(await book.paperDrafts.count()).toBe(1);
  expect(await book.placements.toArray()).toMatchObject([{ par: 2000, areas: ['Freezer'] }]);
  expect(await book.settings.get('book')).toMatchObject({ currency: 'MYR' });
}
