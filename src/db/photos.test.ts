import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { keepPhoto, LARGEST_PHOTO } from './commands/keep-photo.ts';
import { photoOf } from './queries/photo-of.ts';
import { done, freshBook } from './testing/fresh-book.ts';

const picture = (length: number) => ({ type: 'image/webp', bytes: new Uint8Array(length).fill(7).buffer });

it('keeps a picture as it is, and only its size in the journal', async () => {
  const book = freshBook();
  const { photoId, entryId } = done(await keepPhoto(book, picture(1000)));
  const kept = await photoOf(book, photoId);
  expect(kept).toMatchObject({ id: photoId, entryId, type: 'image/webp' });
  expect(new Uint8Array(kept!.bytes)).toEqual(new Uint8Array(1000).fill(7));
  expect((await book.journal.get(entryId))!.input).toEqual({ type: 'image/webp', bytes: 1000 });
});

it('takes no file that is empty, far too large or no picture', async () => {
  const book = freshBook();
  for (const photo of [picture(0), picture(LARGEST_PHOTO + 1), { ...picture(10), type: 'image/svg+xml' }]) {
    expect(await keepPhoto(book, photo)).toMatchObject({ ok: false, refusal: { code: 'bad-input' } });
  }
  expect(await book.photos.count()).toBe(0);
});
