/** Holds every live query to the one form that Dexie watches to its end. */

import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });

/**
 * Dexie follows awaits only inside a function it can see to be async. `() => readSettings(book)` answers once, and then misses every change
 * to what is read after its first await.
 */
it('live queries are async functions', () => {
  const wrong = Object.entries(sources).filter(([, source]) => /useLiveQuery\(\s*\(\)\s*=>/.test(source));
  expect(wrong.map(([path]) => path)).toEqual([]);
  expect(Object.values(sources).filter((source) => source.includes('useLiveQuery(async')).length).toBeGreaterThan(5);
});
