/** Holds every sheet from which the book can be changed to close before whoever may not, although somebody else has opened it. */

import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../features/**/*.tsx', { query: '?raw', import: 'default', eager: true });

/** Sheets of screens that as a whole need the right (`needs` in screens.tsx), and of what everybody may do. */
const ELSEWHERE = new Set([
  // Screens that need `recordDelivery`.
  '../features/receive/delivery-screen.tsx',
  '../features/receipts/item-choice.tsx',
  '../features/receipts/paper-review.tsx',
  // `throwAway`, `noteRanOut`, `importRecords`.
  '../features/receive/waste-screen.tsx',
  '../features/receive/ran-out-screen.tsx',
  // Shows an entry to everybody; its undo asks for itself.
  '../features/settings/entry-dialog.tsx',
  // The recovery code is shown to whoever has just made it.
  '../features/people/people-section.tsx',
  // The lock itself.
  '../features/people/lock-screen.tsx',
]);

it('a sheet that can change the book names the right to it', () => {
  const opening = /<(?:Sheet|Dialog|ConfirmDialog)\b[^>]*?>/gs;
  const wrong = Object.entries(sources).flatMap(([path, source]) => {
    if (ELSEWHERE.has(path) || !/db\/commands\//.test(source)) return [];
    // An arrow of a handler is no end of a tag.
    const tags = source.replaceAll('=>', '__').match(opening) ?? [];
    return tags.filter((tag) => !tag.includes('needs=')).map((tag) => `${path}: ${tag.slice(0, 60)}`);
  });
  expect(wrong).toEqual([]);
  const gated = Object.values(sources).filter((source) => /<(?:Sheet|Dialog)\b[\s\S]{0,200}?needs=/.test(source));
  expect(gated.length).toBeGreaterThan(10);
});
