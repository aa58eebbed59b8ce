/** What is typed into the item's form becomes fields, or problems in the right places. */

import { expect, test } from 'vitest';
import { minorMoney } from '../../domain/money.ts';
import type { Id, Item } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { formOf, readForm } from './item-form.ts';

const chicken: Item = {
  id: 'chicken' as Id<'item'>,
  name: 'Ayam potong',
  baseUnit: 'g',
  category: 'Meat',
  area: null,
  pack: { name: 'dus', size: baseQuantity(12_500) },
  packs: [],
  barcodes: [],
  isCatchWeight: false,
  photoId: null,
  isArchived: false,
  shelfLifeDays: 3,
  par: baseQuantity(40_000),
  supplierId: null,
  aliases: ['chicken', 'ayam'],
  price: { amount: minorMoney(1), per: baseQuantity(3) },
};

test('an item shown and saved untouched is the same item, its odd price included', () => {
  const read = readForm(formOf(chicken, 'MYR'), chicken, 'MYR');
  const { name, baseUnit, pack, shelfLifeDays, par, supplierId, aliases, price } = chicken;
  expect(read).toEqual({ fields: { name, baseUnit, pack, shelfLifeDays, par, supplierId, aliases, price } });
});

test('a new item as typed here', () => {
  const form = {
    ...formOf(null, 'IDR'),
    name: ' Bayam ',
    aliases: 'spinach; sayur',
    packName: 'ikat',
    packSize: '0,25',
    shelfLife: '2',
    price: '12.000',
  };
  expect(readForm(form, null, 'IDR')).toEqual({
    fields: {
      name: 'Bayam',
      baseUnit: 'g',
      pack: { name: 'ikat', size: 250 },
      shelfLifeDays: 2,
      par: null,
      supplierId: null,
      aliases: ['spinach', 'sayur'],
      price: { amount: 12_000, per: 1000 },
    },
  });
});

test('every problem at once', () => {
  const form = { ...formOf(null, 'MYR'), packName: 'dus', par: 'many', shelfLife: 'x', price: 'cheap' };
  expect(readForm(form, null, 'MYR')).toEqual({
    problems: {
      name: 'nameMissing',
      packSize: 'packBoth',
      par: 'amountWrong',
      shelfLife: 'daysWrong',
      price: 'moneyWrong',
    },
  });
});
