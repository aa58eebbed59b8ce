import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leastRole, mayDo, RIGHTS } from './rights.ts';

it('names every command of the book', () => {
  const schema = readFileSync(new URL('../db/schema.ts', import.meta.url), 'utf8');
  const union = /export type CommandName =([^;]+);/.exec(schema)![1]!;
  const commands = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  expect(commands.length).toBeGreaterThan(15);
  expect(commands.filter((command) => !Object.hasOwn(RIGHTS, command))).toEqual([]);
});

it('lets viewers look, staff work, managers decide, and the device learn', () => {
  expect(['countStock', 'recordDelivery', 'throwAway'].map((right) => mayDo('staff', right))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['changeItem', 'addPerson', 'importRecords'].map((right) => mayDo('staff', right))).toEqual([
    false,
    false,
    false,
  ]);
  expect(Object.keys(RIGHTS).filter((right) => mayDo('viewer', right))).toEqual([
    'changeOwnPin',
    'changeSettings',
    'keepLearning',
    'recoverPin',
  ]);
  expect(Object.keys(RIGHTS).every((right) => mayDo('manager', right))).toBe(true);
  expect(Object.keys(RIGHTS).filter((right) => mayDo(null, right))).toEqual([
    'changeSettings',
    'keepLearning',
    'recoverPin',
  ]);
});

it('keeps what it does not know for the manager', () => {
  expect(leastRole('somethingNew')).toBe('manager');
  expect(leastRole('toString')).toBe('manager');
});
