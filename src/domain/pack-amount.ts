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
  // The most packs whose amount fits: with several packs to the size, an amount in packs is rounded to the base unit.
  let packs = Math.floor((quantity * perPacksOf(pack)) / pack.size) + 1;
  while (packsToBase(packs, pack) > quantity) packs -= 1;
  return { packs, loose: baseQuantity(quantity - packsToBase(packs, pack)) };
}

/** Puts packs and a loose rest together again. Throws RangeError unless both are whole and safe. */
export function joinPacks({ packs, loose }: PackAmount, pack: Pack | null): BaseQuantity {
  return baseQuantity((pack === null ? 0 : packsToBase(packs, pack)) + loose);
}

const perPacksOf = (pack: Pack): number => pack.perPacks ?? 1;

/** A whole number of packs in base units, to the nearest one (halves up). Exact where one pack holds a whole number. Throws RangeError beyond 2^53. */
export function packsToBase(packs: number, pack: Pack): BaseQuantity {
  const per = BigInt(perPacksOf(pack));
  return baseQuantity(Number((2n * BigInt(packs) * BigInt(pack.size) + per) / (2n * per)));
}

/** The next whole packs below and above an amount, in base units; below none there is 0. */
export function stepPacks(
  quantity: BaseQuantity,
  pack: Pack,
): { readonly less: BaseQuantity; readonly more: BaseQuantity } {
  const { packs, loose } = splitPacks(quantity, pack);
  return {
    less: packsToBase(loose > 0 ? packs : Math.max(0, packs - 1), pack),
    more: packsToBase(packs + 1, pack),
  };
}
