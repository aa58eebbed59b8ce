/** Whole packs and a loose rest: how a shelf is counted and a delivery is ordered. */

import type { Pack } from './nouns.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

export interface PackAmount {
  readonly packs: number;
  /** Base units that fill no pack. */
  readonly loose: BaseQuantity;
}

/** Splits an amount (never negative) into whole packs and the rest; without a pack all of it is loose. */
export function splitPacks(quantity: BaseQuantity, pack: Pack | null): PackAmount {
  if (pack === null) return { packs: 0, loose: quantity };
  const packs = Math.floor(quantity / pack.size);
  return { packs, loose: baseQuantity(quantity - packs * pack.size) };
}

/** Puts packs and a loose rest together again. Throws RangeError unless both are whole and safe. */
export function joinPacks({ packs, loose }: PackAmount, pack: Pack | null): BaseQuantity {
  return baseQuantity(packs * (pack?.size ?? 0) + loose);
}
