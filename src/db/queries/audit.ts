/** Queries: who did what, when and on which device; and what an entry made of what was there before. */

import { addUp } from '../../domain/add-up.ts';
import { type Day, dayToNumber } from '../../domain/day.ts';
import type { EntryId, ItemId, Movement, OutletId, PersonId } from '../../domain/nouns.ts';
import { utcOffsetAt } from '../event-time.ts';
import type { CommandName, Entry, NounChange } from '../facts.ts';
import { leastIdAt } from '../ids.ts';
import { readFacts } from '../materialise.ts';
import type { Book } from '../schema.ts';
import { openUndone } from '../undone.ts';
import { type RecentEntry, withUndos } from './recent-entries.ts';

export interface AuditWish {
  readonly personId?: PersonId;
  readonly command?: CommandName;
  /** By the clock of this device. */
  readonly day?: Day;
  readonly itemId?: ItemId;
}

/** The newest `n` entries that fit, newest first; undos are told with what they took back. Reads by index whatever the book's size. */
export async function listAudit(book: Book, wish: AuditWish, n: number): Promise<readonly RecentEntry[]> {
  const found = wish.itemId === undefined ? await newest(book, wish, n) : await ofItem(book, wish, wish.itemId, n);
  return withUndos(book, found);
}

const DAY_MS = 86_400_000;

async function newest(book: Book, wish: AuditWish, n: number): Promise<readonly Entry[]> {
  const { journal } = book;
  const from =
    wish.day !== undefined
      ? journal.where('id').between(...idsOfDay(wish.day))
      : wish.command !== undefined
        ? journal.where('command').equals(wish.command)
        : wish.personId !== undefined
          ? journal.where('personId').equals(wish.personId)
          : journal.orderBy('id');
  return from
    .reverse()
    .filter((entry) => fits(entry, wish))
    .limit(n)
    .toArray();
}

/** By what moved it and what was said about it. */
async function ofItem(book: Book, wish: AuditWish, itemId: ItemId, n: number): Promise<readonly Entry[]> {
  const outletIds = (await book.outlets.toCollection().primaryKeys()) as readonly OutletId[];
  const [said, ...moved] = await Promise.all([
    book.changes.where('[kind+subject]').equals(['item', itemId]).toArray(),
    ...outletIds.map((outletId) => book.movements.where('[outletId+itemId]').equals([outletId, itemId]).toArray()),
  ]);
  const all = new Set([...said, ...moved.flat()].map(({ entryId }) => entryId));
  const ids = [...all].sort().reverse();
  const found: Entry[] = [];
  // A few pages more than asked for, as some may not fit.
  for (let at = 0; at < ids.length && found.length < n; at += n) {
    const entries = await book.journal.bulkGet(ids.slice(at, at + n));
    found.push(...entries.filter((entry) => entry !== undefined && fits(entry, wish)).map((entry) => entry!));
  }
  return found.slice(0, n);
}

function fits({ command, personId, id }: Entry, wish: AuditWish): boolean {
  if (command === 'undo') return false;
  if (wish.command !== undefined && command !== wish.command) return false;
  if (wish.personId !== undefined && personId !== wish.personId) return false;
  if (wish.day === undefined) return true;
  const [first, last] = idsOfDay(wish.day);
  return id >= first && id < last;
}

function idsOfDay(day: Day): [EntryId, EntryId] {
  const midnight = dayToNumber(day) * DAY_MS;
  const start = midnight - utcOffsetAt(midnight) * 60_000;
  return [leastIdAt(start) as EntryId, leastIdAt(start + DAY_MS) as EntryId];
}

/** One field of a noun, or the level of one item. */
export interface BeforeAfter {
  readonly kind: NounChange['kind'] | 'level';
  /** Id of the noun; of a level the item's. */
  readonly subject: string;
  /** null for a noun; the outlet of a level. */
  readonly outletId: OutletId | null;
  /** Name of the field; `level` for stock. */
  readonly field: string;
  /** undefined where there was nothing, null where it was unknown. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Secrets are told of, never told. */
const SECRET = new Set(['pin', 'recovery']);
/** Levels told of one entry; an import has thousands. */
const MOST = 200;

/** What an entry changed: fields as they were said before and by it, and levels before and after each movement. */
export async function auditOf(book: Book, entryId: EntryId): Promise<readonly BeforeAfter[]> {
  const [changes, movements] = await Promise.all([
    book.changes.where('entryId').equals(entryId).limit(MOST).toArray(),
    book.movements.where('entryId').equals(entryId).limit(MOST).toArray(),
  ]);
  const fields = await Promise.all(changes.map((change) => fieldsOf(book, change)));
  const levels = await Promise.all(movements.map((movement) => levelOf(book, movement)));
  return [...fields.flat(), ...levels.flat()];
}

async function fieldsOf(book: Book, change: NounChange): Promise<readonly BeforeAfter[]> {
  const { kind, subject } = change;
  const all = await book.changes.where('[kind+subject]').equals([kind, subject]).sortBy('id');
  const undone = openUndone(book);
  await undone.learn(all.map((one) => one.entryId));
  const earlier = all.filter((one) => one.id < change.id && !undone.has(one.entryId));
  const before: Readonly<Record<string, unknown>> = Object.assign({}, ...earlier.map((one) => one.fields));
  return Object.entries(change.fields).flatMap(([field, after]): BeforeAfter[] => {
    if (SECRET.has(field)) return [{ kind, subject, outletId: null, field, before: undefined, after: undefined }];
    if (JSON.stringify(before[field]) === JSON.stringify(after)) return [];
    return [{ kind, subject, outletId: null, field, before: before[field], after }];
  });
}

async function levelOf(book: Book, { id, outletId, itemId, voids }: Movement): Promise<readonly BeforeAfter[]> {
  // What voids has no line of its own: what it took back is told by that.
  if (voids !== null) return [];
  const { steps } = addUp(await readFacts(book, [outletId, itemId], openUndone(book)), { steps: true });
  const at = steps.findIndex((step) => step.movementId === id);
  if (at === -1) return [];
  const before = steps[at - 1]?.balance ?? null;
  return [{ kind: 'level', subject: itemId, outletId, field: 'level', before, after: steps[at]!.balance }];
}
