/** What the book expects to lie on the shelves now, item by item. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { book } from '../../db/book.ts';
import { readOutlook } from '../../db/queries/read-outlook.ts';
import type { ExpectedLevel } from '../../domain/count-oddity.ts';
import type { ItemId, OutletId } from '../../domain/nouns.ts';
import { lookAhead } from '../../domain/outlook.ts';
import type { WallClock } from '../../domain/supplier-calendar.ts';

/** In all areas together; items whose level was never known are not in it. Empty for another outlet than the one that lies open. */
export function useExpected(outletId: OutletId | null, now: WallClock): ReadonlyMap<ItemId, ExpectedLevel> {
  const known = useLiveQuery(async () => readOutlook(book), []);
  // By the day, not by the minute: what is expected must not move under the eyes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute of `now` is left out on purpose
  return useMemo(() => {
    const levels = new Map<ItemId, ExpectedLevel>();
    if (!known || known.outlet.id !== outletId) return levels;
    for (const { item, onHand, proposal, doubt } of lookAhead({
      ...known,
      now,
      serviceLevel: known.settings.serviceLevel,
    })) {
      if (onHand === null) continue;
      const likely = proposal.proof.have;
      levels.set(item.id, { likely, low: Math.max(0, likely - doubt), high: likely + doubt });
    }
    return levels;
  }, [known, outletId, now.day]);
}
