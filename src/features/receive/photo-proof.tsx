/** A photo of what came or was thrown away: taken, shrunk, kept at once. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { book } from '../../db/book.ts';
import { keepPhoto } from '../../db/commands/keep-photo.ts';
import { photoOf } from '../../db/queries/photo-of.ts';
import type { PhotoId } from '../../domain/nouns.ts';
import { shrinkPhoto } from '../../jobs/shrink-photo.ts';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { PhotoPicker } from '../../ui/photo.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../../ui/use-command.ts';

export interface PhotoProofProps {
  readonly label: string;
  readonly photoId: PhotoId | null;
  readonly onPhoto: (photoId: PhotoId | null) => void;
}

export function PhotoProof({ label, photoId, onPhoto }: PhotoProofProps) {
  const command = useCommand();
  const say = useTroubleWords();
  const [isPending, setIsPending] = useState(false);
  const picture = useLiveQuery(async () => (photoId === null ? null : photoOf(book, photoId)), [photoId]);
  const keep = async (file: File) => {
    setIsPending(true);
    const shrunk = await shrinkPhoto(file);
    if (shrunk.ok) {
      const kept = await command(keepPhoto(book, shrunk.value));
      if (kept !== null) onPhoto(kept.photoId);
    } else showToast({ message: say({ failure: shrunk.failure }) });
    setIsPending(false);
  };
  return (
    <PhotoPicker
      label={label}
      picture={picture ?? null}
      alt={label}
      isPending={isPending}
      onFile={(file) => void keep(file)}
      onRemove={() => onPhoto(null)}
    />
  );
}
