/** Query: a picture of the book. */

import type { PhotoId } from '../../domain/nouns.ts';
import type { PhotoRow } from '../facts.ts';
import type { Book } from '../schema.ts';

/** null when it is not in the book (it lies on another device). */
export async function photoOf(book: Book, photoId: PhotoId): Promise<PhotoRow | null> {
  return (await book.photos.get(photoId)) ?? null;
}
