/** The fields of an item as typed, read into what the book takes, or into what is wrong with them. */

import { barcodeKey } from '../../domain/barcode.ts';
import { type Currency, type MinorMoney, minorDigits, type Price } from '../../domain/money.ts';
import type { Item, SupplierId } from '../../domain/nouns.ts';
import { type BaseQuantity, type BaseUnit, baseQuantity } from '../../domain/quantity.ts';
import { readMoney } from '../../domain/typed-number.ts';
import { type PackForm, packFormOf, readPacks } from './pack-form.ts';
import { BASE_PER_UNIT, readAmount, typedAmount } from './typed-amount.ts';

export interface ItemForm {
  readonly name: string;
  readonly aliases: string;
  readonly category: string;
  readonly baseUnit: BaseUnit;
  readonly packName: string;
  readonly packSize: string;
  /** How many packs hold that content; '' is one. */
  readonly packPer: string;
  readonly packs: readonly PackForm[];
  readonly barcodes: readonly string[];
  readonly isCatchWeight: boolean;
  readonly supplierId: SupplierId | null;
  readonly shelfLife: string;
  readonly par: string;
  readonly price: string;
}

export type ItemFormProblem = 'nameMissing' | 'amountWrong' | 'packBoth' | 'daysWrong' | 'moneyWrong' | 'packsWrong';
export type ItemFormProblems = Readonly<Partial<Record<keyof ItemForm, ItemFormProblem>>>;
/** What the form says about an item; the rest of it stays as it is. */
export type ItemFields = Omit<Item, 'id' | 'area' | 'photoId' | 'isArchived' | 'priceNoted'>;

const NEW: ItemForm = {
  name: '',
  aliases: '',
  category: '',
  baseUnit: 'g',
  packName: '',
  packSize: '',
  packPer: '',
  packs: [],
  barcodes: [],
  isCatchWeight: false,
  supplierId: null,
  shelfLife: '',
  par: '',
  price: '',
};

/** An item as the form shows it; null is a new one. */
export function formOf(item: Item | null, currency: Currency): ItemForm {
  if (item === null) return NEW;
  const perUnit = BASE_PER_UNIT[item.baseUnit];
  const digits = minorDigits(currency);
  const { price, pack } = item;
  return {
    name: item.name,
    aliases: item.aliases.join(', '),
    category: item.category ?? '',
    baseUnit: item.baseUnit,
    packName: pack?.name ?? '',
    packSize: typedAmount(pack?.size ?? null, item.baseUnit),
    packPer: pack?.perPacks === undefined || pack.perPacks === 1 ? '' : String(pack.perPacks),
    packs: item.packs.map((one) => packFormOf(one, item.baseUnit)),
    barcodes: item.barcodes,
    isCatchWeight: item.isCatchWeight,
    supplierId: item.supplierId,
    shelfLife: item.shelfLifeDays === null ? '' : String(item.shelfLifeDays),
    par: typedAmount(item.par, item.baseUnit),
    price: price === null ? '' : (((price.amount / price.per) * perUnit) / 10 ** digits).toFixed(digits),
  };
}

/** What was typed as fields of an item, or every problem at once. The price is kept as it was unless it was typed anew. */
export function readForm(
  form: ItemForm,
  before: Item | null,
  currency: Currency,
): { readonly fields: ItemFields } | { readonly problems: ItemFormProblems } {
  const problems: Partial<Record<keyof ItemForm, ItemFormProblem>> = {};
  const amount = (field: 'packSize' | 'par'): BaseQuantity | null => {
    const read = readAmount(form[field], form.baseUnit);
    if (read === undefined || (field === 'packSize' && read === 0)) problems[field] = 'amountWrong';
    return read ?? null;
  };
  const name = form.name.trim();
  if (name === '') problems.name = 'nameMissing';
  const packName = form.packName.trim();
  const packSize = amount('packSize');
  if ((packName === '') !== (form.packSize.trim() === ''))
    problems[packName === '' ? 'packName' : 'packSize'] = 'packBoth';
  const per = form.packPer.trim();
  if (per !== '' && !/^[1-9]\d{0,3}$/.test(per)) problems.packPer = 'daysWrong';
  const shelfLife = form.shelfLife.trim();
  if (shelfLife !== '' && !/^\d{1,4}$/.test(shelfLife)) problems.shelfLife = 'daysWrong';
  const par = amount('par');
  const price = priceIn(form, before, currency);
  if (price === 'wrong') problems.price = 'moneyWrong';
  const packs = readPacks(form.packs, form.baseUnit);
  if (packs === null) problems.packs = 'packsWrong';
  if (price === 'wrong' || packs === null || Object.keys(problems).length > 0) return { problems };
  const perPacks = per === '' || per === '1' ? {} : { perPacks: Number(per) };
  const category = form.category.trim();
  return {
    fields: {
      name,
      baseUnit: form.baseUnit,
      category: category === '' ? null : category,
      pack: packName === '' || packSize === null ? null : { name: packName, size: packSize, ...perPacks },
      packs,
      barcodes: [...new Map(form.barcodes.map((code) => [barcodeKey(code), code])).values()],
      isCatchWeight: form.isCatchWeight && form.baseUnit === 'g',
      shelfLifeDays: shelfLife === '' ? null : Number(shelfLife),
      par,
      supplierId: form.supplierId,
      aliases: form.aliases
        .split(/[,;]/)
        .map((text) => text.trim())
        .filter((text) => text !== ''),
      price,
    },
  };
}

/** An untouched price keeps its exact ratio. */
function priceIn(form: ItemForm, before: Item | null, currency: Currency): Price | null | 'wrong' {
  if (before !== null && form.price === formOf(before, currency).price) return before.price;
  if (form.price.trim() === '') return null;
  const amount: MinorMoney | null = readMoney(form.price, currency);
  return amount === null ? 'wrong' : { amount, per: baseQuantity(BASE_PER_UNIT[form.baseUnit]) };
}
