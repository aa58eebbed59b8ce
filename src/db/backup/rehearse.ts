/** Says what restoring a backup would change, before anything is written. The whole file is read and checked on the way. */

import { Dexie } from 'dexie';
import type { EntryId, Movement } from '../../domain/nouns.ts';
import type { Entry, NounChange } from '../facts.ts';
import { type CommandControl, refuse } from '../outcome.ts';
import { type Book, NEWEST_VERSION } from '../schema.ts';
import { findUndone } from '../undone.ts';
import { type BackupHeader, readHeader, unpackBackup } from './backup-file.ts';
import type { BackupLock } from './backup-lock.ts';

export interface BothSides {
  readonly onlyInFile: number;
  readonly onlyInBook: number;
  readonly inBoth: number;
}

export interface NamesApart {
  /** By name. */
  readonly onlyInFile: readonly string[];
  readonly onlyInBook: readonly string[];
}

export interface Rehearsal {
  readonly header: BackupHeader;
  readonly entries: BothSides & {
    /** When the newest was made, milliseconds since the epoch; null where there is none. */
    readonly newestInFile: number | null;
    readonly newestInBook: number | null;
    /** Of those that would go. */
    readonly oldestOnlyInBook: number | null;
  };
  /** Counts of items; so many would come back, so many would go. */
  readonly counted: BothSides;
  readonly items: NamesApart;
  readonly outlets: NamesApart;
  readonly people: NamesApart;
}

interface Control extends CommandControl {
  readonly lock: BackupLock | null;
}

/** Throws `BadBackup`, and `Refused` with `stopped`. */
export async function rehearseRestore(
  book: Book,
  file: Blob,
  { lock, signal, onProgress }: Control,
): Promise<Rehearsal> {
  const header = await readHeader(file, NEWEST_VERSION);
  const entries = walkBeside(book, 'journal');
  const movements = walkBeside(book, 'movements');
  const counted = { onlyInFile: 0, onlyInBook: 0, inBoth: 0 };
  const undos: Pick<Entry, 'id' | 'undoes'>[] = [];
  const births: NounChange[] = [];
  let newestInFile: number | null = null;
  const countMovement = (side: keyof BothSides, movement: Pick<Movement, 'kind'> | undefined) => {
    if (movement?.kind === 'counted') counted[side] += 1;
  };
  for await (const { table, rows, readBytes } of unpackBackup(file, NEWEST_VERSION, lock)) {
    if (signal?.aborted) refuse({ code: 'stopped' });
    if (table === 'journal') {
      for (const entry of rows as readonly Entry[]) {
        if (entry.undoes !== null) undos.push({ id: entry.id, undoes: entry.undoes });
        newestInFile = Math.max(newestInFile ?? 0, entry.at);
      }
      await entries.pass(rows as readonly Entry[]);
    } else if (table === 'movements') {
      const { inBoth, onlyInFile, onlyInBook } = await movements.pass(rows as readonly Movement[]);
      for (const movement of inBoth) countMovement('inBoth', movement as Movement);
      for (const movement of onlyInFile) countMovement('onlyInFile', movement as Movement);
      await countLost(onlyInBook);
    } else if (table === 'changes') {
      for (const change of rows as readonly NounChange[])
        if (change.born || 'name' in change.fields) births.push(change);
    }
    onProgress?.({ doing: 'series', done: readBytes, of: file.size });
  }
  await entries.finish();
  await countLost((await movements.finish()).onlyInBook);
  const names = namesOf(births, findUndone(undos));
  const newest = await book.journal.orderBy('id').last();
  const oldestLost =
    entries.firstOnlyInBook() === null ? undefined : await book.journal.get(entries.firstOnlyInBook() as EntryId);
  const apart = async (kind: string, rows: PromiseLike<readonly { readonly id: string; readonly name: string }[]>) =>
    tellApart(names.get(kind) ?? new Map(), await rows);
  return {
    header,
    entries: {
      ...entries.sides(),
      newestInFile,
      newestInBook: newest?.at ?? null,
      oldestOnlyInBook: oldestLost?.at ?? null,
    },
    counted,
    items: await apart('item', book.items.toArray()),
    outlets: await apart('outlet', book.outlets.toArray()),
    people: await apart('person', book.people.toArray()),
  };

  async function countLost(ids: readonly string[]) {
    if (ids.length === 0) return;
    for (const movement of await book.movements.bulkGet(ids as Movement['id'][])) countMovement('onlyInBook', movement);
  }
}

/** Ids read from the book at a time. */
const IDS = 2000;
interface Identified {
  readonly id: string;
}

/** Walks a table of the book beside rows of a file, both in the order of their ids. */
function walkBeside(book: Book, table: 'journal' | 'movements') {
  const sides = { onlyInFile: 0, onlyInBook: 0, inBoth: 0 };
  let ids: string[] = [];
  let place = 0;
  let after: unknown = Dexie.minKey;
  let isOver = false;
  let first: string | null = null;
  const next = async (): Promise<string | null> => {
    if (place === ids.length && !isOver) {
      const range = book.table(table).where(':id').above(after);
      ids = (await range.limit(IDS).primaryKeys()) as string[];
      place = 0;
      isOver = ids.length === 0;
      after = ids.at(-1) ?? after;
    }
    return ids[place] ?? null;
  };
  const lose = (id: string, lost: string[]) => {
    first ??= id;
    sides.onlyInBook += 1;
    lost.push(id);
    place += 1;
  };
  return {
    sides: (): BothSides => ({ ...sides }),
    firstOnlyInBook: () => first,
    async pass(rows: readonly Identified[]) {
      const inBoth: Identified[] = [];
      const onlyInFile: Identified[] = [];
      const onlyInBook: string[] = [];
      for (const row of rows) {
        let id = place < ids.length ? ids[place]! : await next();
        while (id !== null && id < row.id) {
          lose(id, onlyInBook);
          id = place < ids.length ? ids[place]! : await next();
        }
        if (id === row.id) {
          place += 1;
          inBoth.push(row);
        } else onlyInFile.push(row);
      }
      sides.inBoth += inBoth.length;
      sides.onlyInFile += onlyInFile.length;
      return { inBoth, onlyInFile, onlyInBook };
    },
    /** The file is over: what is left is only in the book. Of these ids the first are told, enough to show. */
    async finish() {
      const onlyInBook: string[] = [];
      for (let id = await next(); id !== null; id = await next()) lose(id, onlyInBook);
      return { onlyInBook };
    },
  };
}

/** Names in the file by kind of noun and id; those whose birth is undone left out. */
function namesOf(changes: readonly NounChange[], undone: ReadonlySet<EntryId>): Map<string, Map<string, string>> {
  const names = new Map<string, Map<string, string>>();
  for (const { kind, subject, born, fields, entryId } of changes) {
    if (undone.has(entryId) || !('name' in fields) || typeof fields.name !== 'string') continue;
    const ofKind = names.get(kind) ?? new Map<string, string>();
    names.set(kind, ofKind);
    if (born || ofKind.has(subject)) ofKind.set(subject, fields.name);
  }
  return names;
}

function tellApart(inFile: ReadonlyMap<string, string>, inBook: readonly { id: string; name: string }[]): NamesApart {
  const known = new Set(inBook.map((one) => one.id));
  return {
    onlyInFile: [...inFile].flatMap(([id, name]) => (known.has(id) ? [] : [name])).sort(),
    onlyInBook: inBook.flatMap(({ id, name }) => (inFile.has(id) ? [] : [name])).sort(),
  };
}
