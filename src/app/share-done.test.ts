/** The figure in the frame only grows, and ends at the whole. */

import { expect, it } from 'vitest';
import { shareDone } from './share-done.ts';

const step = (doing: string, done: number, of: number) => ({ doing, done, of });

it('grows with the steps, also past ones that never came', () => {
  const shares = [
    [],
    [step('data', 0, 1)],
    [step('data', 1, 1)],
    [step('data', 1, 1), step('backtest', 5, 10)],
    [step('data', 1, 1), step('backtest', 6, 10), step('epoch', 1, 50)],
    [step('data', 1, 1), step('backtest', 6, 10), step('epoch', 50, 50), step('keep', 1, 1)],
  ].map((steps) => shareDone({ kind: 'learn', steps }));
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(new Set(shares).size).toBeGreaterThan(4);
});

it('takes a step nobody planned for as nothing', () => {
  expect(shareDone({ kind: 'import', steps: [step('surprise', 1, 2)] })).toBe(0);
});
