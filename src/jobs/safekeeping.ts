/** Keeps copies of the book by itself: once a day into a folder the manager chose, or inside the browser where it offers no folders. */

import type { BackupLock } from '../db/backup/backup-lock.ts';
import { backupName, makeBackup, makeBackupFile } from '../db/backup/make-backup.ts';
import { clearLeftovers } from '../db/backup/place-book.ts';
import type { CommandControl } from '../db/outcome.ts';
import type { Book } from '../db/schema.ts';
import { noteSafekeeping, readSafekeeping } from './safekeeping-notes.ts';

const DAY_MS = 86_400_000;
/** Asked again this often whether a day has gone by. */
const CHECK_EVERY_MS = 900_000;
/** Copies kept inside the browser. */
const KEPT_INSIDE = 3;
const INSIDE_FOLDER = 'backups';
const LOCK = 'papadin-backup';

/** A file to hand to the person; once it is saved or shared, say so with {@link noteSafekeeping}. */
export function makeFile(book: Book, lock: BackupLock | null, control: CommandControl): Promise<File> {
  return makeBackupFile(book, { ...control, lock });
}

/** Folders, as TypeScript's DOM does not know them yet: https://wicg.github.io/file-system-access/ */
interface WithFolders {
  readonly showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle>;
}
interface AsksPermission {
  readonly queryPermission?: (options: object) => Promise<PermissionState>;
  readonly requestPermission?: (options: object) => Promise<PermissionState>;
}
const WRITING = { mode: 'readwrite' } as const;

export const canChooseFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/** Within a press. False when the person changed their mind. */
export async function chooseFolder(book: Book): Promise<boolean> {
  try {
    const folder = await (globalThis as WithFolders).showDirectoryPicker?.({ id: 'papadin', ...WRITING });
    if (folder === undefined) return false;
    await noteSafekeeping(book, { folder, folderFailed: false, lastByItself: null });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}

/** Within a press: the browser may ask the person. */
export async function allowFolder(book: Book): Promise<boolean> {
  const { folder } = await readSafekeeping(book);
  const state = await (folder as AsksPermission | null)?.requestPermission?.(WRITING);
  if (state === 'granted') await noteSafekeeping(book, { folderFailed: false, lastByItself: null });
  return state === 'granted';
}

/** Clears away what a restore that was broken off has left. */
export function clearAway(book: Book): void {
  void clearLeftovers(book).catch((error: unknown) => console.error(error));
}

/** Makes a copy when a day has gone by and the book has changed since the last one; looks again every quarter of an hour. */
export function backUpDaily(book: Book): () => void {
  const look = () => void backUpIfDue(book, Date.now()).catch((error: unknown) => console.error(error));
  const first = setTimeout(look, 20_000);
  const timer = setInterval(look, CHECK_EVERY_MS);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** `now` in milliseconds since the epoch. Answers where the copy went, or null when none was due. One tab at a time. */
export async function backUpIfDue(book: Book, now: number): Promise<'folder' | 'inside' | null> {
  const { locks } = globalThis.navigator ?? {};
  if (locks === undefined) return backUp(book, now);
  return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? null : backUp(book, now)));
}

async function backUp(book: Book, now: number): Promise<'folder' | 'inside' | null> {
  const kept = await readSafekeeping(book);
  // A clock set back makes it due.
  if (kept.lastByItself !== null && now >= kept.lastByItself && now - kept.lastByItself < DAY_MS) return null;
  const newest = await book.journal.orderBy('id').last();
  if (newest === undefined || newest.id === kept.lastEntry) return null;
  const done = { lastByItself: now, lastEntry: newest.id };
  if (kept.folder !== null && (await mayWrite(kept.folder))) {
    try {
      await writeInto(kept.folder, book, kept.lock, now);
      await noteSafekeeping(book, { ...done, lastOutside: now, folderFailed: false });
      return 'folder';
    } catch (error) {
      console.warn('The backup folder could not be written into.', error);
      await noteSafekeeping(book, { folderFailed: true });
    }
  } else if (kept.folder !== null) await noteSafekeeping(book, { folderFailed: true });
  const inside = await insideFolder();
  if (inside === null) return null;
  await writeInto(inside, book, kept.lock, now);
  await dropOldest(inside);
  await noteSafekeeping(book, done);
  return 'inside';
}

async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (folder as AsksPermission).queryPermission?.(WRITING)) === 'granted';
}

/** A copy that breaks off leaves no file: the browser puts it in place only when it is closed. */
async function writeInto(folder: FileSystemDirectoryHandle, book: Book, lock: BackupLock | null, now: number) {
  const file = await folder.getFileHandle(backupName(now), { create: true });
  const writable = await file.createWritable();
  try {
    for await (const part of makeBackup(book, { lock })) await writable.write(part);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => {});
    await folder.removeEntry(backupName(now)).catch(() => {});
    throw error;
  }
}

/** The browser's own files of this app; null where it has none, or none that can be written here. */
async function insideFolder(): Promise<FileSystemDirectoryHandle | null> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype)) return null;
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(INSIDE_FOLDER, { create: true });
  } catch {
    return null;
  }
}

export interface InsideCopy {
  readonly name: string;
  readonly size: number;
}

/** Newest first. */
export async function listInside(): Promise<readonly InsideCopy[]> {
  const folder = await insideFolder();
  if (folder === null) return [];
  const copies: InsideCopy[] = [];
  for (const name of await namesIn(folder)) {
    const file = await (await folder.getFileHandle(name)).getFile();
    copies.push({ name, size: file.size });
  }
  return copies;
}

export async function readInside(name: string): Promise<File | null> {
  const folder = await insideFolder();
  return folder === null ? null : (await folder.getFileHandle(name)).getFile();
}

async function dropOldest(folder: FileSystemDirectoryHandle): Promise<void> {
  for (const name of (await namesIn(folder)).slice(KEPT_INSIDE)) await folder.removeEntry(name);
}

/** Newest first: names begin with their time. */
async function namesIn(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  const entries = folder as unknown as { readonly keys: () => AsyncIterable<string> };
  for await (const name of entries.keys()) if (name.endsWith('.papadin')) names.push(name);
  return names.sort().reverse();
}
