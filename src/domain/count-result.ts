/** What the lines of a count come to, item by item: a level only where every shelf of the item was looked at. */

import { type CountState, enteredOf, type TypedPart } from './count-line.ts';
import type { Entered, Item, ItemId } from './nouns.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** One line as far as the result cares. */
export interface CountedLine {
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  readonly quantity: BaseQuantity | null;
  readonly typed: readonly TypedPart[];
  readonly pieces: number | null;
  readonly at: number;
}

export type CountResult =
  | {
      readonly kind: 'level';
      readonly item: Item;
      readonly quantity: BaseQuantity;
      readonly pieces: number | null;
      /** When the last of its shelves was seen, milliseconds since the epoch. */
      readonly at: number;
      /** Of one shelf; null when several were added up or nothing was typed. */
      readonly entered: Entered | null;
      /** Where, when it was one shelf. */
      readonly area: string | null;
    }
  /** Nobody looked, or all was skipped: the level stays as it was. */
  | { readonly kind: 'uncounted'; readonly item: Item; readonly isSkipped: boolean }
  /** Counted on some of its shelves only: what lies on the others is unknown, which is not zero. */
  | {
      readonly kind: 'part';
      readonly item: Item;
      readonly counted: BaseQuantity;
      /** Areas still to look at. */
      readonly missing: readonly string[];
    };

/**
 * @param shelves all areas of an item at the outlet, those that this count does not go through included
 */
export function resultOf(item: Item, shelves: readonly string[], lines: readonly CountedLine[]): CountResult {
  const seen = lines.filter((line) => line.state !== 'skipped' && line.quantity !== null);
  if (seen.length === 0) return { kind: 'uncounted', item, isSkipped: lines.length > 0 };
  const quantity = baseQuantity(seen.reduce((sum, line) => sum + line.quantity!, 0));
  const missing = shelves.filter((area) => !seen.some((line) => line.area === area));
  if (missing.length > 0) return { kind: 'part', item, counted: quantity, missing };
  const only = seen.length === 1 ? seen[0]! : null;
  const pieces = seen.every((line) => line.pieces !== null) ? seen.reduce((sum, line) => sum + line.pieces!, 0) : null;
  return {
    kind: 'level',
    item,
    quantity,
    pieces,
    at: Math.max(...seen.map((line) => line.at)),
    entered: only === null ? null : enteredOf(only.typed),
    area: only === null || only.area === '' ? null : only.area,
  };
}
