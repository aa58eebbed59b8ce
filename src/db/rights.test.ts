import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RIGHTS } from '../domain/rights.ts';

it('names every command of the book', () => {
  const facts = readFileSync(new URL('./facts.ts', import.meta.url), 'utf8');
  const union = /export type CommandName =([^;]+);/.exec(facts)![1]!;
  const commands = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  expect(commands.length).toBeGreaterThan(15);
  expect(commands.filter((command) => !Object.hasOwn(RIGHTS, command))).toEqual([]);
});
