/** The arithmetic of the benchmarks. */

import { expect, test } from 'vitest';
import { formatTable, openNotebook, summarise } from './figures.ts';

test('takes the middle of an odd and an even number of runs, and the nearest rank for p95', () => {
  expect(summarise('a', 'ms', [30, 10, 20])).toEqual({ name: 'a', unit: 'ms', median: 20, p95: 30, runs: 3 });
  expect(summarise('a', 'ms', [4, 1, 3, 2]).median).toBe(2.5);
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarise('a', 'ms', hundred)).toMatchObject({ median: 50.5, p95: 95 });
  expect(summarise('a', 'ms', [1234.56]).median).toBe(1235);
});

test('leaves the values as they were and what is not told out', () => {
  const values = [3, 1, 2];
  summarise('a', 'ms', values);
  expect(values).toEqual([3, 1, 2]);
  const notebook = openNotebook();
  notebook.note('memory', 'MB', null);
  notebook.note('load', 'ms', 5);
  notebook.note('load', 'ms', 7);
  expect(notebook.figures()).toEqual([{ name: 'load', unit: 'ms', median: 6, p95: 7, runs: 2 }]);
});

test('lines figures up', () => {
  const table = formatTable({
    bench: 'a',
    machine: {},
    figures: [summarise('first load', 'ms', [1500]), summarise('x', 'kB', [2])],
  });
  expect(table.split('\n')).toEqual([
    'figure      median   p95  unit  runs',
    'first load    1500  1500  ms       1',
    'x                2     2  kB       1',
  ]);
});
