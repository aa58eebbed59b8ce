/** Figures as typed in Jakarta and in Penang. */

import { expect, test } from 'vitest';
import { UNIT_FACTORS } from './quantity.ts';
import { readMoney, readQuantity } from './typed-number.ts';

test('quantities: point and comma are both decimal signs', () => {
  const kg = UNIT_FACTORS['kg']!;
  expect(['1,5', '1.5', '12', '0', '', '-1', 'a', '1.250,5'].map((text) => readQuantity(text, kg))).toEqual([
    1500,
    1500,
    12_000,
    0,
    null,
    null,
    null,
    null,
  ]);
});

test('rupiah: three digits behind a sign are a group, two are dropped', () => {
  const read = (text: string) => readMoney(text, 'IDR');
  expect(['12.500', '1,250,000', 'Rp 500.000', 'Rp1.250.000,00', '500', '25 000'].map(read)).toEqual([
    12_500, 1_250_000, 500_000, 1_250_000, 500, 25_000,
  ]);
});

test('ringgit: up to two digits behind the last sign are sen', () => {
  const read = (text: string) => readMoney(text, 'MYR');
  expect(['12.50', 'RM12,5', '1,250.00', '1,250', '200', 'RM 1.250,75'].map(read)).toEqual([
    1250, 1250, 125_000, 125_000, 20_000, 125_075,
  ]);
});

test('no amount is no money', () => {
  expect(['', 'abc', '.', '-5', '1x'].map((text) => readMoney(text, 'MYR'))).toEqual([null, null, null, null, null]);
});
