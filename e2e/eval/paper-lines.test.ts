/** Bad rows of a file of papers are told by row and field. */

import { describe, expect, test } from 'vitest';
import { papersOf } from './paper-lines.ts';

const read = (text: string) => papersOf({ path: 'papers.jsonl', name: 'papers.jsonl', text });
const GOOD = '{"id":"a1","lines":[{"text":"Telur 2 kg 56.000","box":[0,0,100,20]}]}';

test('reads papers, and passes over empty rows', () => {
  expect(read(`${GOOD}\n\n`).map(({ id }) => id)).toEqual(['a1']);
});

describe('refuses', () => {
  test.each([
    ['{', 'row 1: is no JSON'],
    ['7', 'row 1, field id: is missing'],
    ['{"id":"a"}', 'row 1, field lines: is no list'],
    [`${GOOD}\n${GOOD}`, 'row 2, field id: "a1" was there before'],
    ['{"id":"a","lines":[{"box":[0,0,1,1]}]}', 'field lines[0].text: is no text'],
    ['{"id":"a","lines":[{"text":"x","box":[0,0,1]}]}', 'field lines[0].box: is not four numbers'],
    ['', 'row 1: no papers'],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
