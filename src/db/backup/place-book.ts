/**
 * A book that takes the place of the one before: filled from a backup into a new database of the version it was made with, upgraded and worked out like any
 * book, and only when it is whole named as the book, in one step. The book before stays until the next time, so that it can be gone back to.
 */

import { Dexie } from 'dexie';
import type { IdentityRow } from '../device-rows.ts';
import type { Entry } from '../facts.ts';
import { idMaker } from '../ids.ts';
import { toRefusal } from '../journal.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import { type Book, NEWEST_VERSION, VERSION_1, VERSION_2 } from '../schema.ts';
import { bookName, nameBook, RESTORED, type RestoredMark } from '../which-book.ts';
import { type BackupHeader, type BackupTrouble, BadBackup, readHeader, unpackBackup } from './backup-file.ts';
import { type BackupLock, openLock } from './backup-lock.ts';

/** Stores by version of the schema, as that version added them. */
const VERSIONS: readonly Readonly<Record<string, string>>[] = [VERSION_1, VERSION_2];
const LOCK = 'papadin-restore';

type Trouble = { readonly ok: false; readonly refusal: { readonly code: BackupTrouble } };
export type PlaceOutcome<Brought extends object> =
  | ({ readonly ok: true } & Brought)
  | Extract<CommandOutcome, { ok: false }>
  | Trouble;

/** A file, and what opens it. */
export interface Wish extends CommandControl {
  readonly file: Blob;
  /** null where the file has no lock. */
  readonly passphrase: string | null;
}

export interface Unlocked {
  readonly header: BackupHeader;
  readonly lock: BackupLock | null;
}

/** Throws {@link BadBackup}. */
export async function unlock({ file, passphrase }: Wish): Promise<Unlocked> {
  const header = await readHeader(file, NEWEST_VERSION);
  if (header.lock === null) return { header, lock: null };
  if (passphrase === null || passphrase === '') throw new BadBackup('passphrase-needed');
  const lock = await openLock(passphrase, header.lock);
  if (lock === null) throw new BadBackup('wrong-passphrase');
  return { header, lock };
}

/** A name that no book has yet. */
export const newName = (): string => `${RESTORED}${Date.now().toString(36)}`;

/**
 * Fills a new database with the rows of a backup and this device's identity; the page may die at any moment of it. Of each piece `look` may say that it
 * does not want it. Throws `BadBackup`, and `Refused` with `stopped`.
 */
export async function fill(
  book: Book,
  name: string,
  { file, signal, onProgress }: Wish,
  { header, lock }: Unlocked,
  look: (table: string, rows: readonly unknown[]) => boolean | Promise<boolean> = () => true,
): Promise<void> {
  const staged = new Dexie(name);
  VERSIONS.slice(0, header.schema).forEach((stores, i) => void staged.version(i + 1).stores({ ...stores }));
  await staged.open();
  try {
    const { tries: _wrong, movedTo: _moved, ...identity } = (await book.identity.get('this'))!;
    await staged.table('identity').put(identity);
    const known = new Set(staged.tables.map((table) => table.name));
    for await (const { table, rows, readBytes } of unpackBackup(file, NEWEST_VERSION, lock)) {
      if (signal?.aborted) refuse({ code: 'stopped' });
      if (known.has(table) && (await look(table, rows))) await staged.table(table).bulkPut(rows);
      onProgress?.({ doing: 'series', done: readBytes, of: file.size });
    }
  } finally {
    staged.close();
  }
}

/** The filled book's own journal tells of it, and its notes which book it came after. */
export async function note(
  filled: Book,
  book: Book,
  told: Pick<Entry, 'command' | 'input'>,
  came: Pick<RestoredMark, 'madeAt' | 'tookIn'>,
): Promise<void> {
  const last = await filled.journal.orderBy('id').last();
  const { deviceId, personId } = (await filled.identity.get('this')) as IdentityRow;
  const at = Date.now();
  await filled.journal.add({ id: idMaker(last?.id ?? null, at)(), at, deviceId, personId, ...told, undoes: null });
  await filled.safekeeping.bulkPut(await book.safekeeping.where('key').notEqual('restored').toArray());
  const mark: RestoredMark = { before: book.name, at, ...came };
  await filled.safekeeping.put({ key: 'restored', value: mark });
}

/** From here on nothing is written in the book before; should the page die between the two lines, the next start goes on from the first. */
export async function swap(book: Book, name: string): Promise<void> {
  await book.identity.update('this', { movedTo: name });
  nameBook(name);
}

/** The book whose place this one took, and when; null when there is none to go back to. */
export async function bookBefore(book: Book): Promise<RestoredMark | null> {
  const row = await book.safekeeping.get('restored');
  const mark = row?.value as RestoredMark | undefined;
  return mark !== undefined && (await Dexie.exists(mark.before)) ? mark : null;
}

/** Lets go of restored books that are neither the book nor the one before it. What a dead page has left of a restore goes too. */
export async function clearLeftovers(book: Book): Promise<void> {
  await navigator.locks?.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await forgetOlder(book, bookName());
  });
}

export async function forgetOlder(book: Book, current: string): Promise<void> {
  const mark = (await book.safekeeping.get('restored'))?.value as RestoredMark | undefined;
  const kept = new Set([current, book.name, ...(book.name === current && mark ? [mark.before] : [])]);
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(RESTORED) && !kept.has(name)) await Dexie.delete(name);
  }
}

/** One at a time, in whichever tab. */
export function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  const { locks } = globalThis.navigator ?? {};
  return locks === undefined ? work() : (locks.request(LOCK, work) as Promise<Value>);
}

export async function answer<Brought extends object>(work: () => Promise<Brought>): Promise<PlaceOutcome<Brought>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof BadBackup) return { ok: false, refusal: { code: error.trouble } };
    return { ok: false, refusal: toRefusal(error) };
  }
}
