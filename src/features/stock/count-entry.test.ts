/** What fingers type becomes whole base units. */

import { expect, test } from 'vitest';
import { baseQuantity } from '../../domain/quantity.ts';
import { countedIn, firstUnit, oddityOf } from './count-entry.ts';

const dus = { name: 'dus', size: baseQuantity(12_000) };

test('whole packs and a loose rest on one line', () => {
  expect(countedIn({ whole: '3', loose: '1.5', unit: 'kg' }, dus)).toBe(37_500);
  expect(countedIn({ whole: '3', loose: '', unit: 'kg' }, dus)).toBe(36_000);
  expect(countedIn({ whole: '', loose: '4', unit: 'g' }, dus)).toBe(4);
  expect(countedIn({ whole: '', loose: '2.', unit: 'kg' }, null)).toBe(2000);
});

test('nothing typed is not zero; zero is', () => {
  expect(countedIn({ whole: '', loose: '', unit: 'kg' }, dus)).toBeNull();
  expect(countedIn({ whole: '', loose: '0', unit: 'kg' }, dus)).toBe(0);
});

test('small things start in grams', () => {
  expect(firstUnit('g', 40)).toBe('g');
  expect(firstUnit('g', 4000)).toBe('kg');
  expect(firstUnit('g', null)).toBe('kg');
  expect(firstUnit('pcs', 4)).toBe('pcs');
});

test('only far-off counts are odd', () => {
  expect([50, 9, 10, 2].map((counted) => oddityOf(counted, 10))).toEqual(['much', null, null, 'little']);
  expect(oddityOf(5, 0)).toBeNull();
  expect(oddityOf(5, null)).toBeNull();
});
