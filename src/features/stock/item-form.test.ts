/** What is typed into the item's form becomes fields, or problems in the right places. */

import { expect, test } from 'vitest';
import { minorMoney } from '../../domain/money.ts';
import type { Id, Item } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { formOf, readForm } from './item-form.ts';
import { placeOf } from './item-place.ts';

const chicken: Item = {
  id: 'chicken' as Id<'item'>,
  name: 'Ayam potong',
  baseUnit: 'g',
  category: 'Meat',
  area: null,
  pack: { name: 'dus', size: baseQuantity(12_500) },
  packs: [
    { name: 'karung', size: baseQuantity(25_000), supplierId: 's' as Id<'supplier'>, barcode: null },
    { name: 'botol', size: baseQuantity(1000), perPacks: 3, supplierId: null, barcode: '8991002101234' },
  ],
  barcodes: ['0012345678905'],
  isCatchWeight: true,
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
  const { id: _id, area: _area, photoId: _photo, isArchived: _used, ...fields } = chicken;
  expect(read).toEqual({ fields });
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
      category: null,
      packs: [],
      barcodes: [],
      isCatchWeight: false,
    },
  });
});

test('further packs as they are typed: thirds stay exact, an empty row is none, a half one is wrong', () => {
  const none = { name: '', size: '', per: '', supplierId: null, barcode: '' };
  const form = { ...formOf(null, 'IDR'), name: 'Kecap', baseUnit: 'ml' as const };
  const typed = {
    ...form,
    packPer: '1',
    packs: [{ ...none, name: 'botol', size: '1', per: '3', barcode: ' 899 ' }, none],
  };
  expect(readForm(typed, null, 'IDR')).toMatchObject({
    fields: { packs: [{ name: 'botol', size: 1000, perPacks: 3, supplierId: null, barcode: '899' }] },
  });
  for (const half of [{ name: 'botol' }, { size: '2' }, { name: 'x', size: '0' }, { name: 'x', size: '1', per: '0' }]) {
    expect(readForm({ ...form, packs: [{ ...none, ...half }] }, null, 'IDR')).toEqual({
      problems: { packs: 'packsWrong' },
    });
  }
});

test('a code is kept once, and catch weight is for what is weighed', () => {
  const form = {
    ...formOf(null, 'IDR'),
    name: 'Susu',
    barcodes: ['012345678905', '0012345678905'],
    isCatchWeight: true,
  };
  expect(readForm(form, null, 'IDR')).toMatchObject({ fields: { barcodes: ['0012345678905'], isCatchWeight: true } });
  expect(readForm({ ...form, baseUnit: 'pcs' }, null, 'IDR')).toMatchObject({ fields: { isCatchWeight: false } });
});

test('what is said of a place is said of the item where there is one outlet, and of the outlet where there are more', () => {
  const item = { area: 'Freezer' };
  expect(placeOf({ areas: ['Bar'], par: null }, item, 1)).toEqual({
    area: 'Bar',
    placement: { areas: null, par: null },
  });
  const both = ['Bar', 'Freezer'];
  expect(placeOf({ areas: both, par: null }, item, 1)).toEqual({ area: 'Bar', placement: { areas: both, par: null } });
  expect(placeOf({ areas: ['Bar'], par: null }, item, 2)).toEqual({
    area: 'Freezer',
    placement: { areas: ['Bar'], par: null },
  });
  expect(placeOf({ areas: ['Freezer'], par: null }, item, 2).placement.areas).toBeNull();
  expect(placeOf({ areas: [], par: null }, { area: null }, 2).placement.areas).toBeNull();
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
