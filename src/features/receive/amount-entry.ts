/** What an amount is typed in: the packs an item comes in, then kilos, litres or pieces; and what the typed text comes to. */

import type { Entered, Item, Pack, SupplierId } from '../../domain/nouns.ts';
import { type BaseQuantity, type BaseUnit, baseQuantity, type UnitFactor } from '../../domain/quantity.ts';
import { readQuantity } from '../../domain/typed-number.ts';

export interface TypedUnit {
  /** Unique among the units of an item. */
  readonly id: string;
  readonly label: string;
  readonly factor: UnitFactor;
  /** Digits behind the decimal sign that make sense. */
  readonly decimals: number;
  readonly pack: Pack | null;
}

const PLAIN: Readonly<Record<BaseUnit, readonly { label: string; numerator: number; decimals: number }[]>> = {
  g: [
    { label: 'kg', numerator: 1000, decimals: 3 },
    { label: 'g', numerator: 1, decimals: 0 },
  ],
  ml: [
    { label: 'L', numerator: 1000, decimals: 3 },
    { label: 'ml', numerator: 1, decimals: 0 },
  ],
  pcs: [{ label: 'pcs', numerator: 1, decimals: 0 }],
};

type Packed = Pick<Item, 'baseUnit' | 'pack' | 'packs'>;

/** The supplier's own packs first, then the usual one, then plain units. Half a pack can be typed. */
export function unitsOf({ baseUnit, pack, packs }: Packed, supplierId: SupplierId | null): readonly TypedUnit[] {
  const theirs = packs.filter((one) => supplierId !== null && one.supplierId === supplierId);
  const anyone = packs.filter((one) => one.supplierId === null || supplierId === null);
  const all: Pack[] = [...theirs, ...(pack === null ? [] : [pack]), ...anyone.filter((one) => !theirs.includes(one))];
  const seen = new Set<string>();
  const packed = all.flatMap((one): TypedUnit[] => {
    const { name, size, perPacks = 1 } = one;
    const id = `${name.toLocaleLowerCase('en')} ${size}/${perPacks}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return [
      { id, label: name, factor: { base: baseUnit, numerator: size, denominator: perPacks }, decimals: 2, pack: one },
    ];
  });
  const plain = PLAIN[baseUnit].map(({ label, numerator, decimals }) => {
    return { id: label, label, factor: { base: baseUnit, numerator, denominator: 1 }, decimals, pack: null };
  });
  return [...packed, ...plain];
}

/** Base units typed; null while nothing, or nothing that is an amount, is typed. */
export function amountIn(text: string, { factor }: TypedUnit): BaseQuantity | null {
  const typed = text.replace(/\.$/, '');
  return typed === '' ? null : readQuantity(typed, factor);
}

/** As it was typed, for showing it as it was meant. */
export function enteredAs(text: string, { pack }: TypedUnit, quantity: BaseQuantity): Entered {
  return pack === null
    ? { packs: '0', packName: null, loose: quantity }
    : { packs: text.replace(/\.$/, '') || '0', packName: pack.name, loose: baseQuantity(0) };
}

/** An amount as it can be typed again: in the first unit in which it is exact. */
export function typedAs(
  quantity: BaseQuantity,
  units: readonly TypedUnit[],
): { readonly text: string; readonly unit: TypedUnit } {
  for (const unit of units) {
    const { numerator, denominator } = unit.factor;
    const scaled = (quantity * denominator * 10 ** unit.decimals) / numerator;
    if (Number.isInteger(scaled) && (unit.label !== 'kg' || quantity >= 1000 || quantity === 0)) {
      return { text: String(scaled / 10 ** unit.decimals), unit };
    }
  }
  const last = units.at(-1)!;
  return { text: String(quantity), unit: last };
}
