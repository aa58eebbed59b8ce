/** One line of a count as fingers type it: packs of several kinds and loose amounts side by side, added up exactly. */

import type { Entered, Item, Pack } from './nouns.ts';
import { type BaseQuantity, baseQuantity, parseDecimal, UNIT_FACTORS } from './quantity.ts';

export type CountState = 'counted' | 'zero' | 'skipped';

/** A field of the line: `numerator / denominator` base units each. */
export interface CountUnit {
  /** Unique within the item. */
  readonly key: string;
  /** As it is called: `dus`, `kg`. */
  readonly name: string;
  readonly isPack: boolean;
  readonly numerator: number;
  readonly denominator: number;
  /** Digits behind the decimal sign that can be typed. */
  readonly decimals: number;
}

/** What stands in one field. It carries its unit, so that a line means the same after the pack was changed. */
export interface TypedPart extends Omit<CountUnit, 'decimals'> {
  /** Digits with a point as the decimal sign, maybe with nothing behind it yet. */
  readonly text: string;
}

const LOOSE = { g: ['kg', 'g'], ml: ['L', 'ml'], pcs: ['pcs'] } as const;
/** A half or a quarter of a sack can be seen. */
const PACK_DECIMALS = 2;

/** What an item can be counted in: its usual pack first, then other packs, then its loose units, the large one first. */
export function countUnitsOf(item: Pick<Item, 'baseUnit' | 'pack' | 'packs'>): readonly CountUnit[] {
  const packs = [...(item.pack === null ? [] : [item.pack]), ...item.packs].map(unitOfPack);
  const loose = LOOSE[item.baseUnit].map((name): CountUnit => {
    const { numerator, denominator } = UNIT_FACTORS[name.toLowerCase()]!;
    return { key: name, name, isPack: false, numerator, denominator, decimals: numerator === 1 ? 0 : 3 };
  });
  // Two suppliers may sell the same pack.
  return [...new Map([...packs, ...loose].map((unit) => [unit.key, unit])).values()];
}

function unitOfPack({ name, size, perPacks = 1 }: Pack): CountUnit {
  const key = `${name} ${size}/${perPacks}`;
  return { key, name, isPack: true, numerator: size, denominator: perPacks, decimals: PACK_DECIMALS };
}

/** The unit a loose amount is typed in first: the small one for what is usually less than one of the large. */
export function firstLooseUnit(units: readonly CountUnit[], usual: number | null): CountUnit {
  const [large, small] = units.filter((unit) => !unit.isPack);
  return small !== undefined && usual !== null && usual > 0 && usual < large!.numerator ? small : large!;
}

export function partOf({ decimals: _digits, ...unit }: CountUnit, text: string): TypedPart {
  return { ...unit, text };
}

/**
 * All parts in base units, added as fractions and rounded once (halves up); null while nothing is typed. An empty field beside a filled one
 * is none of it. Throws RangeError beyond 2^53.
 */
export function quantityOf(parts: readonly TypedPart[]): BaseQuantity | null {
  const filled = parts.filter(({ text }) => text !== '');
  if (filled.length === 0) return null;
  let above = 0n;
  let below = 1n;
  for (const { text, numerator, denominator } of filled) {
    const decimal = parseDecimal(text);
    if (decimal === null) continue;
    const partAbove = decimal.digits * BigInt(numerator);
    const partBelow = 10n ** BigInt(decimal.scale) * BigInt(denominator);
    above = above * partBelow + partAbove * below;
    below *= partBelow;
  }
  return baseQuantity(Number((2n * above + below) / (2n * below)));
}

/** How a line is kept with its movement, for showing it as it was meant; null where nothing was typed. */
export function enteredOf(parts: readonly TypedPart[]): Entered | null {
  const filled = parts.filter(({ text }) => text !== '');
  if (filled.length === 0) return null;
  const pack = filled.find((part) => part.isPack);
  const rest = quantityOf(filled.filter((part) => part !== pack));
  return { packs: pack?.text.replace(/\.$/, '') ?? '0', packName: pack?.name ?? null, loose: rest ?? baseQuantity(0) };
}
