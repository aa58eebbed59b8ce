/** Makes a backup of the book: its facts as they stood at one moment, read in steps so that the page stays free. */

import { Dexie } from 'dexie';
import { type CommandControl, refuse } from '../outcome.ts';
import { type Book, NEWEST_VERSION, type TableName } from '../schema.ts';
import { type BackupHeader, FORMAT, packBackup, type RowFrame } from './backup-file.ts';
import type { BackupLock } from './backup-lock.ts';
import { backedUp, TABLE_KINDS } from './table-kinds.ts';

/** Rows of a frame: some ten kilobytes, a few milliseconds of the page's time. */
const ROWS = 200;
const ROWS_OF: Readonly<Record<string, number>> = { importedDays: 24, photos: 1, paperPages: 1, sales: 50 };

/** Where each table ends at the moment of the backup; facts added later sort after it. */
interface Extent {
  readonly table: string;
  /** null: to the end. */
  readonly last: unknown;
  readonly rows: number;
}

/** Pieces of the file, to be written one after the other. Throws `Refused` with `stopped`. */
export async function* makeBackup(
  book: Book,
  { lock = null, signal, onProgress }: CommandControl & { readonly lock?: BackupLock | null } = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const extents = await measure(book);
  const { deviceId } = (await book.identity.get('this'))!;
  const header: BackupHeader = {
    format: FORMAT,
    schema: NEWEST_VERSION,
    madeAt: Date.now(),
    deviceId,
    rows: Object.fromEntries(extents.map(({ table, rows }) => [table, rows])),
    lock: lock?.plate ?? null,
  };
  const of = extents.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  async function* frames(): AsyncGenerator<RowFrame> {
    for (const extent of extents) {
      for await (const rows of readRows(book, extent)) {
        if (signal?.aborted) refuse({ code: 'stopped' });
        // Every reading is a task of its own: the page answers in between.
        yield { table: extent.table, rows };
        done += rows.length;
        onProgress?.({ doing: 'series', done: Math.min(done, of), of });
      }
    }
  }
  yield* packBackup(header, frames(), lock);
}

/** All of it as one file, for downloading and sharing. */
export async function makeBackupFile(
  book: Book,
  control: CommandControl & { readonly lock?: BackupLock | null } = {},
): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of makeBackup(book, control)) parts.push(part);
  return new File(parts, backupName(Date.now()), { type: 'application/octet-stream' });
}

/** Sorts by time: `papadin-2026-03-04-1905.papadin`, by the device's clock. */
export function backupName(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `papadin-${local.slice(0, 10)}-${local.slice(11, 13)}${local.slice(14, 16)}.papadin`;
}

async function measure(book: Book): Promise<readonly Extent[]> {
  const names = backedUp(book.tables.map((table) => table.name));
  return book.transaction('r', names, () =>
    Promise.all(
      names.map(async (table) => {
        const isFact = TABLE_KINDS[table as TableName] === 'fact';
        const last = isFact
          ? ((await book.table(table).toCollection().reverse().limit(1).primaryKeys())[0] ?? '')
          : null;
        return { table, last, rows: await book.table(table).count() };
      }),
    ),
  );
}

/** All rows of a table up to the key `last` (null: to its end), in steps and in the order of their keys. */
export async function* readRows(
  book: Book,
  { table, last }: Pick<Extent, 'table' | 'last'>,
): AsyncGenerator<readonly unknown[]> {
  const { keyPath } = book.table(table).schema.primKey;
  const keyOf = (row: Record<string, unknown>) =>
    Array.isArray(keyPath) ? keyPath.map((part) => row[part]) : row[keyPath as string];
  let after: unknown = Dexie.minKey;
  for (;;) {
    const limit = ROWS_OF[table] ?? ROWS;
    const rows = (await book
      .table(table)
      .where(':id')
      .between(after, last ?? Dexie.maxKey, after === Dexie.minKey, true)
      .limit(limit)
      .toArray()) as Record<string, unknown>[];
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = keyOf(rows.at(-1)!);
  }
}
