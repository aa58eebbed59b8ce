/** Copies of the book: made by hand, made by themselves, and put back. */

import { useLiveQuery } from 'dexie-react-hooks';
import { book } from '../../db/book.ts';
import { readSafekeeping } from '../../jobs/safekeeping-notes.ts';
import { BeforeCard } from './before-card.tsx';
import { ByItselfCard } from './by-itself-card.tsx';
import { MakeCard } from './make-card.tsx';
import { RestoreCard } from './restore-card.tsx';

export function BackupSection() {
  const kept = useLiveQuery(async () => readSafekeeping(book), []);
  if (kept === undefined) return null;
  return (
    <>
      <MakeCard kept={kept} />
      <ByItselfCard kept={kept} />
      <RestoreCard />
      <BeforeCard />
    </>
  );
}
