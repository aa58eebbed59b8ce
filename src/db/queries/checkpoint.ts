/** Queries: the learning that was broken off, and what tells whether it is time to learn. */

import { addDays, type Day, dayAt } from '../../domain/day.ts';
import type { CheckpointPiece } from '../commands/keep-checkpoint.ts';
import type { LearningQuestion } from '../device-rows.ts';
import type { CommandName } from '../facts.ts';
import type { Book } from '../schema.ts';
import type { LearningRow } from '../worked-out.ts';

export interface Checkpoint {
  readonly question: LearningQuestion;
  readonly pieces: readonly CheckpointPiece[];
  /** When the newest piece was kept, milliseconds since the epoch. */
  readonly at: number;
}

/** What was kept of a learning that is not done; null when none is. */
export async function readCheckpoint(book: Book): Promise<Checkpoint | null> {
  const rows = await book.checkpoints.toArray();
  const newest = rows.reduce((latest, row) => (latest === undefined || row.at > latest.at ? row : latest), rows[0]);
  if (newest === undefined) return null;
  const pieces = rows.filter((row) => row.of === newest.of).map(({ question: _q, at: _at, ...piece }) => piece);
  return { question: newest.question, pieces, at: newest.at };
}

export interface LearningFacts {
  /** Last day before today of which any use or level is known. */
  readonly lastRecord: Day | null;
  /** The learning that serves. */
  readonly serving: LearningRow | null;
  /** Last day that any learning knew, one that was undone included: to go back to an older one is not to ask for a new one. */
  readonly learnedThrough: Day | null;
  /** When learning was last done or undone, milliseconds since the epoch. */
  readonly learnedAt: number | null;
  /** When days were last brought in by file since; null when none were. */
  readonly importedAt: number | null;
}

const IMPORTS: readonly CommandName[] = ['importRecords', 'importSample'];

/** Entries of one command lie in the index by their ids. */
const lastOf = (book: Book, command: CommandName) => book.journal.where('command').equals(command).last();

/** Reads no weights and no days. `now` in milliseconds since the epoch. */
export async function learningFacts(book: Book, now: number): Promise<LearningFacts> {
  const yesterday = addDays(dayAt(now), -1);
  const lastRecord = (await book.stock.orderBy('usedThrough').last())?.usedThrough ?? null;
  const all = await book.learnings.orderBy('id').reverse().toArray();
  const newest = all[0];
  const imports = newest === undefined ? [] : await Promise.all(IMPORTS.map((command) => lastOf(book, command)));
  const imported = imports.flatMap((entry) => (entry !== undefined && newest && entry.id > newest.id ? [entry] : []));
  return {
    lastRecord: lastRecord !== null && lastRecord > yesterday ? yesterday : lastRecord,
    serving: all.find((one) => !one.undone) ?? null,
    learnedThrough: all.reduce<Day | null>(
      (last, { cutoff }) => (last === null || cutoff > last ? cutoff : last),
      null,
    ),
    learnedAt: newest?.at ?? null,
    importedAt: imported.reduce<number | null>((last, { at }) => Math.max(last ?? 0, at), null),
  };
}
