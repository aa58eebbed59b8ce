import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, dayOf } from '../domain/day.ts';
import type { EntryId, ItemId, OutletId } from '../domain/nouns.ts';
import { addItem } from './commands/add-item.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { addSupplier } from './commands/add-supplier.ts';
import { changeItem } from './commands/change-item.ts';
import { changeSettings } from './commands/change-settings.ts';
import { countStock } from './commands/count-stock.ts';
import { importRecords } from './commands/import-records.ts';
import { placeOrder } from './commands/place-order.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { undo } from './commands/undo.ts';
import { withdrawOrder } from './commands/withdraw-order.ts';
import type { CommandOutcome } from './outcome.ts';
import { rebuildAll } from './rebuild-all.ts';
import type { Book } from './schema.ts';
import { addFacts, derivedRows, done, fileSeries, freshBook, readFile } from './testing/fresh-book.ts';

const TODAY = dayAt(Date.now());
const NEW_YEAR = addDays(dayOf(`${TODAY.slice(0, 4)}-01-01`), -2);

/** One thing a person does; numbers choose among what there is. */
const doings = fc.record({
  what: fc.constantFrom(
    'count',
    'deliver',
    'order',
    'receive',
    'withdraw',
    'import',
    'price',
    'currency',
    'supplier',
    'undo',
  ),
  which: fc.nat(7),
  day: fc.nat(3),
  amounts: fc.array(fc.option(fc.nat(90)), { minLength: 4, maxLength: 4 }),
});
type Doing = typeof doings extends fc.Arbitrary<infer Value> ? Value : never;

interface Place {
  readonly book: Book;
  readonly outletIds: readonly OutletId[];
  readonly itemIds: readonly ItemId[];
}

async function furnish(book: Book): Promise<Place> {
  const outletIds: OutletId[] = [];
  const itemIds: ItemId[] = [];
  for (const name of ['Menteng', 'Kemang']) outletIds.push(done(await addOutlet(book, { name })).outletId);
  for (const name of ['Ayam', 'Beras']) itemIds.push(done(await addItem(book, { name, baseUnit: 'g' })).itemId);
  return { book, outletIds, itemIds };
}

async function carryOut(
  { book, outletIds, itemIds }: Place,
  { what, which, day, amounts }: Doing,
): Promise<CommandOutcome> {
  const outletId = outletIds[which % 2]!;
  const itemId = itemIds[(which >> 1) % 2]!;
  const on = which < 4 ? addDays(NEW_YEAR, day) : addDays(TODAY, day - 3);
  const lines = [{ itemId, quantity: 1 + (amounts[0] ?? 0) }];
  const orders = await book.orders.toArray();
  const orderId = orders[which % Math.max(1, orders.length)]?.id;
  const entries = (await book.journal.toArray()).slice(4);
  const entryId = entries[(which * 3 + day) % Math.max(1, entries.length)]?.id;
  const fresh = { book, outletId, itemId };
  if (what === 'count') return countStock(book, { outletId, itemId, day: on, quantity: amounts[0] ?? 0 });
  if (what === 'deliver') return recordDelivery(book, { outletId, day: on, lines });
  if (what === 'order') {
    return placeOrder(book, { outletId, supplierId: null, lines, placedOn: on, deliveryOn: addDays(on, 1) });
  }
  if (what === 'receive' && orderId)
    return recordDelivery(book, { outletId, day: on, lines, orderId, complete: day > 1 });
  if (what === 'withdraw' && orderId) return withdrawOrder(book, { orderId });
  if (what === 'import') return importSome(fresh.book, which, on, amounts);
  if (what === 'price') return changeItem(book, { itemId, fields: { category: `shelf ${day}` } });
  if (what === 'currency') return changeSettings(book, { currency: day > 1 ? 'MYR' : 'IDR', outletId });
  if (what === 'supplier') {
    const fields = { leadTimeDays: 1, orderDays: [], cutoff: null, minOrder: null, phone: null, email: null };
    return addSupplier(book, { name: `Supplier ${which}`, ...fields });
  }
  return entryId === undefined ? countStock(book, { outletId, itemId, day: on, quantity: 7 }) : undo(book, entryId);
}

/** Sometimes of an outlet and an item that are new. */
function importSome(book: Book, which: number, firstDay: string, amounts: (number | null)[]): Promise<CommandOutcome> {
  const closing = [amounts[3] ?? null, amounts[2] ?? null];
  const names = { outlet: which % 3 === 0 ? 'Bandung' : 'kemang', item: which % 2 === 0 ? 'ayam' : 'Tahu' };
  // A file may tell of orders too, which then add to those of the book.
  const ordered = which > 4 ? [which, amounts[1] ?? null] : [];
  const series = fileSeries(firstDay, { used: [...amounts.slice(0, 2), which], closing, ordered }, names);
  return importRecords(book, { read: readFile(series), fileName: 'some.csv' });
}

const RUNS = { numRuns: 25 };

describe('what is worked out from facts', () => {
  it('is the same step by step as all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doings, { maxLength: 14 }), async (all) => {
        const place = await furnish(freshBook());
        for (const doing of all) await carryOut(place, doing);
        const before = await derivedRows(place.book);
        await rebuildAll(place.book);
        expect(await derivedRows(place.book)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('is as before after an undo, and as after once the undo is undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doings, { maxLength: 8 }), doings, async (all, last) => {
        const place = await furnish(freshBook());
        for (const doing of all) await carryOut(place, doing);
        const before = await derivedRows(place.book);
        const outcome = await carryOut(place, last);
        if (!outcome.ok) return;
        const after = await derivedRows(place.book);
        const undone = done(await undo(place.book, outcome.entryId));
        expect(await derivedRows(place.book)).toEqual(before);
        const redone = done(await undo(place.book, undone.entryId));
        expect(await derivedRows(place.book)).toEqual(after);
        done(await undo(place.book, redone.entryId));
        expect(await derivedRows(place.book)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('is the same in whichever order two books are brought together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doings, { maxLength: 6 }), fc.array(doings, { maxLength: 6 }), async (ours, theirs) => {
        const here = await furnish(freshBook());
        const there = { ...here, book: freshBook() };
        await addFacts(here.book, there.book);
        await rebuildAll(there.book);
        for (const doing of ours) await carryOut(here, doing);
        for (const doing of theirs) await carryOut(there, doing);
        const [one, other] = [freshBook(), freshBook()];
        await addFacts(here.book, one);
        await addFacts(there.book, one);
        await addFacts(there.book, other);
        await addFacts(here.book, other);
        await rebuildAll(one);
        await rebuildAll(other);
        expect(await derivedRows(one)).toEqual(await derivedRows(other));
        await addFacts(there.book, here.book);
        await rebuildAll(here.book);
        expect(await derivedRows(here.book)).toEqual(await derivedRows(one));
      }),
      RUNS,
    );
  });

  it('never loses the entry of a command, whichever is undone', async () => {
    const place = await furnish(freshBook());
    const [outletId, itemId] = [place.outletIds[0]!, place.itemIds[0]!];
    const entries: EntryId[] = [];
    for (const quantity of [5, 6, 7]) {
      entries.push(done(await countStock(place.book, { outletId, itemId, day: TODAY, quantity })).entryId);
    }
    done(await undo(place.book, entries[1]!));
    expect((await place.book.stock.get([outletId, itemId]))!.onHand).toBe(7);
    done(await undo(place.book, entries[2]!));
    expect((await place.book.stock.get([outletId, itemId]))!.onHand).toBe(5);
    expect(await place.book.journal.count()).toBe(9);
  });
});
