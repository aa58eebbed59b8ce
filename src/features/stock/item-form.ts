/** The fields of an item as typed, read into what the book takes, or into what is wrong with them. */

import { type Currency, type MinorMoney, minorDigits, type Price } from '../../domain/money.ts';
import type { Item, SupplierId } from '../../domain/nouns.ts';
import { type BaseQuantity, type BaseUnit, baseQuantity, UNIT_FACTORS } from '../../domain/quantity.ts';
import { readMoney, readQuantity } from '../../domain/typed-number.ts';

/** Amounts are typed in kg, l or pcs. */
export const FORM_UNIT = { g: 'kg', ml: 'L', pcs: 'pcs' } as const satisfies Readonly<Record<BaseUnit, string>>;
const BASE_PER_UNIT = { g: 1000, ml: 1000, pcs: 1 } as const satisfies Readonly<Record<BaseUnit, number>>;

export interface ItemForm {
  readonly name: string;
  readonly aliases: string;
  readonly baseUnit: BaseUnit;
  readonly packName: string;
  readonly packSize: string;
  readonly supplierId: SupplierId | null;
  readonly shelfLife: string;
  readonly par: string;
  readonly price: string;
}

export type ItemFormProblem = 'nameMissing' | 'amountWrong' | 'packBoth' | 'daysWrong' | 'moneyWrong';
export type ItemFormProblems = Readonly<Partial<Record<keyof ItemForm, ItemFormProblem>>>;
/** What the form says about an item; the rest of it stays as it is. */
export type ItemFields = Pick<
  Item,
  'name' | 'baseUnit' | 'pack' | 'shelfLifeDays' | 'par' | 'supplierId' | 'aliases' | 'price'
>;

/** An item as the form shows it; null is a new one. */
export function formOf(item: Item | null, currency: Currency): ItemForm {
  if (item === null) {
    return {
      name: '',
      aliases: '',
      baseUnit: 'g',
      packName: '',
      packSize: '',
      supplierId: null,
      shelfLife: '',
      par: '',
      price: '',
    };
  }
  const perUnit = BASE_PER_UNIT[item.baseUnit];
  const amount = (base: number | null) => (base === null ? '' : String(base / perUnit));
  const digits = minorDigits(currency);
  const { price, pack } = item;
  return {
    name: item.name,
    aliases: item.aliases.join(', '),
    baseUnit: item.baseUnit,
    packName: pack?.name ?? '',
    packSize: amount(pack?.size ?? null),
    supplierId: item.supplierId,
    shelfLife: item.shelfLifeDays === null ? '' : String(item.shelfLifeDays),
    par: amount(item.par),
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
  const unit = UNIT_FACTORS[FORM_UNIT[form.baseUnit].toLowerCase()]!;
  const amount = (field: 'packSize' | 'par'): BaseQuantity | null => {
    if (form[field].trim() === '') return null;
    const read = readQuantity(form[field], unit);
    if (read === null || (field === 'packSize' && read === 0)) problems[field] = 'amountWrong';
    return read;
  };
  const name = form.name.trim();
  if (name === '') problems.name = 'nameMissing';
  const packName = form.packName.trim();
  const packSize = amount('packSize');
  if ((packName === '') !== (form.packSize.trim() === ''))
    problems[packName === '' ? 'packName' : 'packSize'] = 'packBoth';
  const shelfLife = form.shelfLife.trim();
  if (shelfLife !== '' && !/^\d{1,4}$/.test(shelfLife)) problems.shelfLife = 'daysWrong';
  const par = amount('par');
  const price = priceIn(form, before, currency);
  if (price === 'wrong') problems.price = 'moneyWrong';
  if (price === 'wrong' || Object.keys(problems).length > 0) return { problems };
  return {
    fields: {
      name,
      baseUnit: form.baseUnit,
      pack: packName === '' || packSize === null ? null : { name: packName, size: packSize },
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
