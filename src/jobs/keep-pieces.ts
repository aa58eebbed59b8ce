/** Puts the pieces of a long learning into the book on the way, seldom enough not to wear out the tablet's storage. */

import type { Piece } from '../../models/forecast/checkpoint.ts';
import { keepCheckpoint } from '../db/commands/keep-checkpoint.ts';
import type { LearningQuestion } from '../db/device-rows.ts';
import type { Book } from '../db/schema.ts';

/** Milliseconds between two writings: what a crash can cost at most. */
const EVERY_MS = 10_000;

export interface PieceKeeper {
  readonly keep: (piece: Piece) => void;
  /** Writes what has come since, now; resolves when it is in the book. Then keeps no more. */
  readonly finish: () => Promise<void>;
  /** Lets go of what was not written. */
  readonly forget: () => void;
}

/** Never rejects: a book that takes no pieces costs only the time to learn again. */
export function openPieceKeeper(book: Book, question: LearningQuestion, everyMs: number = EVERY_MS): PieceKeeper {
  const waiting = new Map<string, Piece>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isOpen = true;
  let isWanted = true;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const pieces = [...waiting.values()];
    waiting.clear();
    if (pieces.length === 0) return writing;
    writing = writing
      .then(() => (isWanted ? keepCheckpoint(book, question, pieces) : undefined))
      .catch((error: unknown) => console.warn('a piece of learning was not kept', error));
    return writing;
  };
  // The last chance before a reload; the browser usually lets a write that has begun come to its end.
  const leave = () => void write();
  globalThis.addEventListener?.('pagehide', leave);
  const close = () => {
    isOpen = false;
    clearTimeout(timer);
    globalThis.removeEventListener?.('pagehide', leave);
  };
  return {
    keep(piece) {
      if (!isOpen) return;
      waiting.set(piece.name, piece);
      timer ??= setTimeout(write, everyMs);
    },
    async finish() {
      const written = write();
      close();
      await written;
    },
    forget() {
      isWanted = false;
      waiting.clear();
      close();
    },
  };
}
