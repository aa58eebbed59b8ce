/** Finds which item a name on a paper may mean: by its names and aliases in three languages, whatever the paper cut short or mistyped. */

import { SAME_THINGS, SHORT_FORMS } from './kitchen-words.ts';
import type { Item, ItemId } from './nouns.ts';
import { unitFactorOf } from './quantity.ts';
import { diceOf, plainWords, trigramsOf, wordLikeness } from './word-likeness.ts';

export interface NameMatch {
  readonly itemId: ItemId;
  /** 0 nothing in common … 1 the item's own name. */
  readonly likeness: number;
}

/** Names prepared for matching; build once for many lines. */
export interface NameIndex {
  /** The most alike first, at most `limit`. */
  readonly match: (name: string, limit?: number) => readonly NameMatch[];
}

/** What of an item has a name. */
export type Named = Pick<Item, 'id' | 'name' | 'aliases'>;

/** One name of an item. */
interface Variant {
  readonly itemId: ItemId;
  readonly words: readonly string[];
  /** Trigrams of the words run together; made when first needed. */
  grams: ReadonlySet<string> | null;
  /** 1 for the name itself, a little less for what else it is called. */
  readonly trust: number;
}

/** Words of a paper that name no thing: who made it, how it is packed. */
const QUIET_WORD = 0.35;
const LEAST_LIKE = 0.3;

export function indexNames(items: readonly Named[]): NameIndex {
  return indexVariants(items.flatMap(variantsOf), items.length);
}

/** The same for a long list, resting between some of its items; hundreds at once would hold the page up. */
export async function indexNamesGently(items: readonly Named[], rest: () => Promise<unknown>): Promise<NameIndex> {
  const variants: Variant[] = [];
  for (const [index, item] of items.entries()) {
    variants.push(...variantsOf(item));
    if (index % AT_ONCE === AT_ONCE - 1) await rest();
  }
  return indexVariants(variants, items.length);
}

const AT_ONCE = 40;

function indexVariants(variants: readonly Variant[], items: number): NameIndex {
  const holders = new Map<string, number[]>();
  for (const [index, { words }] of variants.entries()) {
    for (const word of new Set(words)) {
      const held = holders.get(word);
      if (held === undefined) holders.set(word, [index]);
      else held.push(index);
    }
  }
  // A word that few items have says more (Spärck Jones, 1972); counted in items, as an item's own names repeat it.
  const rarity = new Map(
    [...holders].map(([word, held]) => {
      const having = new Set(held.map((index) => variants[index]!.itemId)).size;
      return [word, Math.log(1 + items / having)];
    }),
  );
  const known = [...holders.keys()];
  const likenesses = new Map<string, ReadonlyMap<string, number>>();
  const likeWords = (word: string) => {
    let alike = likenesses.get(word);
    if (alike === undefined) {
      const found = new Map<string, number>();
      for (const other of known) {
        const likeness = wordLikeness(word, other);
        if (likeness >= 0.55) found.set(other, likeness);
      }
      alike = found;
      likenesses.set(word, alike);
    }
    return alike;
  };

  return {
    match(name, limit = 8) {
      const asked = nameWords(name);
      if (asked.length === 0) return [];
      const alike = asked.map((word) => ({ word, like: likeWords(word) }));
      const touched = new Set(alike.flatMap(({ like }) => [...like.keys()].flatMap((word) => holders.get(word)!)));
      const best = new Map<ItemId, number>();
      const offer = ({ itemId, trust }: Variant, likeness: number) => {
        const told = likeness * trust;
        if (told >= LEAST_LIKE && told > (best.get(itemId) ?? 0)) best.set(itemId, told);
      };
      for (const index of touched) offer(variants[index]!, sharedWords(alike, variants[index]!.words, rarity));
      // Words run together or torn apart: the letters in a row still tell.
      if (Math.max(0, ...best.values()) < 0.8) {
        const joined = asked.join('');
        const grams = trigramsOf(joined);
        for (const variant of variants) {
          const length = variant.words.reduce((sum, word) => sum + word.length, 0);
          if (length * 2 < joined.length || joined.length * 2 < length) continue;
          variant.grams ??= trigramsOf(variant.words.join(''));
          offer(variant, 0.95 * diceOf(grams, variant.grams));
        }
      }
      return [...best]
        .map(([itemId, likeness]) => ({ itemId, likeness }))
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, limit);
    },
  };
}

/** Weighed by rarity: how much of the item's name is on the paper, and how much of the paper's name is the item's. */
function sharedWords(
  asked: readonly { readonly word: string; readonly like: ReadonlyMap<string, number> }[],
  words: readonly string[],
  rarity: ReadonlyMap<string, number>,
): number {
  let named = 0;
  let namedOf = 0;
  for (const word of words) {
    const weight = rarity.get(word)!;
    namedOf += weight;
    named += weight * Math.max(0, ...asked.map(({ like }) => like.get(word) ?? 0));
  }
  let used = 0;
  let usedOf = 0;
  const common = Math.max(...words.map((word) => rarity.get(word)!));
  for (const { like } of asked) {
    const own = Math.max(0, ...words.map((word) => like.get(word) ?? 0));
    const anywhere = Math.max(0, ...like.values());
    // A word that is another item's name speaks against this one; a word that nobody has hardly does.
    const weight = common * (anywhere > 0.8 ? 1 : QUIET_WORD);
    usedOf += weight;
    used += weight * own;
  }
  return 0.65 * (named / namedOf) + 0.35 * (used / usedOf);
}

/** The words of a name on a paper, short forms spelled out, without what tells how much is in a pack (`24X400G`, `16PCS`). */
export function nameWords(name: string): readonly string[] {
  const bare = name.replace(/\b\d+(?:[.,]\d+)?\s*(?:[x×*@]\s*\d+(?:[.,]\d+)?\s*)?([a-z']{1,6})?\b/gi, (whole, unit) =>
    unit === undefined || isUnitWord(unit) ? ' ' : whole,
  );
  const words = plainWords(bare).flatMap((word) => SHORT_FORMS[word]?.split(' ') ?? [word]);
  const told = words.filter((word) => /\p{Letter}/u.test(word) && (word.length > 1 || words.length === 1));
  const things = told.filter((word) => !isUnitWord(word));
  return things.length > 0 ? things : told;
}

const MORE_UNITS = new Set(['x', 's', 'ltr', 'lts', 'grm', 'pc', 'kgs', 'ctn', 'pkt', 'bks', 'btl', 'klg']);
const isUnitWord = (word: string) => unitFactorOf(word) !== undefined || MORE_UNITS.has(word.toLowerCase());

function variantsOf({ id, name, aliases }: Named): Variant[] {
  const said = new Map<string, number>();
  const say = (text: string, trust: number) => {
    const words = nameWords(text).join(' ');
    if (words !== '' && !said.has(words)) said.set(words, trust);
  };
  say(name, 1);
  for (const alias of aliases) say(alias, 0.99);
  for (const [text, trust] of [...said]) {
    for (const other of translationsOf(text)) if (!said.has(other)) said.set(other, trust * 0.96);
  }
  return [...said].map(([text, trust]) => {
    const words = text.split(' ');
    return { itemId: id, words, grams: null, trust };
  });
}

/** First word of a name → names that begin with it and mean the same as others. */
const groupsByWord = new Map<string, { readonly words: readonly string[]; readonly group: readonly string[] }[]>();
for (const group of SAME_THINGS) {
  for (const one of group) {
    const words = one.split(' ');
    groupsByWord.set(words[0]!, [...(groupsByWord.get(words[0]!) ?? []), { words, group }]);
  }
}

/** The text with the longest name in it said otherwise: `daging sapi has` → `beef has`, `daging lembu has`. */
function translationsOf(text: string): readonly string[] {
  const words = text.split(' ');
  let longest: { at: number; length: number; group: readonly string[] } | null = null;
  for (const [at, word] of words.entries()) {
    for (const { words: name, group } of groupsByWord.get(word) ?? []) {
      const isThere = name.every((part, i) => words[at + i] === part);
      if (isThere && name.length > (longest?.length ?? 0)) longest = { at, length: name.length, group };
    }
  }
  if (longest === null) return [];
  const { at, length, group } = longest;
  return group.map((name) => [...words.slice(0, at), name, ...words.slice(at + length)].join(' '));
}
