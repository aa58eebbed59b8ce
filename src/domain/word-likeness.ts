/** How alike two words of a paper and of the book are: slips of the hand or of the reader, and words cut short. */

/** Lower case without accents: words of letters, and figures apart from them (`16PCS` → 16, pcs). */
export function plainWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(/\p{Letter}+|\p{Number}+/gu) ?? []
  );
}

/** 0 another word … 1 the same. `word` is of the paper, `known` of the book; the order matters, as only papers cut words short. */
export function wordLikeness(word: string, known: string): number {
  if (word === known) return 1;
  const slips = jaroWinkler(word, known);
  return Math.max(slips >= 0.86 ? slips - 0.02 : 0, shortening(word, known));
}

/**
 * How well `short` stands for `long`: its beginning (`bwang` no, `kangk` yes), its consonants (`bwg`, `mrh`), or letters of it in order. They
 * begin with the same letter.
 */
function shortening(short: string, long: string): number {
  if (short.length < 2 || short.length >= long.length || short[0] !== long[0]) return 0;
  const share = short.length / long.length;
  if (short.length >= 3 && long.startsWith(short)) return 0.84 + 0.12 * share;
  const skeleton = long[0] + long.slice(1).replace(/[aeiou]/g, '');
  if (short === skeleton) return 0.93;
  if (skeleton.startsWith(short) && short.length >= 3) return 0.86;
  if (!isWithin(short, long)) return 0;
  // Few letters in order are found in many words.
  return short.length >= 3 ? 0.66 + 0.2 * share : isWithin(short, skeleton) ? 0.55 + 0.2 * share : 0;
}

function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Jaro (1989) with Winkler's (1990) bonus for a common beginning of up to four letters, 0 … 1. */
export function jaroWinkler(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 1;
  const window = Math.max(0, Math.floor(longest / 2) - 1);
  const taken = new Array<boolean>(other.length).fill(false);
  const matched: string[] = [];
  for (let i = 0; i < one.length; i++) {
    const last = Math.min(other.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (taken[j] || other[j] !== one[i]) continue;
      taken[j] = true;
      matched.push(one[i]!);
      break;
    }
  }
  const same = matched.length;
  if (same === 0) return 0;
  let at = 0;
  let swapped = 0;
  for (let j = 0; j < other.length; j++) {
    if (!taken[j]) continue;
    if (matched[at] !== other[j]) swapped += 1;
    at += 1;
  }
  const jaro = (same / one.length + same / other.length + (same - swapped / 2) / same) / 3;
  let common = 0;
  while (common < 4 && one[common] !== undefined && one[common] === other[common]) common += 1;
  return jaro + common * 0.1 * (1 - jaro);
}

/** Groups of three letters, the ends of the text marked by a space. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const padded = ` ${text} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return found;
}

/** Dice (1945): twice what both have, of all that they have, 0 … 1. */
export function diceOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const gram of one) if (other.has(gram)) both += 1;
  return (2 * both) / (one.size + other.size || 1);
}
