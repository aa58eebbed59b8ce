/** The figure in the frame only grows, and ends at the whole. */

import { describe, expect, it } from 'vitest';
import { shareDone } from './share-done.ts';

const step = (doing: string, done: number, of: number) => ({ doing, done, of });

describe('share of a learning', () => {
  /** As the engine tells it: networks train inside the check, each with a short finish. */
  const told = [
    [step('data', 0, 1)],
    [step('data', 1, 1), step('backtest', 0, 11)],
    [step('data', 1, 1), step('backtest', 5, 11)],
    [step('data', 1, 1), step('backtest', 9, 11), step('epoch', 0, 1600)],
    [step('data', 1, 1), step('backtest', 9, 11), step('epoch', 800, 1600)],
    [step('data', 1, 1), step('backtest', 9, 11), step('epoch', 32, 64)],
    [step('data', 1, 1), step('backtest', 10, 11), step('epoch', 64, 64)],
    [step('data', 1, 1), step('backtest', 10, 11), step('epoch', 1200, 1600)],
    [step('data', 1, 1), step('backtest', 11, 11), step('epoch', 64, 64), step('forecast', 11, 11)],
    [step('data', 1, 1), step('backtest', 11, 11), step('epoch', 64, 64), step('forecast', 11, 11), step('keep', 1, 1)],
  ];

  it('only grows and ends at the whole', () => {
    const shares = told.map((steps) => shareDone({ id: 1, kind: 'learn', steps }));
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
  });

  it('does not run ahead of the long trainings', () => {
    const shares = told.map((steps) => shareDone({ id: 2, kind: 'learn', steps }));
    const half = shares[6];
    expect(half).toBeGreaterThan(0.4);
    expect(half).toBeLessThan(0.65);
    expect(shares[3]).toBeLessThan(0.25);
  });
});

describe('share of an import', () => {
  it('grows step by step, and takes a step nobody planned for as nothing', () => {
    expect(shareDone({ id: 4, kind: 'import', steps: [step('surprise', 1, 2)] })).toBe(0);
    const some = shareDone({ id: 4, kind: 'import', steps: [step('series', 1, 4)] });
    expect(some).toBeGreaterThan(0.4);
    expect(shareDone({ id: 4, kind: 'import', steps: [step('series', 4, 4)] })).toBe(1);
  });
});
