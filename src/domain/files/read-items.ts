/** Reads the rows of an item file. */

import type { Currency, Price } from '../money.ts';
import type { Pack } from '../nouns.ts';
import { type BaseQuantity, type BaseUnit, baseQuantity, unitFactorOf } from '../quantity.ts';
import { headingKey } from './formats.ts';
import { amountIn, isYes, listOf, moneyIn, readRatio, wholeIn } from './read-figures.ts';
import { type CanonicalRow, readEach, type Tell } from './read-part.ts';

/** What a row tells of an item; what it leaves out or blank it does not tell. */
export interface ItemRow {
  readonly row: number;
  readonly name: string;
  readonly baseUnit: BaseUnit;
  readonly category?: string;
  readonly area?: string;
  readonly pack?: Pack;
  readonly shelfLifeDays?: number;
  readonly par?: BaseQuantity;
  /** By name. */
  readonly supplier?: string;
  readonly aliases?: readonly string[];
  readonly price?: Price;
  readonly packs?: readonly (Pack & { readonly supplier: string | null; readonly barcode: string | null })[];
  readonly barcodes?: readonly string[];
  readonly isCatchWeight?: boolean;
  readonly isArchived?: boolean;
}

const LONGEST_NAME = 200;

/**
 * `base_unit` is what amounts are kept in; a larger unit (`kg`) counts in its base. `pack_size` and `par` are in the unit named. A pack needs
 * its name and its size.
 */
export function readItemRows(rows: readonly CanonicalRow[], currency: Currency) {
  const seen = new Set<string>();
  return readEach(rows, (row, tell): ItemRow | null => {
    const name = row.cell('item');
    if (name === '') tell('item', 'missing');
    else if (name.length > LONGEST_NAME) tell('item', 'too-large');
    else if (seen.has(name.toLowerCase())) tell('item', 'duplicate');
    seen.add(name.toLowerCase());
    const unit = unitFactorOf(row.cell('base_unit'));
    if (unit === undefined) {
      tell('base_unit', row.cell('base_unit') === '' ? 'missing' : 'unknown-unit');
      return null;
    }
    const text = (column: string) => (row.cell(column) === '' ? undefined : row.cell(column).slice(0, LONGEST_NAME));
    const par = amountIn(row, 'par', unit, tell);
    const fields = {
      row: row.row,
      name,
      baseUnit: unit.base,
      category: text('category'),
      area: text('area'),
      pack: packIn(row, unit.numerator / unit.denominator, tell),
      shelfLifeDays: wholeIn(row, 'shelf_life_days', tell, 36_500) ?? undefined,
      par: par ?? undefined,
      supplier: text('supplier'),
      aliases: row.cell('aliases') === '' ? undefined : listOf(row.cell('aliases')),
      price: priceIn(row, currency, tell),
      packs: packsIn(row, tell),
      barcodes: row.cell('barcodes') === '' ? undefined : listOf(row.cell('barcodes')),
      isCatchWeight: row.cell('catch_weight') === '' ? undefined : isYes(row.cell('catch_weight')),
      isArchived: row.cell('archived') === '' ? undefined : isYes(row.cell('archived')),
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as ItemRow;
  });
}

const packOf = (name: string, { size, per }: { size: BaseQuantity; per: number }): Pack =>
  per === 1 ? { name, size } : { name, size, perPacks: per };

function packIn(row: CanonicalRow, unit: number, tell: Tell): Pack | undefined {
  const [name, size] = [row.cell('pack_unit'), row.cell('pack_size')];
  if (name === '' && size === '') return undefined;
  if (name === '' || size === '') {
    // A pack named like the unit itself says nothing.
    if (size === '' && headingKey(name) === headingKey(row.cell('base_unit'))) return undefined;
    tell(name === '' ? 'pack_unit' : 'pack_size', 'pack-both');
    return undefined;
  }
  const ratio = readRatio(size);
  if (ratio === null || !Number.isSafeInteger(ratio.size * unit)) {
    tell('pack_size', 'not-a-pack');
    return undefined;
  }
  return packOf(name, { size: baseQuantity(ratio.size * unit), per: ratio.per });
}

/** `price` is for `price_per` base units: 1 where that is left out. */
function priceIn(row: CanonicalRow, currency: Currency, tell: Tell): Price | undefined {
  const per = wholeIn(row, 'price_per', tell);
  if (row.cell('price') === '') {
    if (per !== null) tell('price', 'price-both');
    return undefined;
  }
  if (per === 0) tell('price_per', 'not-positive');
  const amount = moneyIn(row, 'price', currency, tell);
  return amount === null ? undefined : { amount, per: baseQuantity(per ?? 1) };
}

/** `tray=30;dus=360#8991234@Sumber Segar`: name, base units (or a ratio), barcode, supplier. */
function packsIn(row: CanonicalRow, tell: Tell): ItemRow['packs'] {
  if (row.cell('other_packs') === '') return undefined;
  const packs = listOf(row.cell('other_packs')).map((text) => {
    const parts = /^([^=]+)=([\d./]+)(?:#([^@]+))?(?:@(.+))?$/.exec(text);
    const ratio = parts === null ? null : readRatio(parts[2]!);
    if (parts === null || ratio === null) {
      tell('other_packs', 'not-a-pack');
      return null;
    }
    return {
      ...packOf(parts[1]!.trim(), ratio),
      barcode: parts[3]?.trim() ?? null,
      supplier: parts[4]?.trim() ?? null,
    };
  });
  return packs.every((pack) => pack !== null) ? packs : undefined;
}
