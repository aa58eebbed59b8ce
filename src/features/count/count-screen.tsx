/** Counting: what is open, what to count next, and each count from its first area to its snapshot. */

import type { CountId } from '../../domain/nouns.ts';
import { CountPage } from './count-page.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { StartCount } from './start-count.tsx';

/** In the place of a count's id. */
const PRINT = 'print';

export function CountScreen({ countId }: { readonly countId?: string | undefined }) {
  if (countId === undefined) return <StartCount />;
  return countId === PRINT ? <PrintSheet /> : <CountPage key={countId} countId={countId as CountId} />;
}
