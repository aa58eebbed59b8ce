/** Command: a picture is kept, for an item, for what was thrown away, or as the proof of a paper. */

import * as v from 'valibot';
import type { PhotoId } from '../../domain/nouns.ts';
import { carryOut, type Draft } from '../journal.ts';
import type { CommandOutcome } from '../outcome.ts';
import type { Book } from '../schema.ts';

/** A picture as it is kept: small enough for years of them (`src/jobs/shrink-photo.ts`). */
export interface Photo {
  /** MIME type. */
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Bytes; more than any shrunk photo, so that a camera's own file cannot fill the device by mistake. */
export const LARGEST_PHOTO = 4 * 1024 * 1024;

/** For commands that bring a picture along. */
export const aPhoto = v.object({
  type: v.picklist(['image/jpeg', 'image/webp', 'image/png']),
  bytes: v.pipe(
    v.custom<ArrayBuffer>(isBuffer, 'no bytes'),
    v.check((bytes) => bytes.byteLength > 0 && bytes.byteLength <= LARGEST_PHOTO, 'empty or too large'),
  ),
});

/** Answers the photo's id, to be named by an item, a movement's detail or a paper. Undoing it leaves the picture where others name it. */
export function keepPhoto(book: Book, photo: Photo): Promise<CommandOutcome<{ readonly photoId: PhotoId }>> {
  return carryOut(book, aPhoto, photo, {
    name: 'keepPhoto',
    write: async (draft, given) => ({
      brought: { photoId: await storePhoto(draft, given) },
      // The journal is read whole at times; a picture in it would be read with it.
      journalled: { type: given.type, bytes: given.bytes.byteLength },
    }),
  });
}

/** Keeps a picture as part of another command, whose `journalled` must then leave the bytes out. */
export async function storePhoto({ book, entryId, newId }: Draft, { type, bytes }: Photo): Promise<PhotoId> {
  const id = newId<'photo'>();
  await book.photos.add({ id, entryId, type, bytes });
  return id;
}

/** By its name: a buffer of another realm (a frame, a test) is one too. */
function isBuffer(input: unknown): boolean {
  return Object.prototype.toString.call(input) === '[object ArrayBuffer]';
}
