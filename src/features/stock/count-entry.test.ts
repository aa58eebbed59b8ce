/** What fingers type becomes whole base units. */

import { expect, test } from 'vitest';
import { baseQuantity } from '../../domain/quantity.ts';
import { countedIn, firstUnit } from './count-entry.ts';

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
