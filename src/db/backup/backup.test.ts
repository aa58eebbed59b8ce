import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openBook } from '../book.ts';
import { addItem } from '../commands/add-item.ts';
import { addPerson } from '../commands/add-person.ts';
import { countStock } from '../commands/count-stock.ts';
import { importRecords } from '../commands/import-records.ts';
import { signOut } from '../commands/lock.ts';
import { undo } from '../commands/undo.ts';
import { type Book, NEWEST_VERSION, VERSION_1 } from '../schema.ts';
import { allRows, derivedRows, done, fileSeries, freshBook, readFile, smallBook } from '../testing/fresh-book.ts';
import { BOOK_OF_VERSION_1 } from '../testing/version-1.ts';
import { bookName, nameBook } from '../which-book.ts';
import { type BackupHeader, packBackup } from './backup-file.ts';
import { makeLock } from './backup-lock.ts';
import { makeBackupFile } from './make-backup.ts';
import { bookBefore } from './place-book.ts';
import '../testing/local-storage.ts';
import { rehearse, restore, undoRestore } from './restore.ts';
import { bytesToRows, rowsToBytes } from './row-bytes.ts';
import { backedUp, TABLE_KINDS } from './table-kinds.ts';

const FACTS = ['journal', 'movements', 'changes', 'importedDays', 'photos'];
const day = '2025-03-04' as never;

async function filledBook() {
  const small = await smallBook();
  const { book, outletId, itemId } = small;
  const series = fileSeries('2025-01-01', { used: [20, null, 65], closing: [765, 700, 635] });
  done(await importRecords(book, { fileName: 'stock.csv', read: readFile(series) }));
  const counted = done(await countStock(book, { outletId, itemId, day, quantity: 700 }));
  done(await undo(book, counted.entryId));
  done(await countStock(book, { outletId, itemId, day, quantity: 650 }));
  await book.photos.add({
    id: 'p1' as never,
    entryId: counted.entryId,
    type: 'image/webp',
    bytes: Uint8Array.of(1, 2).buffer,
  });
  return small;
}

async function restored<Value>(
  outcome: Promise<{ ok: boolean }>,
  look: (book: Book) => Promise<Value>,
): Promise<Value> {
  const answer = (await outcome) as { ok: true; name: string };
  expect(answer).toMatchObject({ ok: true });
  const book = openBook(answer.name);
  try {
    return await look(book);
  } finally {
    book.close();
  }
}

const factsOf = async (book: Book) => {
  const rows = await allRows(book);
  return Object.fromEntries(FACTS.map((name) => [name, rows[name]]));
};

afterEach(() => nameBook('papadin'));

describe('a backup', () => {
  it('knows of every table whether it holds it', () => {
    const names = freshBook().tables.map((table) => table.name);
    expect(names.filter((name) => !Object.hasOwn(TABLE_KINDS, name))).toEqual([]);
    expect(backedUp(names).slice(0, 3)).toEqual(['journal', 'changes', 'movements']);
    expect(backedUp(['tableOfTomorrow'])).toEqual(['tableOfTomorrow']);
  });

  it('tells every row exactly, whatever is in it', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.float32Array(),
      fc.float64Array(),
      fc.uint8Array().map((bytes) => bytes.slice().buffer),
    );
    const row = fc.dictionary(
      fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
      value,
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const plain = rows.map((one) => Object.assign({}, one));
        expect(bytesToRows(rowsToBytes(plain))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
    expect(() => rowsToBytes([{ what: new Map() }])).toThrow('cannot hold [object Map]');
  });

  it.each([null, 'sambal terasi'])('restores to the same book (passphrase %s)', async (passphrase) => {
    const { book } = await filledBook();
    const lock = passphrase === null ? null : await makeLock(passphrase, 1000);
    const file = await makeBackupFile(book, { lock });
    const { journal, ...facts } = await factsOf(book);
    const derived = await derivedRows(book);
    await restored(restore(book, { file, passphrase }), async (again) => {
      const { journal: journalAgain, ...factsAgain } = await factsOf(again);
      expect(factsAgain).toEqual(facts);
      expect((journalAgain as unknown[]).slice(0, -1)).toEqual(journal);
      expect((journalAgain as { command: string }[]).at(-1)!.command).toBe('restoreBook');
      expect(await derivedRows(again)).toEqual(derived);
      expect(bookName()).toBe(again.name);
    });
    // The book before takes nothing more.
    expect(await addItem(book, { name: 'Beras', baseUnit: 'g' })).toMatchObject({ refusal: { code: 'book-closed' } });
  });

  it('can be taken back, to the book as it was', async () => {
    const { book } = await filledBook();
    const file = await makeBackupFile(book);
    done(await addItem(book, { name: 'Beras', baseUnit: 'g' }));
    const before = await factsOf(book);
    const { name } = (await restore(book, { file, passphrase: null })) as never as { name: string };
    const again = openBook(name);
    expect(await bookBefore(again)).toMatchObject({ before: book.name });
    expect(await again.items.count()).toBe(1);
    expect(await undoRestore(again)).toEqual({ ok: true });
    expect(bookName()).toBe(book.name);
    expect(await factsOf(book)).toEqual(before);
    done(await addItem(book, { name: 'Gula', baseUnit: 'g' }));
    again.close();
  });

  it('says before anything is written what would change', async () => {
    const { book, outletId, itemId } = await filledBook();
    const file = await makeBackupFile(book);
    done(await addItem(book, { name: 'Beras', baseUnit: 'g' }));
    done(await countStock(book, { outletId, itemId, day, quantity: 1 }));
    const rows = await allRows(book);
    const outcome = await rehearse(book, { file, passphrase: null });
    expect(outcome).toMatchObject({
      ok: true,
      rehearsal: {
        entries: { onlyInFile: 0, onlyInBook: 2, inBoth: 6 },
        counted: { onlyInFile: 0, onlyInBook: 1, inBoth: 2 },
        items: { onlyInFile: [], onlyInBook: ['Beras'] },
        outlets: { onlyInFile: [], onlyInBook: [] },
      },
    });
    expect(await allRows(book)).toEqual(rows);
    const empty = freshBook();
    expect(await rehearse(empty, { file, passphrase: null })).toMatchObject({
      rehearsal: {
        entries: { onlyInFile: 6, onlyInBook: 0 },
        items: { onlyInFile: ['Ayam'] },
        outlets: { onlyInFile: ['Warung'] },
      },
    });
  });

  it('holds no passphrase and is of no use without it', async () => {
    const { book } = await filledBook();
    const file = await makeBackupFile(book, { lock: await makeLock('sambal terasi', 1000) });
    const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
    expect(text).not.toContain('sambal');
    expect(text).not.toContain('Ayam');
    expect(await rehearse(book, { file, passphrase: null })).toMatchObject({ refusal: { code: 'passphrase-needed' } });
    expect(await rehearse(book, { file, passphrase: 'sambal bajak' })).toMatchObject({
      refusal: { code: 'wrong-passphrase' },
    });
  });

  it('is refused when any byte is not as it was written, or the end is missing', async () => {
    const { book } = await filledBook();
    const bytes = new Uint8Array(await (await makeBackupFile(book)).arrayBuffer());
    const before = await allRows(book);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const harmed = bytes.slice();
        harmed[at] = harmed[at]! ^ by;
        const outcome = await restore(book, { file: new Blob([harmed]), passphrase: null });
        expect(outcome.ok).toBe(false);
        const short = await rehearse(book, { file: new Blob([bytes.slice(0, at)]), passphrase: null });
        expect(short.ok).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(await allRows(book)).toEqual(before);
    expect(
      await indexedDB.databases().then((all) => all.filter(({ name }) => name!.startsWith('papadin restored')).length),
    ).toBeLessThan(9);
    const notOurs = await rehearse(book, { file: new Blob(['date,item\n']), passphrase: null });
    expect(notOurs).toMatchObject({ refusal: { code: 'not-a-backup' } });
  });

  it('of a version to come is refused in words of its own', async () => {
    const { book } = await smallBook();
    const file = await packed({ schema: NEWEST_VERSION + 1 }, {});
    expect(await rehearse(book, { file, passphrase: null })).toMatchObject({ refusal: { code: 'newer-backup' } });
  });

  it('of version 1 restores', async () => {
    const { book } = await smallBook();
    const tables = Object.keys(VERSION_1).filter((name) => FACTS.includes(name)) as (keyof typeof BOOK_OF_VERSION_1)[];
    const file = await packed({ schema: 1 }, Object.fromEntries(tables.map((name) => [name, BOOK_OF_VERSION_1[name]])));
    await restored(restore(book, { file, passphrase: null }), async (again) => {
      expect((await again.items.toArray()).map((item) => [item.name, item.packs, item.isArchived])).toEqual([
        ['Ayam', [], false],
      ]);
      expect((await again.stock.toArray()).map((row) => row.onHand)).toEqual([700]);
      expect(await again.days.toArray()).toEqual(BOOK_OF_VERSION_1.days);
      expect(again.verno).toBe(NEWEST_VERSION);
    });
  });

  it('is restored by a manager only', async () => {
    const { book } = await filledBook();
    const file = await makeBackupFile(book);
    done(await addPerson(book, { name: 'Ani', role: 'manager', pin: '1234' }));
    await signOut(book);
    expect(await restore(book, { file, passphrase: null })).toMatchObject({ refusal: { code: 'locked' } });
  });
});

async function packed(
  header: Partial<BackupHeader>,
  tables: Readonly<Record<string, readonly unknown[]>>,
): Promise<Blob> {
  const whole: BackupHeader = {
    format: 1,
    schema: 1,
    madeAt: 1,
    deviceId: 'd' as never,
    rows: {},
    lock: null,
    ...header,
  };
  async function* frames() {
    for (const [table, rows] of Object.entries(tables)) yield { table, rows };
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of packBackup(whole, frames(), null)) parts.push(part);
  return new Blob(parts);
}
