/** Which entries are taken back, undos of undos included. */

import type { EntryId } from '../domain/nouns.ts';
import type { Entry } from './facts.ts';
import type { Book } from './schema.ts';

/** An entry is undone when an undo of it stands, that is, is not undone itself. */
export function findUndone(undos: readonly Pick<Entry, 'id' | 'undoes'>[]): Set<EntryId> {
  const undone = new Set<EntryId>();
  // An undo is always younger than what it undoes: from the newest back, each is settled before it is asked about.
  for (const undo of [...undos].sort((a, b) => (a.id < b.id ? 1 : -1))) {
    if (undo.undoes !== null && !undone.has(undo.id)) undone.add(undo.undoes);
  }
  return undone;
}

/** All of them: for working everything out anew. In a book of years these are tens of thousands; see {@link openUndone}. */
export async function readUndone(book: Book): Promise<Set<EntryId>> {
  return findUndone(await book.journal.where('undoes').above('').toArray());
}

/** Answers for single entries, so that a command in a large book reads only what it touches. */
export interface Undone {
  /** Finds out about entries; must come before they are asked about. */
  readonly learn: (ids: Iterable<EntryId>) => Promise<void>;
  /** Throws when it was never learned about. */
  readonly has: (id: EntryId) => boolean;
  /** The undo that stands; null while the entry does. */
  readonly undoneBy: (id: EntryId) => EntryId | null;
  /** An undo of the entry is being written. */
  readonly takeBack: (entry: Pick<Entry, 'id' | 'undoes'>) => Promise<void>;
}

/** What folding asks. */
export type KnownUndone = Pick<Undone, 'learn' | 'has'>;

export function openUndone(book: Book): Undone {
  const known = new Map<EntryId, boolean>();
  const undosOf = new Map<EntryId, EntryId[]>();
  const isUndone = (id: EntryId) => (undosOf.get(id) ?? []).some((undo) => !known.get(undo));
  const learn = async (ids: Iterable<EntryId>): Promise<void> => {
    const asked = [...new Set(ids)].filter((id) => !known.has(id));
    if (asked.length === 0) return;
    const undos = await undosOfAll(book, asked);
    for (const { id, undoes } of undos) undosOf.set(undoes!, [...(undosOf.get(undoes!) ?? []), id]);
    // An undo is younger than what it undoes, so this ends.
    await learn(undos.map((undo) => undo.id));
    for (const id of asked) known.set(id, isUndone(id));
  };
  const read = async (id: EntryId) => (await book.journal.get(id))?.undoes ?? null;
  return {
    learn,
    has(id) {
      const answer = known.get(id);
      if (answer === undefined) throw new Error(`nobody asked whether ${id} is undone`);
      return answer;
    },
    undoneBy: (id) => undosOf.get(id)?.find((undo) => !known.get(undo)) ?? null,
    async takeBack({ id, undoes }) {
      await learn([id]);
      known.set(id, true);
      for (let below = undoes; below !== null; below = await read(below)) {
        await learn([below]);
        known.set(below, isUndone(below));
      }
    },
  };
}

/** More entries than this are looked for in one stretch of the journal: fewer questions, more that nobody asked about. */
const FEW = 24;
/** So many undos of others are read past at most. */
const PAST = 1000;

/**
 * The undos of some entries. One question an entry, all asked at once: Dexie's `anyOf` walks from one to the next and waits at each. Entries
 * of late lie close together, and so do the few undos among them.
 */
async function undosOfAll(book: Book, ids: readonly EntryId[]): Promise<readonly Entry[]> {
  if (ids.length > FEW) {
    const sorted = ids.toSorted();
    const stretch = await book.journal
      .where('undoes')
      .between(sorted[0]!, sorted.at(-1)!, true, true)
      .limit(PAST)
      .toArray();
    const asked = new Set(ids);
    if (stretch.length < PAST) return stretch.filter((undo) => asked.has(undo.undoes!));
  }
  return (await Promise.all(ids.map((id) => book.journal.where('undoes').equals(id).toArray()))).flat();
}

/** What {@link readUndone} found, for folding only. */
export function wholly(undone: ReadonlySet<EntryId>): KnownUndone {
  return { learn: async () => {}, has: (id) => undone.has(id) };
}
