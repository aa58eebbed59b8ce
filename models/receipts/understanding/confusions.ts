/** Which signs print alike: one table for the search through readings, for labels, and for spoiling texts when measuring. */

/**
 * Natural logarithms of how much likelier it is that a digit was read right than as that other digit, by how alike they print. Pairs as in
 * published confusion matrices of printed digits (Kukich 1992, "Techniques for automatically correcting words in text", §2.2); symmetric.
 */
const ALIKE: readonly (readonly [pair: string, cost: number])[] = [
  ['08', 3],
  ['06', 3],
  ['09', 3.4],
  ['17', 2.8],
  ['14', 3.6],
  ['27', 3.2],
  ['23', 3.6],
  ['38', 3],
  ['35', 3.2],
  ['39', 3.6],
  ['49', 3.2],
  ['56', 3],
  ['58', 3.4],
  ['59', 3.6],
  ['68', 3],
  ['89', 3.2],
  ['57', 4],
  ['79', 3.8],
];
/** Any other digit. */
const UNLIKE = 5;

const costOfPair = new Map<string, number>();
for (const [pair, cost] of ALIKE) {
  costOfPair.set(pair, cost);
  costOfPair.set(`${pair[1]}${pair[0]}`, cost);
}

/** What it costs to say that `read` stood for `meant`, both digits; 0 for the same. */
export const costOfDigit = (read: string, meant: string): number =>
  read === meant ? 0 : (costOfPair.get(read + meant) ?? UNLIKE);

/** Letters of one class look alike to a reader; a label is compared by class. */
const CLASSES: Readonly<Record<string, string>> = {
  '0': 'o',
  q: 'o',
  d: 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '!': 'l',
  j: 'l',
  '2': 'z',
  '5': 's',
  $: 's',
  '8': 'b',
  '6': 'b',
  '3': 'e',
  '4': 'a',
  '9': 'g',
  '7': 't',
  v: 'u',
  h: 'n',
};

/** A word as its look-alike classes, letters and digits only: `SUBT0TAL` and `5ubtotal` are one. */
export function classesOf(text: string): string {
  let out = '';
  for (const sign of text.toLowerCase()) {
    const known = CLASSES[sign];
    if (known !== undefined) out += known;
    else if (sign >= 'a' && sign <= 'z') out += sign;
  }
  return out;
}

/**
 * What a reader makes of a sign, for spoiling texts by a seed: each sign of the key may become any of its value. Both cases; a space may vanish,
 * a separator may vanish, change or part. Signs not in the table stay.
 */
export const SPOILED: Readonly<Record<string, readonly string[]>> = {
  '0': ['O', 'o', 'D', '8', '6', '9'],
  '1': ['l', 'I', '7', '|', '4'],
  '2': ['Z', 'z', '7', '3'],
  '3': ['8', '5', '9', 'E'],
  '4': ['9', 'A', '1'],
  '5': ['S', 's', '6', '3', '8'],
  '6': ['G', 'b', '8', '5', '0'],
  '7': ['1', 'T', '2', '?'],
  '8': ['B', '3', '6', '0', '&'],
  '9': ['g', 'q', '4', '0'],
  '.': [',', '', ' ', '. '],
  ',': ['.', '', ' ', ', '],
  ' ': ['', '  '],
  a: ['o', 'e', '@'],
  b: ['6', 'h', 'o'],
  c: ['e', 'o', '('],
  e: ['c', 'o', 'a'],
  g: ['9', 'q', 'y'],
  h: ['n', 'b'],
  i: ['l', '1', 'j', '!'],
  l: ['1', 'i', 'I', '|'],
  m: ['rn', 'n', 'nn'],
  n: ['m', 'h', 'ri'],
  o: ['0', 'c', 'a'],
  r: ['n', 'i', 't'],
  s: ['5', 'a', 'e'],
  t: ['f', 'l', 'i'],
  u: ['v', 'ii', 'n'],
  v: ['u', 'y'],
  w: ['vv', 'uu'],
  y: ['v', 'g'],
  A: ['4', 'R', 'H'],
  B: ['8', 'R', 'E'],
  C: ['G', 'O', '('],
  D: ['O', '0', 'B'],
  E: ['F', 'B', 'L'],
  F: ['P', 'E', 'T'],
  G: ['6', 'C', 'O'],
  H: ['N', 'M', 'A'],
  I: ['l', '1', '|', 'T'],
  K: ['X', 'R'],
  L: ['I', '1', 'E'],
  M: ['N', 'H', 'W'],
  N: ['M', 'H', 'W'],
  O: ['0', 'Q', 'D', 'C'],
  P: ['F', 'R'],
  R: ['A', 'K', 'P'],
  S: ['5', '8', '$'],
  T: ['7', 'I', 'Y'],
  U: ['V', 'O'],
  V: ['U', 'Y'],
  W: ['VV', 'M'],
  X: ['K', 'x'],
  Y: ['V', 'T'],
  Z: ['2', '7'],
};
