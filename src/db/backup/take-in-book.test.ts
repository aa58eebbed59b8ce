/** Two devices that kept the same book apart, brought together by a file. */

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dayAt } from '../../domain/day.ts';
import { openBook } from '../book.ts';
import { addItem } from '../commands/add-item.ts';
import { addPerson } from '../commands/add-person.ts';
import { changeItem } from '../commands/change-item.ts';
import { countStock } from '../commands/count-stock.ts';
import { keepCountLine } from '../commands/keep-count-line.ts';
import { signOut } from '../commands/lock.ts';
import { recordDelivery } from '../commands/record-delivery.ts';
import { startCount } from '../commands/start-count.ts';
import { undo } from '../commands/undo.ts';
import type { CommandOutcome } from '../outcome.ts';
import { rebuildAll } from '../rebuild-all.ts';
import type { Book } from '../schema.ts';
import { addFacts, allRows, derivedRows, done, freshBook, smallBook } from '../testing/fresh-book.ts';
import { bookName, nameBook } from '../which-book.ts';
import { makeBackupFile } from './make-backup.ts';
import { bookBefore } from './place-book.ts';
import '../testing/local-storage.ts';
import { rehearse, undoRestore } from './restore.ts';
import { takeInBook } from './take-in-book.ts';

afterEach(() => nameBook('papadin'));

const TODAY = dayAt(Date.now());

/** A tablet, and a phone that knows what the tablet knows. Both live in one browser here, which keeps no more restored books than it needs. */
async function tabletAndPhone() {
  const { book: tablet, ...ids } = await smallBook();
  return { tablet, phone: await likeness(tablet), ...ids };
}

async function likeness(of: Book): Promise<Book> {
  const book = freshBook();
  await addFacts(of, book);
  await book.countLines.bulkPut(await of.countLines.toArray());
  await rebuildAll(book);
  return book;
}

async function arrive(outcome: Promise<{ readonly ok: boolean }>): Promise<Book> {
  const answer = (await outcome) as { ok: true; name: string };
  expect(answer).toMatchObject({ ok: true });
  return openBook(answer.name);
}

const takeIn = async (book: Book, from: Book) =>
  arrive(takeInBook(book, { file: await makeBackupFile(from), passphrase: null }));

const idsOf = async (book: Book, table: 'journal' | 'movements' | 'changes') =>
  (await book.table(table).toCollection().primaryKeys()) as string[];

type Device = Awaited<ReturnType<typeof tabletAndPhone>>;
/** One thing a person does on one of both devices. */
const doing = fc.record({
  onPhone: fc.boolean(),
  what: fc.constantFrom('count', 'deliver', 'rename', 'add', 'undo'),
  amount: fc.nat(900),
});
type Doing = typeof doing extends fc.Arbitrary<infer Value> ? Value : never;

async function carryOut({ tablet, phone, outletId, itemId }: Device, { onPhone, what, amount }: Doing) {
  const book = onPhone ? phone : tablet;
  const newest = (await book.journal.toCollection().last())!;
  const work: Record<Doing['what'], () => Promise<CommandOutcome>> = {
    count: () => countStock(book, { outletId, itemId, day: TODAY, quantity: amount }),
    deliver: () => recordDelivery(book, { outletId, day: TODAY, lines: [{ itemId, quantity: amount + 1 }] }),
    rename: () => changeItem(book, { itemId, fields: { category: `shelf ${amount}` } }),
    add: () => addItem(book, { name: `${onPhone ? 'Phone' : 'Tablet'} ${amount}`, baseUnit: 'g' }),
    undo: () => undo(book, newest.id),
  };
  await work[what]();
}

describe('taking in what another device has entered', () => {
  it('loses nothing of either, and comes to the same on both, whoever begins', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 8 }), async (all) => {
        const devices = await tabletAndPhone();
        const { tablet, phone, itemId } = devices;
        done(await changeItem(phone, { itemId, fields: { category: 'phone' } }));
        done(await changeItem(tablet, { itemId, fields: { category: 'tablet' } }));
        for (const one of all) await carryOut(devices, one);
        const before = { tablet: await makeBackupFile(tablet), phone: await makeBackupFile(phone) };
        const both = [await idsOf(tablet, 'movements'), await idsOf(phone, 'movements')].flat();
        const entries = [await idsOf(tablet, 'journal'), await idsOf(phone, 'journal')].flat();
        const one = await arrive(takeInBook(tablet, { file: before.phone, passphrase: null }));
        const worked = await derivedRows(one);
        expect(await idsOf(one, 'movements')).toEqual([...new Set(both)].sort());
        expect((await idsOf(one, 'journal')).slice(0, -1)).toEqual([...new Set(entries)].sort());
        const file = await makeBackupFile(one);
        one.close();
        const other = await arrive(takeInBook(phone, { file: before.tablet, passphrase: null }));
        expect(await derivedRows(other)).toEqual(worked);
        // Who hears the rest later comes to the same too.
        const again = await arrive(takeInBook(other, { file, passphrase: null }));
        expect(await derivedRows(again)).toEqual(worked);
        for (const book of [other, again]) book.close();
      }),
      { numRuns: 12 },
    );
  });

  it('is told in the journal and can be taken back, to the book as it was', async () => {
    const { tablet, phone, outletId, itemId } = await tabletAndPhone();
    done(await countStock(phone, { outletId, itemId, day: TODAY, quantity: 450 }));
    const told = await rehearse(tablet, { file: await makeBackupFile(phone), passphrase: null });
    expect(told).toMatchObject({
      rehearsal: { entries: { onlyInFile: 1, onlyInBook: 0 }, counted: { onlyInFile: 1 } },
    });
    const rows = await allRows(tablet);
    const joined = await takeIn(tablet, phone);
    expect(bookName()).toBe(joined.name);
    expect((await joined.stock.toArray()).map((row) => row.onHand)).toEqual([450]);
    expect((await joined.journal.toCollection().last())!).toMatchObject({
      command: 'takeInBook',
      input: { entries: 1, from: (await phone.identity.get('this'))!.deviceId },
    });
    expect((await joined.identity.get('this'))!.deviceId).toBe((await tablet.identity.get('this'))!.deviceId);
    expect(await countStock(tablet, { outletId, itemId, day: TODAY, quantity: 1 })).toMatchObject({
      refusal: { code: 'book-closed' },
    });
    expect(await bookBefore(joined)).toMatchObject({ before: tablet.name });
    expect(await undoRestore(joined)).toEqual({ ok: true });
    const { safekeeping: _notes, ...after } = await allRows(tablet);
    const { safekeeping: _before, ...was } = rows;
    expect(after).toEqual(was);
  });

  it('keeps what is entered here while it works', async () => {
    const { tablet, phone, outletId, itemId } = await tabletAndPhone();
    done(await addItem(phone, { name: 'Beras', baseUnit: 'g' }));
    const file = await makeBackupFile(phone);
    const entered: Promise<CommandOutcome>[] = [];
    const joined = await arrive(
      takeInBook(tablet, {
        file,
        passphrase: null,
        onProgress: ({ done: half }) => {
          // All that is here has been copied, and is being worked out.
          if (half === 2 && entered.length === 0) {
            entered.push(countStock(tablet, { outletId, itemId, day: TODAY, quantity: 321 }));
          }
        },
      }),
    );
    const [counted] = await Promise.all(entered);
    expect(counted).toMatchObject({ ok: true });
    expect(await idsOf(joined, 'journal')).toContain(done(counted!).entryId);
    expect((await joined.stock.toArray()).map((row) => row.onHand)).toEqual([321]);
    expect((await joined.items.toArray()).map(({ name }) => name).sort()).toEqual(['Ayam', 'Beras']);
  });

  it('of a line of an open count both have, lets the later look at the shelf stand', async () => {
    const { tablet, outletId, itemId } = await tabletAndPhone();
    const { countId } = done(
      await startCount(tablet, { outletId, day: TODAY, areas: null, itemIds: null, isBlind: false }),
    );
    const phone = await likeness(tablet);
    const line = (text: string) => ({
      ...{ countId, area: '', itemId, state: 'counted' as const, pieces: null, pieceWeight: null, isConfirmed: false },
      typed: [{ key: 'g', name: 'g', isPack: false, numerator: 1, denominator: 1, text }],
    });
    const typedIn = async (book: Book) => (await book.countLines.toArray()).map(({ typed }) => typed[0]!.text);
    expect(await keepCountLine(tablet, line('5'))).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await keepCountLine(phone, line('7'))).toEqual({ ok: true });
    done(await addItem(phone, { name: 'Beras', baseUnit: 'g' }));
    done(await addItem(tablet, { name: 'Gula', baseUnit: 'g' }));
    const file = await makeBackupFile(tablet);
    expect(await typedIn(await takeIn(tablet, phone))).toEqual(['7']);
    expect(await typedIn(await arrive(takeInBook(phone, { file, passphrase: null })))).toEqual(['7']);
  });

  it('refuses another book, a file without news, and whoever may not; then nothing has changed', async () => {
    const { tablet, phone, outletId, itemId } = await tabletAndPhone();
    const ours = await makeBackupFile(tablet);
    done(await countStock(tablet, { outletId, itemId, day: TODAY, quantity: 1 }));
    const rows = await allRows(tablet);
    const { book: stranger } = await smallBook();
    const taken = async (file: Blob) => takeInBook(tablet, { file, passphrase: null });
    expect(await taken(await makeBackupFile(stranger))).toMatchObject({ refusal: { code: 'other-book' } });
    expect(await taken(ours)).toMatchObject({ refusal: { code: 'nothing-new' } });
    const bytes = new Uint8Array(await (await makeBackupFile(phone)).arrayBuffer());
    expect(await taken(new Blob([bytes.slice(0, -9)]))).toMatchObject({ refusal: { code: 'damaged' } });
    expect(await allRows(tablet)).toEqual(rows);
    done(await addPerson(tablet, { name: 'Ani', role: 'manager', pin: '1234' }));
    await signOut(tablet);
    expect(await taken(await makeBackupFile(phone))).toMatchObject({ refusal: { code: 'locked' } });
  });
});
