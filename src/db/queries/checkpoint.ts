/** Queries: the learning that was broken off, and what tells whether it is time to learn. */

import { addDays, type Day, dayAt } from '../../domain/day.ts';
import type { CheckpointPiece } from '../commands/keep-checkpoint.ts';
import type { Book, CommandName, LearningQuestion, LearningRow } from '../schema.ts';

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

const IMPORTS: ReadonlySet<CommandName> = new Set<CommandName>(['importRecords', 'importSample']);

/** Reads no weights and no days. `now` in milliseconds since the epoch. */
export async function learningFacts(book: Book, now: number): Promise<LearningFacts> {
  const yesterday = addDays(dayAt(now), -1);
  const ends = (await book.stock.toArray()).flatMap(({ usedThrough }) => (usedThrough === null ? [] : [usedThrough]));
  const lastRecord = ends.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
  const all = await book.learnings.orderBy('id').reverse().toArray();
  const newest = all[0];
  const imports =
    newest === undefined
      ? []
      : await book.journal
          .where('id')
          .above(newest.id)
          .filter((entry) => IMPORTS.has(entry.command))
          .toArray();
  return {
    lastRecord: lastRecord !== null && lastRecord > yesterday ? yesterday : lastRecord,
    serving: all.find((one) => !one.undone) ?? null,
    learnedThrough: all.reduce<Day | null>(
      (last, { cutoff }) => (last === null || cutoff > last ? cutoff : last),
      null,
    ),
    learnedAt: newest?.at ?? null,
    importedAt: imports.at(-1)?.at ?? null,
  };
}
