/** Boxes become rows however a reader cuts them. */

import { expect, test } from 'vitest';
import type { ReadLine } from '../../../src/domain/receipt.ts';
import { rowsOf } from './rows.ts';

const line = (text: string, left: number, top: number, right: number, bottom: number, page = 0): ReadLine => ({
  text,
  box: [left, top, right, bottom],
  confidence: 1,
  page,
  words: [],
});
const textsOf = (lines: readonly ReadLine[]) =>
  rowsOf(lines).map(({ tokens }) => tokens.map(({ text }) => text).join(' '));

test('boxes of one height are one row, left to right', () => {
  expect(textsOf([line('5.90', 300, 12, 350, 30), line('GARAM', 0, 10, 60, 30), line('2', 200, 11, 210, 31)])).toEqual([
    'GARAM 2 5.90',
  ]);
});

test('tall boxes of a slanted photo that lie over each other stay apart', () => {
  expect(textsOf([line('PB1 12.273', 0, 10, 330, 40), line('TOTAL 135.000', 0, 28, 330, 66)])).toEqual([
    'PB1 12.273',
    'TOTAL 135.000',
  ]);
});

test('pages do not mix', () => {
  expect(textsOf([line('A', 0, 0, 9, 20), line('B', 50, 0, 59, 20, 1)])).toEqual(['A', 'B']);
});

test.each([
  ['MINYAK 19 000', 'MINYAK 19000'],
  ['MINYAK 12. 500', 'MINYAK 12.500'],
  ['KANTONG 1 500', 'KANTONG 1 500'],
  ['TOTAL66,000', 'TOTAL 66,000'],
  ['2x22.000 44.000', '2x 22.000 44.000'],
])('%s is taken apart and joined as numbers are', (text, wanted) => {
  expect(textsOf([line(text, 0, 0, 300, 20)])).toEqual([wanted]);
});
