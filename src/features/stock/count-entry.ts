/** What is typed while counting one item: whole packs, and a loose amount in a unit the cook chose. */

import type { Pack } from '../../domain/nouns.ts';
import { joinPacks } from '../../domain/pack-amount.ts';
import { type BaseQuantity, type BaseUnit, baseQuantity, UNIT_FACTORS } from '../../domain/quantity.ts';
import { readQuantity } from '../../domain/typed-number.ts';

/** Units a loose amount can be typed in; the large one first. */
export const TYPED_UNITS = {
  g: ['kg', 'g'],
  ml: ['L', 'ml'],
  pcs: ['pcs'],
} as const satisfies Readonly<Record<BaseUnit, readonly string[]>>;
export type TypedUnit = (typeof TYPED_UNITS)[BaseUnit][number];

export interface CountEntry {
  /** Digits as typed; '' is nothing typed. */
  readonly whole: string;
  readonly loose: string;
  readonly unit: TypedUnit;
}

/** The unit to begin with: grams for what is kept in grams, kilos for the rest. */
export function firstUnit(baseUnit: BaseUnit, usual: number | null): TypedUnit {
  const [large, small] = TYPED_UNITS[baseUnit];
  return small !== undefined && usual !== null && usual > 0 && usual < 1000 ? small : large;
}

/** Digits behind the decimal sign that make whole base units. */
export function decimalsOf(unit: TypedUnit): number {
  return unit === 'kg' || unit === 'L' ? 3 : 0;
}

/** Base units counted; null while nothing is typed at all. One field left empty counts as none of it. */
export function countedIn(entry: CountEntry, pack: Pack | null): BaseQuantity | null {
  if (entry.whole === '' && entry.loose === '') return null;
  const typed = entry.loose.replace(/\.$/, '');
  const loose = typed === '' ? baseQuantity(0) : readQuantity(typed, UNIT_FACTORS[entry.unit.toLowerCase()]!);
  return loose === null ? null : joinPacks({ packs: Number(entry.whole || 0), loose }, pack);
}
