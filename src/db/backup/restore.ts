/**
 * Restores a backup: into a new database of the version it was made with, upgraded and worked out like any book, and only when it is whole
 * put in the place of the book, in one step. The book before stays until the next restore, so that this one can be taken back.
 */

import { Dexie } from 'dexie';
import { openBook } from '../book.ts';
import type { IdentityRow } from '../device-rows.ts';
import type { Entry } from '../facts.ts';
import { idMaker } from '../ids.ts';
import { toRefusal } from '../journal.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import { rebuildAll } from '../rebuild-all.ts';
import { demand, whoIsHere } from '../rights.ts';
import { type Book, NEWEST_VERSION, VERSION_1, VERSION_2 } from '../schema.ts';
import { bookName, nameBook, RESTORED, type RestoredMark } from '../which-book.ts';
import { type BackupHeader, type BackupTrouble, BadBackup, readHeader, unpackBackup } from './backup-file.ts';
import { type BackupLock, openLock } from './backup-lock.ts';
import { type Rehearsal, rehearseRestore } from './rehearse.ts';

/** Stores by version of the schema, as that version added them. */
const VERSIONS: readonly Readonly<Record<string, string>>[] = [VERSION_1, VERSION_2];
const LOCK = 'papadin-restore';

type Trouble = { readonly ok: false; readonly refusal: { readonly code: BackupTrouble } };
export type RestoreOutcome<Brought extends object> =
  | ({ readonly ok: true } & Brought)
  | Extract<CommandOutcome, { ok: false }>
  | Trouble;

interface Wish extends CommandControl {
  readonly file: Blob;
  /** null where the file has no lock. */
  readonly passphrase: string | null;
}

/** Refuses: the trouble with the file, `stopped`. */
export function rehearse(book: Book, wish: Wish): Promise<RestoreOutcome<{ readonly rehearsal: Rehearsal }>> {
  return answer(async () => {
    const { lock } = await unlock(wish);
    return { rehearsal: await rehearseRestore(book, wish.file, { ...wish, lock }) };
  });
}

/**
 * Puts the backup in the place of the book. The page is to be loaded anew afterwards; other tabs are told. Refuses: `not-allowed`, `locked`,
 * the trouble with the file, `stopped`, `storage-full`; then the book is as it was.
 */
export function restore(book: Book, wish: Wish): Promise<RestoreOutcome<{ readonly name: string }>> {
  return answer(() =>
    alone(async () => {
      demand(await whoIsHere(book), 'restoreBook');
      const { header, lock } = await unlock(wish);
      const name = `${RESTORED}${Date.now().toString(36)}`;
      try {
        await stage(book, name, header, { ...wish, lock });
        await swap(book, name);
      } catch (error) {
        await Dexie.delete(name);
        throw error;
      }
      await forgetOlder(book, name);
      return { name };
    }),
  );
}

async function unlock({ file, passphrase }: Wish): Promise<{ header: BackupHeader; lock: BackupLock | null }> {
  const header = await readHeader(file, NEWEST_VERSION);
  if (header.lock === null) return { header, lock: null };
  if (passphrase === null || passphrase === '') throw new BadBackup('passphrase-needed');
  const lock = await openLock(passphrase, header.lock);
  if (lock === null) throw new BadBackup('wrong-passphrase');
  return { header, lock };
}

/** Fills a new database; the page may die at any moment of it. */
async function stage(book: Book, name: string, header: BackupHeader, wish: Wish & { lock: BackupLock | null }) {
  const { file, lock, signal, onProgress } = wish;
  const staged = new Dexie(name);
  VERSIONS.slice(0, header.schema).forEach((stores, i) => void staged.version(i + 1).stores({ ...stores }));
  await staged.open();
  try {
    const { tries: _wrong, movedTo: _moved, ...identity } = (await book.identity.get('this'))!;
    await staged.table('identity').put(identity);
    const known = new Set(staged.tables.map((table) => table.name));
    for await (const { table, rows, readBytes } of unpackBackup(file, NEWEST_VERSION, lock)) {
      if (signal?.aborted) refuse({ code: 'stopped' });
      if (known.has(table)) await staged.table(table).bulkPut(rows);
      onProgress?.({ doing: 'series', done: readBytes, of: file.size });
    }
  } finally {
    staged.close();
  }
  const restored = openBook(name);
  try {
    await restored.open();
    await rebuildAll(restored, { signal });
    const mark: RestoredMark = { before: book.name, at: Date.now(), madeAt: header.madeAt };
    await noteRestored(restored, header, mark);
    await restored.safekeeping.bulkPut(await book.safekeeping.where('key').notEqual('restored').toArray());
    await restored.safekeeping.put({ key: 'restored', value: mark });
  } finally {
    restored.close();
  }
}

/** The restored book's own journal tells of it. */
async function noteRestored(restored: Book, header: BackupHeader, { at }: RestoredMark): Promise<void> {
  const last = await restored.journal.orderBy('id').last();
  const { deviceId, personId } = (await restored.identity.get('this')) as IdentityRow;
  const entry: Entry = {
    id: idMaker(last?.id ?? null, at)(),
    at,
    deviceId,
    personId,
    command: 'restoreBook',
    input: { madeAt: header.madeAt, entries: header.rows['journal'] ?? 0 },
    undoes: null,
  };
  await restored.journal.add(entry);
}

/** From here on nothing is written in the book before; should the page die between the two lines, the next start goes on from the first. */
async function swap(book: Book, name: string): Promise<void> {
  await book.identity.update('this', { movedTo: name });
  nameBook(name);
}

/** The book that a restore has replaced, and when; null when there is none to go back to. */
export async function bookBefore(book: Book): Promise<RestoredMark | null> {
  const row = await book.safekeeping.get('restored');
  const mark = row?.value as RestoredMark | undefined;
  return mark !== undefined && (await Dexie.exists(mark.before)) ? mark : null;
}

/** Takes a restore back: the book before is the book again, as it was. Load the page anew afterwards. Refuses: `not-allowed`, `too-old`. */
export function undoRestore(book: Book): Promise<RestoreOutcome<object>> {
  return answer(() =>
    alone(async () => {
      demand(await whoIsHere(book), 'restoreBook');
      const mark = await bookBefore(book);
      if (mark === null) refuse({ code: 'nothing-to-import' });
      const before = openBook(mark.before);
      await before.identity.toCollection().modify((row) => {
        delete (row as { movedTo?: string }).movedTo;
      });
      await before.safekeeping.put({ key: 'restored', value: { before: book.name, at: Date.now(), madeAt: mark.at } });
      before.close();
      await swap(book, mark.before);
      return {};
    }),
  );
}

/** Lets go of restored books that are neither the book nor the one before it. What a dead page has left of a restore goes too. */
export async function clearLeftovers(book: Book): Promise<void> {
  await navigator.locks?.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await forgetOlder(book, bookName());
  });
}

async function forgetOlder(book: Book, current: string): Promise<void> {
  const mark = (await book.safekeeping.get('restored'))?.value as RestoredMark | undefined;
  const kept = new Set([current, book.name, ...(book.name === current && mark ? [mark.before] : [])]);
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(RESTORED) && !kept.has(name)) await Dexie.delete(name);
  }
}

/** One restore at a time, in whichever tab. */
function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  const { locks } = globalThis.navigator ?? {};
  return locks === undefined ? work() : (locks.request(LOCK, work) as Promise<Value>);
}

async function answer<Brought extends object>(work: () => Promise<Brought>): Promise<RestoreOutcome<Brought>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof BadBackup) return { ok: false, refusal: { code: error.trouble } };
    return { ok: false, refusal: toRefusal(error) };
  }
}
