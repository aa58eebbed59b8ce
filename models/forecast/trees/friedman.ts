/** A made-up regression set for tests, drawn the same in any language: Friedman's first function (1991) with noise and gaps. */

import type { Table } from '../table.ts';

export const FRIEDMAN_COLUMNS = 10;

/**
 * `rows` examples of ten uniform columns of which five matter, noise of deviation 1, a tenth of column 3 unknown. `counts` draws
 * overdispersed whole numbers (mean about 2.5) instead of amounts. The 32-bit generator is that of Numerical Recipes, so that a
 * reference in Python sees the same rows.
 */
export function drawFriedman(rows: number, seed: number, counts = false): Table {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const x = new Float32Array(rows * FRIEDMAN_COLUMNS);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * FRIEDMAN_COLUMNS;
    for (let column = 0; column < FRIEDMAN_COLUMNS; column++) x[from + column] = uniform();
    let noise = -6;
    for (let i = 0; i < 12; i++) noise += uniform();
    const at = (column: number) => x[from + column]!;
    const mean = 10 * Math.sin(Math.PI * at(0) * at(1)) + 20 * (at(2) - 0.5) ** 2 + 10 * at(3) + 5 * at(4);
    const count = noise > -1 ? Math.max(0, Math.floor(Math.exp(mean / 8 - 1) * (1 + 0.5 * noise) + 0.5)) : 0;
    y[row] = counts ? count : mean + noise;
    if (uniform() < 0.1) x[from + 3] = Number.NaN;
  }
  return { rows, columns: FRIEDMAN_COLUMNS, x, y };
}

/** Share of the variance of `y` that `said` explains. */
export function explainedShare(y: Float32Array, said: Float64Array): number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  let wrong = 0;
  let spread = 0;
  y.forEach((value, row) => {
    wrong += (value - said[row]!) ** 2;
    spread += (value - mean) ** 2;
  });
  return 1 - wrong / spread;
}
