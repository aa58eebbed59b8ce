/** What one unit of a line on a paper holds, in base units of an item: kilos, packs, dozens, what is written in the name. */

import { SAME_PACKS } from './kitchen-words.ts';
import type { Item, Pack, SupplierId } from './nouns.ts';
import { type BaseUnit, parseDecimal, type UnitFactor, unitFactorOf } from './quantity.ts';
import type { PaperNumber } from './receipt.ts';
import { plainWords } from './word-likeness.ts';

/**
 * How it is known. `learned`: confirmed for this name before. `measure`: the paper says kg. `pack`: it names a pack of the item. `content`:
 * the name says what is in one. `guess`: none of these; the price may tell.
 */
export type UnitReason = 'learned' | 'measure' | 'pack' | 'content' | 'guess';

export interface PaperUnit {
  /** One unit of the paper in base units of the item. */
  readonly holds: UnitFactor;
  readonly because: UnitReason;
  /** How often it is so, before prices are looked at, 0 … 1. */
  readonly prior: number;
  /** The pack that it is; null for a measure or a bare piece. */
  readonly pack: Pack | null;
}

export interface PaperUnitQuestion {
  readonly name: string;
  /** As on the paper; null when it says none. */
  readonly unit: string | null;
  readonly quantity: PaperNumber | null;
}

type Packed = Pick<Item, 'baseUnit' | 'pack' | 'packs' | 'isCatchWeight'>;

/** All that one unit may hold, the likeliest first; none where the paper's unit says nothing of this item (kg of what is counted). */
export function paperUnits(
  { name, unit, quantity }: PaperUnitQuestion,
  item: Packed,
  supplierId: SupplierId | null,
): readonly PaperUnit[] {
  const content = contentOf(name, item.baseUnit);
  const packs = packsOf(item, supplierId);
  const found: PaperUnit[] = [];
  const add = (holds: UnitFactor, because: UnitReason, prior: number, pack: Pack | null = null) => {
    if (holds.numerator <= 0 || found.some((one) => sameFactor(one.holds, holds))) return;
    found.push({ holds, because, prior, pack });
  };
  const addContent = (prior: number) => content !== null && add(content, 'content', prior);
  const word = unit === null ? null : unitWord(unit);
  const measure = word === null ? undefined : unitFactorOf(word);

  if (measure !== undefined && measure.base === item.baseUnit) {
    // Three "pcs" of what is counted by piece may each be a carton of 24.
    const isPiece = measure.base === 'pcs' && measure.numerator === 1;
    if (isPiece) addContent(0.45);
    add(measure, 'measure', isPiece ? 0.6 : 1);
    if (isPiece) for (const pack of packs) add(factorOf(pack, item.baseUnit), 'guess', 0.2, pack);
    return found;
  }
  if (measure !== undefined && measure.base !== 'pcs') return found;

  if (word !== null) {
    for (const pack of packs.filter((one) => isPackWord(word, one.name))) {
      add(factorOf(pack, item.baseUnit), 'pack', content === null ? 0.9 : 0.5, pack);
    }
    addContent(0.9);
    for (const pack of packs) add(factorOf(pack, item.baseUnit), 'guess', 0.3, pack);
    return sorted(found);
  }

  const large = item.baseUnit === 'g' ? 1000 : item.baseUnit === 'ml' ? 1000 : 1;
  const isPart = quantity !== null && quantity.digits % 10 ** quantity.scale !== 0;
  const amount = quantity === null ? 1 : quantity.digits / 10 ** quantity.scale;
  const one = (numerator: number): UnitFactor => ({ base: item.baseUnit, numerator, denominator: 1 });
  if (!isPart) addContent(0.85);
  add(one(large), 'guess', isPart ? 0.95 : item.baseUnit === 'pcs' ? 0.5 : 0.45);
  if (!isPart)
    for (const [at, pack] of packs.entries()) add(factorOf(pack, item.baseUnit), 'guess', 0.4 - 0.05 * at, pack);
  if (large > 1 && amount >= 50) add(one(1), 'guess', 0.5);
  return sorted(found);
}

const sorted = (units: readonly PaperUnit[]) => units.toSorted((a, b) => b.prior - a.prior);

/** The item's packs, those of this supplier first, those of others last. */
function packsOf({ pack, packs }: Packed, supplierId: SupplierId | null): readonly Pack[] {
  const own = packs.filter((one) => supplierId !== null && one.supplierId === supplierId);
  const anybodys = packs.filter((one) => one.supplierId === null);
  const others = packs.filter((one) => !own.includes(one) && !anybodys.includes(one));
  return [...own, ...(pack === null ? [] : [pack]), ...anybodys, ...others];
}

/** A pack as a factor: `{ size: 1000, perPacks: 3 }` holds 1000/3. */
export function factorOf(pack: Pack, base: BaseUnit): UnitFactor {
  return { base, numerator: pack.size, denominator: pack.perPacks ?? 1 };
}

/** 1000/2 is 500/1. */
export function sameFactor(a: UnitFactor, b: UnitFactor): boolean {
  return (
    a.base === b.base && BigInt(a.numerator) * BigInt(b.denominator) === BigInt(b.numerator) * BigInt(a.denominator)
  );
}

/** `Dus` and `CTN` are one; `karung 25 kg` begins with karung. */
export function isPackWord(word: string, packName: string): boolean {
  const first = plainWords(packName)[0];
  if (first === undefined) return false;
  return first === word || SAME_PACKS.some((same) => same.includes(word) && same.includes(first));
}

/** `KG.` → kg, `Pcs/` → pcs; the first word where there are more. */
export function unitWord(unit: string): string {
  const word = plainWords(unit).find((one) => /\p{Letter}/u.test(one)) ?? '';
  return SPELLINGS[word] ?? word;
}

const SPELLINGS: Readonly<Record<string, string>> = {
  kgs: 'kg',
  kgm: 'kg',
  klo: 'kg',
  grm: 'g',
  grams: 'g',
  ltr: 'l',
  lts: 'l',
  liters: 'l',
  litres: 'l',
  mls: 'ml',
  bh: 'buah',
  btr: 'butir',
  bj: 'biji',
  ptg: 'potong',
  lbr: 'lembar',
  btg: 'batang',
  ekr: 'ekor',
  lsn: 'lusin',
  dzn: 'dozen',
  doz: 'dozen',
  unit: 'pcs',
  units: 'pcs',
  ea: 'pcs',
  each: 'pcs',
  nos: 'pcs',
};

const AMOUNT =
  /(?:(\d{1,4})\s*(?:'?s)?\s*[x×*@]\s*)?(\d{1,6}(?:[.,]\d{1,3})?)\s*([a-z]{1,6})\b(?:\s*[x×*]\s*(\d{1,4})\b)?/gi;

/**
 * What one of it holds, as its name tells: `GULA 1KG`, `SUSU 24X385G`, `MIE 40 PCS`. null where the name tells nothing in the item's own
 * measure: 385 g say nothing about tins that are counted, `x 48` does.
 */
export function contentOf(name: string, base: BaseUnit): UnitFactor | null {
  let found: UnitFactor | null = null;
  for (const [, before, figure, word, after] of name.matchAll(AMOUNT)) {
    const unit = unitFactorOf(unitWord(word!));
    const times = Number(before ?? after ?? 1);
    if (unit === undefined || times === 0) continue;
    if (unit.base === base) {
      const decimal = parseDecimal(figure!.replace(',', '.'))!;
      const denominator = 10 ** decimal.scale * unit.denominator;
      found = { base, numerator: Number(decimal.digits) * unit.numerator * times, denominator };
    } else if (base === 'pcs' && times > 1) found = { base, numerator: times, denominator: 1 };
  }
  return found === null || found.numerator === 0 ? null : reduced(found);
}

function reduced({ base, numerator, denominator }: UnitFactor): UnitFactor {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { base, numerator: numerator / a, denominator: denominator / a };
}
