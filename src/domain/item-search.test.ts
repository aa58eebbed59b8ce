/** What a cook types finds what they mean. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexItems, type Searchable } from './item-search.ts';

const item = (name: string, aliases: readonly string[] = [], category: string | null = null): Searchable => ({
  name,
  aliases,
  category,
  area: null,
});

const KITCHEN = [
  item('Ayam potong', ['chicken', 'ayam kampung'], 'Daging'),
  item('Minyak goreng', ['cooking oil', 'minyak masak']),
  item('Bayam', ['spinach']),
  item('Crème fraîche'),
  item('Beras Rojolele 25', ['rice']),
  item('Bawang merah', ['shallot', 'brambang']),
  item('Bawang putih', ['garlic']),
];
const index = indexItems(KITCHEN, (one) => one);
const find = (query: string) => index.find(query).map(({ name }) => name);

test('nothing typed shows all in order', () => {
  expect(find(' ')).toEqual(KITCHEN.map(({ name }) => name));
});

test('a beginning, an alias, another order, no accents', () => {
  expect(find('bay')).toEqual(['Bayam']);
  expect(find('Garlic')).toEqual(['Bawang putih']);
  expect(find('putih baw')).toEqual(['Bawang putih']);
  expect(find('creme')).toEqual(['Crème fraîche']);
});

test('the word itself before words that hold it', () => {
  expect(find('ayam')).toEqual(['Ayam potong', 'Bayam']);
});

test('slips are forgiven, also half-way through a word', () => {
  expect(find('chiken')).toEqual(['Ayam potong']);
  expect(find('shalot')).toEqual(['Bawang merah']);
  expect(find('mniyak')).toEqual(['Minyak goreng']);
  expect(find('gralic')).toEqual(['Bawang putih']);
  expect(find('spinahc')).toEqual(['Bayam']);
});

test('short words must be right, and all words must be found', () => {
  expect(find('xya')).toEqual([]);
  expect(find('bawang oil')).toEqual([]);
});

test('any name is found by itself, first', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(names, (some) => {
      const things = some.map((name) => item(name));
      const searched = indexItems(things, (one) => one);
      for (const one of things) expect(searched.find(one.name)).toContain(one);
    }),
  );
});

test('a barcode is found as it is, or by its beginning, and not with a slip', () => {
  const things = [
    { name: 'Teh', aliases: [], category: null, area: null, barcodes: ['2000000000022'], packs: [] },
    { name: 'Susu', aliases: [], category: null, area: null, barcodes: ['2000000000015'], packs: [] },
  ];
  const { find } = indexItems(things, (thing) => thing);
  expect(find('2000000000022').map(({ name }) => name)).toEqual(['Teh']);
  expect(find('200000000')).toHaveLength(2);
  expect(find('2000000000099')).toEqual([]);
});
