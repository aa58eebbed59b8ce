/** Asks the browser not to wipe the book, at the moment when there is something in it that only this device knows. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { book } from '../../db/book.ts';
import { recentEntries } from '../../db/queries/recent-entries.ts';
import { persistAfterFirstWrite } from './installation.ts';

/** The sample and a choice of language are no loss. */
const WORTHLESS = new Set(['importSample', 'changeSettings']);

/** To be called once, by whatever is always drawn. */
export function useBookKeptSafe(): void {
  const newest = useLiveQuery(async () => (await recentEntries(book, 1))[0]?.command, []);
  useEffect(() => {
    if (newest !== undefined && !WORTHLESS.has(newest)) void persistAfterFirstWrite();
  }, [newest]);
}
