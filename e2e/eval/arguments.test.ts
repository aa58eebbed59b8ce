/** Command line slips are told by name. */

import { describe, expect, test } from 'vitest';
import { BadInput, readArguments } from './arguments.ts';

const SPECS = {
  data: { kind: 'text', required: true },
  horizon: { kind: 'whole', range: [1, 28], otherwise: 14 },
  backend: { kind: 'word', words: ['wasm', 'cpu'] },
  update: { kind: 'flag' },
} as const;

test('reads both ways of giving a value', () => {
  expect(readArguments(['--data', 'a.csv', '--horizon=7', '--update'], SPECS)).toEqual({
    data: 'a.csv',
    horizon: 7,
    update: true,
  });
});

test('fills in what was not given', () => {
  expect(readArguments(['--data', 'a.csv'], SPECS)).toEqual({ data: 'a.csv', horizon: 14, update: false });
});

describe('refuses', () => {
  test.each([
    [['--horizon', '7'], '--data is missing'],
    [['--data'], '--data needs a value'],
    [['--data', 'a', '--data', 'b'], '--data is given twice'],
    [['--data', 'a', '--horizon', '7.5'], '--horizon must be a whole number from 1 to 28, not "7.5"'],
    [['--data', 'a', '--horizon', '0'], '--horizon must be a whole number from 1 to 28'],
    [['--data', 'a', '--backend', 'webgl'], '--backend must be one of wasm, cpu, not "webgl"'],
    [['--data', 'a', '--update=yes'], '--update takes no value'],
    [['--data', 'a', '--fast'], 'unknown argument --fast'],
    [['--data', 'a', 'b.csv'], 'unknown argument b.csv'],
    [['--data', 'a', '--toString', 'x'], 'unknown argument --toString'],
  ])('%j', (given, message) => {
    expect(() => readArguments(given, SPECS)).toThrow(BadInput);
    expect(() => readArguments(given, SPECS)).toThrow(message);
  });
});

test('a share is a number from 0 to 1', () => {
  const specs = { corrupt: { kind: 'share', otherwise: 0 } } as const;
  expect(readArguments(['--corrupt', '0.02'], specs)).toEqual({ corrupt: 0.02 });
  expect(readArguments([], specs)).toEqual({ corrupt: 0 });
  for (const wrong of ['2', '-0.1', 'five', '1.5']) {
    expect(() => readArguments(['--corrupt', wrong], specs)).toThrow('--corrupt must be a share from 0 to 1');
  }
});
