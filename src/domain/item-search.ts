/** Finds items the way people type in a kitchen: parts of words, any alias, any order, a slip or two forgiven. */

import type { Item } from './nouns.ts';

/** What of an item can be searched. */
export type Searchable = Pick<Item, 'name' | 'aliases' | 'category' | 'area'> &
  Partial<Pick<Item, 'barcodes' | 'packs'>>;

interface Entry<Of> {
  readonly of: Of;
  readonly words: readonly { readonly text: string; readonly weight: number }[];
}

/** Items prepared for searching; build once, ask at every keystroke. */
export interface ItemIndex<Of> {
  /** Matches, best first; all of them in their given order when nothing is asked. */
  readonly find: (query: string) => readonly Of[];
}

/** Indexes things that hold an item. */
export function indexItems<Of>(things: readonly Of[], itemOf: (thing: Of) => Searchable): ItemIndex<Of> {
  const entries: Entry<Of>[] = things.map((of) => {
    const item = itemOf(of);
    const words = (text: string | null, weight: number) => wordsOf(text ?? '').map((word) => ({ text: word, weight }));
    return {
      of,
      words: [
        ...words(item.name, 0),
        ...item.aliases.flatMap((alias) => words(alias, 1)),
        ...words(item.category, 4),
        ...words(item.area, 4),
        ...(item.barcodes ?? []).flatMap((code) => words(code, 0)),
        ...(item.packs ?? []).flatMap(({ barcode }) => words(barcode, 0)),
      ],
    };
  });
  return {
    find(query) {
      const asked = wordsOf(query);
      if (asked.length === 0) return things;
      const found: { readonly of: Of; readonly cost: number }[] = [];
      for (const entry of entries) {
        const cost = costOfAll(asked, entry);
        if (cost !== null) found.push({ of: entry.of, cost });
      }
      return found.toSorted((a, b) => a.cost - b.cost).map(({ of }) => of);
    },
  };
}

/** Lower case without accents, split where letters and figures end: `Crème-fraîche 15%` → creme, fraiche, 15. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/** Every word asked for must be found; null when one is not. */
function costOfAll(asked: readonly string[], entry: Entry<unknown>): number | null {
  let sum = 0;
  for (const word of asked) {
    let best: number | null = null;
    for (const known of entry.words) {
      const cost = costOfWord(word, known.text);
      if (cost !== null && (best === null || cost + known.weight < best)) best = cost + known.weight;
    }
    if (best === null) return null;
    sum += best;
  }
  return sum;
}

/** 0 for the word itself, more for a beginning, a middle, a slip; null when it is another word. */
function costOfWord(asked: string, known: string): number | null {
  if (known === asked) return 0;
  if (known.startsWith(asked)) return 1;
  if (asked.length >= 3 && known.includes(asked)) return 2;
  // A figure with a slip is another figure: of barcodes above all.
  const isFigure = /^\d+$/.test(asked);
  const allowed = isFigure ? 0 : asked.length >= 7 ? 2 : asked.length >= 4 ? 1 : 0;
  if (allowed === 0) return null;
  const slips = slipsToBeginning(asked, known);
  return slips <= allowed ? 2 + 2 * slips : null;
}

/**
 * Fewest slips (a letter missing, added, changed, or two swapped) that turn `asked` into some beginning of `known`, so that a word half
 * typed is forgiven too. Optimal string alignment: Damerau (1964), by dynamic programming.
 */
function slipsToBeginning(asked: string, known: string): number {
  let before: number[] = [];
  let above = Array.from({ length: known.length + 1 }, (_, column) => column);
  for (let row = 1; row <= asked.length; row++) {
    const here = [row];
    for (let column = 1; column <= known.length; column++) {
      const same = asked[row - 1] === known[column - 1];
      let least = Math.min(above[column]! + 1, here[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      const swapped = asked[row - 1] === known[column - 2] && asked[row - 2] === known[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, before[column - 2]! + 1);
      here.push(least);
    }
    before = above;
    above = here;
  }
  return Math.min(...above);
}
