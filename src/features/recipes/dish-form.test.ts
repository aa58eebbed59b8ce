import { describe, expect, it } from 'vitest';
import { minorMoney } from '../../domain/money.ts';
import type { Dish, DishId, ItemId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { dishFormOf, readAmount, readDishForm } from './dish-form.ts';

const dish: Dish = {
  id: 'nasi' as DishId,
  name: 'Nasi ayam',
  lines: [{ itemId: 'ayam' as ItemId, dishId: null, quantity: baseQuantity(150) }],
  yields: baseQuantity(1),
  unit: 'pcs',
  price: minorMoney(1250),
  isArchived: false,
};

describe('the form of a dish', () => {
  it('gives back what it was given', () => {
    const form = dishFormOf(dish, () => ({ name: 'Ayam', unit: 'g' }), 'MYR');
    const { id: _id, isArchived: _kept, ...fields } = dish;
    expect(readDishForm(form, 'MYR')).toEqual({ fields });
  });

  it('reads amounts as cooks write them, in any unit of the same kind', () => {
    expect([
      readAmount('120', 'g'),
      readAmount('1,2 kg', 'g'),
      readAmount('2 ons', 'g'),
      readAmount('0.5l', 'ml'),
    ]).toEqual([120, 1200, 200, 500]);
    expect([readAmount('1 l', 'g'), readAmount('some', 'g'), readAmount('0', 'g'), readAmount('', 'g')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('names everything that is wrong at once', () => {
    const form = dishFormOf(dish, () => ({ name: 'Ayam', unit: 'g' }), 'MYR');
    const wrong = { ...form, name: ' ', yields: '0', price: 'x', lines: [{ ...form.lines[0]!, amount: 'a bit' }] };
    expect(readDishForm(wrong, 'MYR')).toEqual({
      problems: { name: 'nameMissing', yields: 'amountWrong', price: 'moneyWrong', 0: 'amountWrong' },
    });
  });
});
