/** What this device remembers of the copies of its book, and whether it is time for one outside the browser. */

import type { BackupLock } from '../db/backup/backup-lock.ts';
import type { Book } from '../db/schema.ts';

const DAY_MS = 86_400_000;
/** Days after which the nudge comes. */
export const NUDGE_AFTER_DAYS = 7;

export interface Safekeeping {
  /** Milliseconds since the epoch; null when never. */
  readonly lastOutside: number | null;
  readonly lastByItself: number | null;
  /** The newest entry that the last copy by itself holds. */
  readonly lastEntry: string | null;
  readonly folder: FileSystemDirectoryHandle | null;
  /** The folder could not be written into last time. */
  readonly folderFailed: boolean;
  /** null: copies made by itself are open. */
  readonly lock: BackupLock | null;
}

const NOTHING: Safekeeping = {
  lastOutside: null,
  lastByItself: null,
  lastEntry: null,
  folder: null,
  folderFailed: false,
  lock: null,
};

export async function readSafekeeping(book: Book): Promise<Safekeeping> {
  const row = await book.safekeeping.get('backups');
  return { ...NOTHING, ...(row?.value as Partial<Safekeeping> | undefined) };
}

export async function noteSafekeeping(book: Book, changes: Partial<Safekeeping>): Promise<void> {
  await book.transaction('rw', book.safekeeping, async () => {
    await book.safekeeping.put({ key: 'backups', value: { ...(await readSafekeeping(book)), ...changes } });
  });
}

/** Whole days since the last copy outside the browser; `Infinity` when there was none and there is something to lose; null when all is well. */
export async function daysUnsafe(book: Book, now: number): Promise<number | null> {
  const [{ lastOutside }, first, newest] = await Promise.all([
    readSafekeeping(book),
    book.journal.orderBy('id').first(),
    book.journal.orderBy('id').last(),
  ]);
  if (first === undefined || newest === undefined) return null;
  const since = lastOutside ?? first.at;
  const days = Math.floor((now - since) / DAY_MS);
  if (days < NUDGE_AFTER_DAYS || newest.at <= (lastOutside ?? 0)) return null;
  return lastOutside === null ? Number.POSITIVE_INFINITY : days;
}
