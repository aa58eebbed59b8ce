import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { EntryId } from '../domain/nouns.ts';
import type { Entry } from './facts.ts';
import { freshBook } from './testing/fresh-book.ts';
import { openUndone, readUndone } from './undone.ts';

const idOf = (n: number) => `entry ${String(n).padStart(6, '0')}` as EntryId;

/** Every entry whose number can be divided by `every` is undone, every third of these undos is undone in its turn. */
async function bookOf(entries: number, every: number) {
  const book = freshBook();
  const rows: Entry[] = [];
  const entry = (n: number, undoes: EntryId | null) =>
    ({
      id: idOf(n),
      at: n,
      deviceId: 'd',
      personId: 'p',
      command: 'countStock',
      input: {},
      undoes,
    }) as unknown as Entry;
  for (let n = 0; n < entries; n++) rows.push(entry(n, null));
  let next = entries;
  for (let n = 0; n < entries; n += every) {
    rows.push(entry(next, idOf(n)));
    if ((n / every) % 3 === 0) rows.push(entry(next + 1, idOf(next)));
    next += 2;
  }
  await book.journal.bulkAdd(rows);
  return book;
}

it.each([
  { asked: 5, entries: 60, every: 4, why: 'one by one' },
  { asked: 60, entries: 60, every: 4, why: 'in one stretch' },
  { asked: 40, entries: 3600, every: 3, why: 'one by one again where a stretch holds too many undos of others' },
])('answers for $asked of $entries entries as reading all undos does, $why', async ({ asked, entries, every }) => {
  const book = await bookOf(entries, every);
  const all = await readUndone(book);
  const ids = Array.from({ length: asked }, (_, i) => idOf(Math.floor((i * (entries - 1)) / (asked - 1))));
  const undone = openUndone(book);
  await undone.learn(ids);
  expect(ids.map((id) => undone.has(id))).toEqual(ids.map((id) => all.has(id)));
  expect(ids.map((id) => undone.undoneBy(id) !== null)).toEqual(ids.map((id) => all.has(id)));
  expect(ids.some((id) => undone.has(id)) && ids.some((id) => !undone.has(id))).toBe(true);
  expect(() => undone.has('nobody asked' as EntryId)).toThrow();
});
