/** Nobody is at this device any more. Of this device alone and no fact of the book, so not journalled. */

import { NOBODY } from '../rights.ts';
import type { Book } from '../schema.ts';

/** The PIN is asked for again; whoever was here stands first. Does nothing in a book without people. */
export async function lock(book: Book): Promise<void> {
  await book.transaction('rw', [book.identity, book.people], async () => {
    if ((await book.people.count()) > 0) await book.identity.update('this', { isLocked: true });
  });
}

/** As {@link lock}, and nobody stands first. */
export async function signOut(book: Book): Promise<void> {
  await book.transaction('rw', [book.identity, book.people], async () => {
    if ((await book.people.count()) === 0) return;
    await book.identity.update('this', { isLocked: true, personId: NOBODY });
  });
}
