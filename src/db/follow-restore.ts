/** Ends, at the start, what a restore could not end: the browser was stopped between two books. */

import { Dexie } from 'dexie';
import type { Book } from './schema.ts';
import { bookName, nameBook } from './which-book.ts';

/** True when another book is the book, and the page is to be loaded anew. */
export async function followRestore(book: Book): Promise<boolean> {
  const movedTo = (await book.identity.get('this'))?.movedTo;
  if (movedTo === undefined) return false;
  if (await Dexie.exists(movedTo)) {
    nameBook(movedTo);
    // Storage is shut off: rather the older book than loading anew for ever.
    if (bookName() === movedTo) return true;
  }
  await book.identity.toCollection().modify((row) => {
    delete (row as { movedTo?: string }).movedTo;
  });
  return false;
}
