/** Where an area of a count lives, as part of an address. */

import { NO_AREA } from '../../domain/count-sheet.ts';
import type { CountId, ItemId } from '../../domain/nouns.ts';

/** Stands for what has no area; no area is called so, as names are trimmed. */
const NONE = '~';

export function areaPath(countId: CountId, area: string, itemId?: ItemId): string {
  const named = area === NO_AREA ? NONE : encodeURIComponent(area);
  return `/count/${countId}/${named}${itemId === undefined ? '' : `/${itemId}`}`;
}

/** The area that an address names. The router has decoded what it could: a slash is still written `%2F`. */
export function areaIn(path: string): string {
  if (path === NONE) return NO_AREA;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
