import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RIGHTS } from '../domain/rights.ts';
import { ACTIONS } from './actions.ts';

it('gives no letter and no name twice', () => {
  const letters = ACTIONS.flatMap(({ letter }) => letter ?? []);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters.every((letter) => /^[a-z]$/.test(letter))).toBe(true);
  expect(new Set(ACTIONS.map(({ name }) => name)).size).toBe(ACTIONS.length);
});

it('leads to screens there are, and asks for rights there are', () => {
  const screens = readFileSync(new URL('./screens.tsx', import.meta.url), 'utf8');
  const patterns = [...screens.matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => new RegExp(`^${path!.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`),
  );
  expect(ACTIONS.filter(({ path }) => !patterns.some((pattern) => pattern.test(path))).map(({ path }) => path)).toEqual(
    [],
  );
  expect(ACTIONS.filter(({ right }) => right !== undefined && !Object.hasOwn(RIGHTS, right))).toEqual([]);
});
