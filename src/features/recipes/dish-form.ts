/** The fields of a dish as typed, read into what the book takes, or into what is wrong with them. */

import { type Currency, minorDigits } from '../../domain/money.ts';
import type { Dish, DishId, DishLine, ItemId } from '../../domain/nouns.ts';
import { type BaseQuantity, type BaseUnit, unitFactorOf } from '../../domain/quantity.ts';
import { readMoney, readQuantity } from '../../domain/typed-number.ts';

export interface LineForm {
  /** Of the line while it is on the form. */
  readonly key: number;
  readonly of: { readonly itemId: ItemId; readonly dishId: null } | { readonly itemId: null; readonly dishId: DishId };
  readonly name: string;
  readonly unit: BaseUnit;
  readonly amount: string;
}

export interface DishForm {
  readonly name: string;
  readonly unit: BaseUnit;
  readonly yields: string;
  readonly price: string;
  readonly lines: readonly LineForm[];
}

export type DishProblem = 'nameMissing' | 'amountWrong' | 'moneyWrong';
/** By field; of a line by its key. */
export type DishProblems = Readonly<Partial<Record<'name' | 'yields' | 'price' | number, DishProblem>>>;

/** What things are called and measured in, as the form needs it. */
export type NameOf = (of: LineForm['of']) => { readonly name: string; readonly unit: BaseUnit } | undefined;

/** A dish as the form shows it; null is a new one. */
export function dishFormOf(dish: Dish | null, nameOf: NameOf, currency: Currency): DishForm {
  if (dish === null) return { name: '', unit: 'pcs', yields: '1', price: '', lines: [] };
  const digits = minorDigits(currency);
  return {
    name: dish.name,
    unit: dish.unit,
    yields: String(dish.yields),
    price: dish.price === null ? '' : (dish.price / 10 ** digits).toFixed(digits),
    lines: dish.lines.flatMap((line, key): LineForm[] => {
      const of: LineForm['of'] =
        line.dishId === null ? { itemId: line.itemId, dishId: null } : { itemId: null, dishId: line.dishId };
      const named = nameOf(of);
      return named === undefined ? [] : [{ key, of, ...named, amount: String(line.quantity) }];
    }),
  };
}

/** `120`, `120 g`, `1,2 kg`: a figure, and a unit of the same kind where another than `unit` is meant. Null for anything else, or nothing. */
export function readAmount(text: string, unit: BaseUnit): BaseQuantity | null {
  const parts = /^([\d.,]+)\s*([A-Za-z]*)\.?$/.exec(text.trim());
  if (parts === null) return null;
  const factor = unitFactorOf(parts[2] === '' ? unit : parts[2]!);
  if (factor === undefined || factor.base !== unit) return null;
  const quantity = readQuantity(parts[1]!, factor);
  return quantity === null || quantity === 0 ? null : quantity;
}

/** What was typed as a dish, or every problem at once. */
export function readDishForm(
  form: DishForm,
  currency: Currency,
): { readonly fields: Omit<Dish, 'id' | 'isArchived'> } | { readonly problems: DishProblems } {
  const problems: Record<string | number, DishProblem> = {};
  const name = form.name.trim();
  if (name === '') problems['name'] = 'nameMissing';
  const yields = readAmount(form.yields, form.unit);
  if (yields === null) problems['yields'] = 'amountWrong';
  const price = form.price.trim() === '' ? null : readMoney(form.price, currency);
  if (price === null && form.price.trim() !== '') problems['price'] = 'moneyWrong';
  const lines = form.lines.flatMap(({ key, of, unit, amount }): DishLine[] => {
    const quantity = readAmount(amount, unit);
    if (quantity === null) {
      problems[key] = 'amountWrong';
      return [];
    }
    return [{ ...of, quantity }];
  });
  if (yields === null || Object.keys(problems).length > 0) return { problems: problems as DishProblems };
  return { fields: { name, unit: form.unit, yields, price, lines } };
}
