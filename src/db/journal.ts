/** Carries out a command: one transaction over facts and what is worked out from them, or nothing at all. */

import { Dexie } from 'dexie';
import * as v from 'valibot';
import { type Day, dayAt } from '../domain/day.ts';
import type {
  DeviceId,
  EntryId,
  Id,
  ItemId,
  Movement,
  MovementDetail,
  MovementId,
  MovementKind,
  OutletId,
  PersonId,
} from '../domain/nouns.ts';
import type { BaseQuantity } from '../domain/quantity.ts';
import type { Right } from '../domain/rights.ts';
import { momentWithin } from './event-time.ts';
import type { CommandName, Entry, NounChange } from './facts.ts';
import { idMaker } from './ids.ts';
import { materialise, type Touched, touchChange, touchMoved } from './materialise.ts';
import { type CommandControl, type CommandOutcome, Refused, refuse } from './outcome.ts';
import { demand, refuseWithoutManager, whoIsHere } from './rights.ts';
import type { Book, TableName } from './schema.ts';
import { openUndone, type Undone } from './undone.ts';

/** What every command may read and write. The rest is named by the few that need it, so that a long import locks no more than it must. */
const TRUTH = [
  'journal',
  'movements',
  'changes',
  'importedDays',
  'days',
  'stock',
  'outlets',
  'items',
  'suppliers',
  'orders',
  'calendarDays',
  'placements',
  'transfers',
  'counts',
  'dishes',
  'people',
  'photos',
  'papers',
  'paperNames',
  'identity',
] as const satisfies readonly TableName[];

type WithoutBookkeeping<Change> = Change extends unknown ? Omit<Change, 'id' | 'entryId'> : never;

/** An entry being written. */
export interface Draft {
  readonly book: Book;
  readonly entryId: EntryId;
  /** The device's clock, milliseconds since the epoch. */
  readonly at: number;
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  /** Refuses unless whoever is here has this further right. */
  readonly demand: (right: Right | CommandName) => void;
  /** Which entries are taken back. Undo edits it while it works. */
  readonly undone: Undone;
  readonly touched: Touched;
  readonly control: CommandControl;
  readonly newId: <Of extends string>() => Id<Of>;
  /** Adds a fact about a noun. */
  readonly say: (change: WithoutBookkeeping<NounChange>) => void;
  /** Adds a movement of stock, at the moment the draft is written or, for a day gone by, at that day's end (a count) or noon (the rest). */
  readonly move: (movement: {
    readonly outletId: OutletId;
    readonly itemId: ItemId;
    readonly day: Day;
    readonly kind: Exclude<MovementKind, 'voided'>;
    readonly quantity: BaseQuantity;
    /** Milliseconds since the epoch, where the moment was noted; it must lie on `day`. */
    readonly at?: number;
    readonly detail?: MovementDetail;
  }) => MovementId;
  /** Adds the movement that voids another. */
  readonly voidMovement: (movement: Movement) => void;
}

interface Command<Input, Brought extends object> {
  readonly name: CommandName;
  /** The right it needs, where that is not its name. */
  readonly right?: Right | CommandName;
  readonly undoes?: EntryId;
  /** Tables it needs beside those of stock. */
  readonly also?: readonly TableName[];
  readonly control?: CommandControl;
  /** Does the work; what it answers goes to the caller. `journalled` replaces the input in the journal. */
  readonly write: (draft: Draft, input: Input) => Promise<{ readonly brought: Brought; readonly journalled?: unknown }>;
}

type StartedBy = Pick<Command<unknown, object>, 'name' | 'right' | 'control'>;

/**
 * Checks the input and the right of whoever is signed in (`not-allowed`, `locked`), then writes entry, facts and materialised tables in one transaction. Refusals come back as data and leave nothing behind;
 * defects are thrown.
 */
export async function carryOut<Schema extends v.GenericSchema, Brought extends object>(
  book: Book,
  schema: Schema,
  input: unknown,
  command: Command<v.InferOutput<Schema>, Brought>,
): Promise<CommandOutcome<Brought>> {
  const checked = v.safeParse(schema, input);
  if (!checked.success) {
    const problems = checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
    return { ok: false, refusal: { code: 'bad-input', problems } };
  }
  try {
    return await book.transaction('rw', [...TRUTH, ...(command.also ?? [])], async () => {
      const { draft, movements, changes } = await startDraft(book, command);
      const { brought, journalled } = await command.write(draft, checked.output);
      const entry: Entry = {
        id: draft.entryId,
        at: draft.at,
        deviceId: draft.deviceId,
        personId: draft.personId,
        command: command.name,
        input: journalled === undefined ? checked.output : journalled,
        undoes: command.undoes ?? null,
      };
      // One way to the database and back for all three.
      await Promise.all([
        book.journal.add(entry),
        movements.length > 0 && book.movements.bulkAdd(movements),
        changes.length > 0 && book.changes.bulkAdd(changes),
      ]);
      await materialise(book, draft.touched, draft.undone, draft.control);
      if (changes.some(({ kind }) => kind === 'person') || command.undoes !== undefined)
        await refuseWithoutManager(book);
      if (draft.control.signal?.aborted) refuse({ code: 'stopped' });
      return { ok: true, entryId: draft.entryId, ...brought } as const;
    });
  } catch (error) {
    return { ok: false, refusal: toRefusal(error) };
  }
}

async function startDraft(book: Book, { name, right = name, control = {} }: StartedBy) {
  const [here, ...lastIds] = await Promise.all([
    whoIsHere(book),
    lastKey(book, 'journal'),
    lastKey(book, 'movements'),
    lastKey(book, 'changes'),
  ]);
  demand(here, right);
  const last = lastIds.reduce((most, one) => (one > most ? one : most));
  const at = Date.now();
  const newId = idMaker(last === '' ? null : last, at);
  const entryId = newId<'entry'>();
  const movements: Movement[] = [];
  const changes: NounChange[] = [];
  const touched: Touched = { series: new Map(), onlyMoved: new Set(), nouns: new Map() };
  const draft: Draft = {
    book,
    entryId,
    at,
    deviceId: here.deviceId,
    personId: here.personId,
    demand: (other) => demand(here, other),
    undone: openUndone(book),
    touched,
    control,
    newId,
    say: (change) => {
      const whole = { ...change, id: newId<'change'>(), entryId } as NounChange;
      changes.push(whole);
      touchChange(touched, whole);
    },
    move: ({ outletId, itemId, day, kind, quantity, at: noted, detail }) => {
      if (day > dayAt(at + 86_400_000)) refuse({ code: 'in-the-future', day });
      const when = noted ?? momentWithin(day, kind === 'counted' ? 'closing' : 'noon', at, last);
      const id = newId<'movement'>();
      const movement = { id, entryId, outletId, itemId, day, at: when, kind, quantity, voids: null };
      movements.push(detail === undefined ? movement : { ...movement, detail });
      touchMoved(touched, outletId, itemId);
      return id;
    },
    voidMovement: ({ id, outletId, itemId, day }) => {
      const quantity = 0 as BaseQuantity;
      movements.push({ id: newId(), entryId, outletId, itemId, day, at, kind: 'voided', quantity, voids: id });
      touchMoved(touched, outletId, itemId);
    },
  };
  return { draft, movements, changes };
}

async function lastKey(book: Book, table: 'journal' | 'movements' | 'changes'): Promise<string> {
  const keys = await book.table(table).toCollection().reverse().limit(1).primaryKeys();
  return String(keys[0] ?? '');
}

/** The refusal an error stands for; throws it on when it is a defect. */
export function toRefusal(error: unknown) {
  if (error instanceof Refused) return error.refusal;
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return { code: 'storage-full' } as const;
  if (names.includes(Dexie.errnames.DatabaseClosed)) return { code: 'book-closed' } as const;
  throw error;
}

/** Names of an error and of the errors it wraps: Dexie keeps the browser's own in `inner`. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error || error instanceof DOMException)) return [];
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  return [error.name, ...(inner === error ? [] : namesOf(inner))];
}
