/** The picture of an item, read from the book when it is shown. */

import { useLiveQuery } from 'dexie-react-hooks';
import { book } from '../../db/book.ts';
import { photoOf } from '../../db/queries/photo-of.ts';
import type { PhotoId } from '../../domain/nouns.ts';
import { Photo } from '../../ui/photo.tsx';

export function ItemPhoto({ photoId, alt }: { readonly photoId: PhotoId; readonly alt: string }) {
  const photo = useLiveQuery(async () => photoOf(book, photoId), [photoId]);
  return photo ? <Photo picture={photo} alt={alt} /> : null;
}
