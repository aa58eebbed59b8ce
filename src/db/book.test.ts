import 'fake-indexeddb/auto';
import { Dexie, liveQuery } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayAt } from '../domain/day.ts';
import { bookState, openBook, watchBook } from './book.ts';
import { addItem } from './commands/add-item.ts';
import { addOutlet } from './commands/add-outlet.ts';
import { countStock } from './commands/count-stock.ts';
import { recordDelivery } from './commands/record-delivery.ts';
import { undo } from './commands/undo.ts';
import { idMaker, momentOfId } from './ids.ts';
import { listStock } from './queries/list-stock.ts';
import { NEWEST_VERSION, VERSION_1 } from './schema.ts';
import { done, freshBook, smallBook } from './testing/fresh-book.ts';

afterEach(() => vi.useRealTimers());

describe('two tabs on one book', () => {
  it('write one after the other, losing nothing', async () => {
    const { book, outletId, itemId } = await smallBook();
    const other = openBook(book.name);
    const day = dayAt(Date.now());
    done(await countStock(book, { outletId, itemId, day, quantity: 0 }));
    const deliveries = Array.from({ length: 20 }, (_, i) =>
      recordDelivery(i % 2 === 0 ? book : other, { outletId, day, lines: [{ itemId, quantity: 1 }] }),
    );
    const entries = (await Promise.all(deliveries)).map((outcome) => done(outcome).entryId);
    expect(new Set(entries).size).toBe(20);
    expect((await listStock(other, outletId))[0]!.onHand).toBe(20);
    expect((await book.journal.toArray()).length).toBe(23);
  });

  it('see what the other did, without asking', async () => {
    const { book, outletId, itemId } = await smallBook();
    const other = openBook(book.name);
    const seen: (number | null)[] = [];
    const watching = liveQuery(() => listStock(other, outletId)).subscribe((lines) => seen.push(lines[0]!.onHand));
    await vi.waitFor(() => expect(seen).toEqual([null]));
    const day = dayAt(Date.now());
    const { entryId } = done(await countStock(book, { outletId, itemId, day, quantity: 5 }));
    await vi.waitFor(() => expect(seen.at(-1)).toBe(5));
    done(await undo(book, entryId));
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
    watching.unsubscribe();
  });

  it('are one device', async () => {
    const book = freshBook();
    const other = openBook(book.name);
    const [here, there] = await Promise.all([book.identity.get('this'), other.identity.get('this')]);
    expect(here).toEqual(there);
    expect(here!.personId).toBe('manager');
  });
});

describe('the clock', () => {
  it('may be set back: ids still sort after those made before, and what came last counts last', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-04T14:00:00') });
    const { book, outletId, itemId } = await smallBook();
    const day = dayAt(Date.now());
    done(await countStock(book, { outletId, itemId, day, quantity: 8 }));
    vi.setSystemTime(new Date('2026-05-04T13:00:00'));
    done(await recordDelivery(book, { outletId, day, lines: [{ itemId, quantity: 4 }] }));
    expect((await book.stock.get([outletId, itemId]))!.onHand).toBe(12);
    vi.setSystemTime(new Date('2026-05-01T13:00:00'));
    done(await addItem(book, { name: 'Beras', baseUnit: 'g' }));
    const entries = await book.journal.orderBy('id').toArray();
    expect(entries.map((entry) => entry.command)).toEqual([
      'addOutlet',
      'addItem',
      'countStock',
      'recordDelivery',
      'addItem',
    ]);
    expect(entries.at(-1)!.at).toBe(new Date('2026-05-01T13:00:00').getTime());
  });

  it('makes ids that grow, whatever the last one was', () => {
    let last: string | null = null;
    for (const now of [5_000, 5_000, 4_000, 1, 6_000]) {
      const newId = idMaker(last, now);
      for (let i = 0; i < 300; i++) {
        const id: string = newId();
        if (last !== null) expect(id > last).toBe(true);
        expect(momentOfId(id)).toBeGreaterThanOrEqual(now);
        last = id;
      }
    }
    const full = '00000000-1388-7fff-bfff-ffffffffffff';
    const next = idMaker(full, 1)();
    expect(next > full).toBe(true);
    expect(momentOfId(next)).toBe(0x1389);
  });
});

describe('what cannot be done', () => {
  it('is refused with a code and leaves nothing behind', async () => {
    const { book, outletId, itemId } = await smallBook();
    const nobody = itemId.replace(/^.{8}/, '00000000') as typeof itemId;
    const day = dayAt(Date.now());
    const future = dayAt(Date.now() + 3 * 86_400_000);
    const outcomes = [
      await countStock(book, { outletId, itemId: nobody, day, quantity: 1 }),
      await countStock(book, { outletId, itemId, day: future, quantity: 1 }),
      await countStock(book, { outletId, itemId, day, quantity: 0.5 }),
      await countStock(book, { outletId, itemId, day, quantity: -1 }),
      await recordDelivery(book, { outletId, day, lines: [] }),
      await undo(book, nobody as never),
      await addOutlet(book, { name: ' WARUNG ' }),
    ];
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code))).toEqual([
      'no-such-item',
      'in-the-future',
      'bad-input',
      'bad-input',
      'bad-input',
      'no-such-entry',
      'name-taken',
    ]);
    expect(await book.journal.count()).toBe(2);
    expect(await book.movements.count()).toBe(0);
  });
});

/** Papadin as it may be one day. */
function newerPapadin(name: string): Dexie {
  const newer = new Dexie(name);
  newer.version(1).stores(VERSION_1);
  newer.version(NEWEST_VERSION + 1).stores({ journal: 'id, undoes, at' });
  return newer;
}

describe('a newer Papadin', () => {
  it('is let through by an open tab, which then asks to be loaded anew', async () => {
    const book = freshBook();
    await book.open();
    const told = vi.fn();
    watchBook(book, told);
    const newer = newerPapadin(book.name);
    await newer.open();
    expect(bookState(book)).toBe('outdated');
    expect(told).toHaveBeenCalled();
    expect(await addOutlet(book, { name: 'Kemang' })).toEqual({ ok: false, refusal: { code: 'book-closed' } });
    newer.close();
  });

  it('has written the book already: an older tab does not write in it', async () => {
    const book = freshBook();
    await book.open();
    book.close();
    const newer = newerPapadin(book.name);
    await newer.open();
    newer.close();
    const older = openBook(book.name);
    expect(await addOutlet(older, { name: 'Kemang' })).toEqual({ ok: false, refusal: { code: 'book-closed' } });
    expect(bookState(older)).toBe('outdated');
  });
});
