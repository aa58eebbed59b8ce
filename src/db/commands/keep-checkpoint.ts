/** Keeps how far a learning has come, so that a reload does not cost minutes. Worked out, so not journalled. */

import type { CheckpointRow, LearningQuestion } from '../device-rows.ts';
import type { Book } from '../schema.ts';

export type CheckpointPiece = Pick<CheckpointRow, 'name' | 'of' | 'isWhole' | 'value'>;

/** Puts pieces beside those of the same learning; those of another one are let go. Rejects when the book is full or closed. */
export async function keepCheckpoint(
  book: Book,
  question: LearningQuestion,
  pieces: readonly CheckpointPiece[],
): Promise<void> {
  const newest = pieces.at(-1);
  if (newest === undefined) return;
  const at = Date.now();
  await book.transaction('rw', book.checkpoints, async () => {
    const others = await book.checkpoints.filter(({ of }) => of !== newest.of).primaryKeys();
    await book.checkpoints.bulkDelete(others);
    await book.checkpoints.bulkPut(pieces.map((piece) => ({ ...piece, question, at })));
  });
}

/** Lets go of all pieces. */
export async function dropCheckpoint(book: Book): Promise<void> {
  await book.checkpoints.clear();
}
