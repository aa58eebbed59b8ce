/** Restores a backup in the place of the book, and goes back to the book before. */

import { Dexie } from 'dexie';
import { openBook } from '../book.ts';
import { refuse } from '../outcome.ts';
import { rebuildAll } from '../rebuild-all.ts';
import { demand, whoIsHere } from '../rights.ts';
import type { Book } from '../schema.ts';
import {
  alone,
  answer,
  bookBefore,
  fill,
  forgetOlder,
  newName,
  note,
  type PlaceOutcome,
  swap,
  unlock,
  type Wish,
} from './place-book.ts';
import { type Rehearsal, rehearseRestore } from './rehearse.ts';

/** Refuses: the trouble with the file, `stopped`. */
export function rehearse(book: Book, wish: Wish): Promise<PlaceOutcome<{ readonly rehearsal: Rehearsal }>> {
  return answer(async () => {
    const { lock } = await unlock(wish);
    return { rehearsal: await rehearseRestore(book, wish.file, { ...wish, lock }) };
  });
}

/**
 * Puts the backup in the place of the book. The page is to be loaded anew afterwards; other tabs are told. Refuses: `not-allowed`, `locked`,
 * the trouble with the file, `stopped`, `storage-full`; then the book is as it was.
 */
export function restore(book: Book, wish: Wish): Promise<PlaceOutcome<{ readonly name: string }>> {
  return answer(() =>
    alone(async () => {
      demand(await whoIsHere(book), 'restoreBook');
      const opened = await unlock(wish);
      const { madeAt, rows } = opened.header;
      const name = newName();
      try {
        await fill(book, name, wish, opened);
        const restored = openBook(name);
        try {
          await rebuildAll(restored, { signal: wish.signal });
          await note(
            restored,
            book,
            { command: 'restoreBook', input: { madeAt, entries: rows['journal'] ?? 0 } },
            { madeAt },
          );
        } finally {
          restored.close();
        }
        await swap(book, name);
      } catch (error) {
        await Dexie.delete(name);
        throw error;
      }
      await forgetOlder(book, name);
      return { name };
    }),
  );
}

/** Takes a restore, or the taking in of a book, back: the book before is the book again, as it was. Load the page anew afterwards. Refuses: `not-allowed`, `too-old`. */
export function undoRestore(book: Book): Promise<PlaceOutcome<object>> {
  return answer(() =>
    alone(async () => {
      demand(await whoIsHere(book), 'restoreBook');
      const mark = await bookBefore(book);
      if (mark === null) refuse({ code: 'nothing-to-import' });
      const before = openBook(mark.before);
      await before.identity.toCollection().modify((row) => {
        delete (row as { movedTo?: string }).movedTo;
      });
      await before.safekeeping.put({ key: 'restored', value: { before: book.name, at: Date.now(), madeAt: mark.at } });
      before.close();
      await swap(book, mark.before);
      return {};
    }),
  );
}
