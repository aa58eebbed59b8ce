/** Counting: what is open, what to count next, and each count from its first area to its snapshot. */

import type { CountId } from '../../domain/nouns.ts';
import { CountPage } from './count-page.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { StartCount } from './start-count.tsx';

/** In the place of a count's id. */
const PRINT = 'print';
/** The same, when another app has shared a file of counted areas. */
const SHARED = 'shared';

export interface CountScreenProps {
  readonly countId?: string | undefined;
  /** Files that another app has shared with this one; each call empties the shelf. */
  readonly takeShared: () => Promise<readonly File[]>;
}

export function CountScreen({ countId, takeShared }: CountScreenProps) {
  if (countId === undefined || countId === SHARED) {
    return <StartCount takeShared={countId === SHARED ? takeShared : null} />;
  }
  return countId === PRINT ? <PrintSheet /> : <CountPage key={countId} countId={countId as CountId} />;
}
