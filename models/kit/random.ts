/** Chance that can be repeated: one small seeded generator for every technique, so that the same data and seed give the same model. */

/** A stream of random numbers. Two streams of the same seed (and stream number) tell the same numbers on every device. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2⁻³². */
  readonly uniform: () => number;
  /** Uniform whole number in 0 … `count` − 1, without modulo bias; `count` in 1 … 2³². */
  readonly below: (count: number) => number;
  /** Standard normal (mean 0, deviation 1), by Marsaglia's polar method (Marsaglia & Bray 1964). */
  readonly normal: () => number;
  /** Puts the elements of `array` into random order, in place (Fisher & Yates; Durstenfeld 1964), and returns it. */
  readonly shuffle: <List extends Shuffled>(array: List) => List;
  /** All it takes to go on from here after {@link resumeRandom}: four words and the normal kept for later (NaN when none). */
  readonly state: () => RandomState;
}

/** Plain data, to be kept in a checkpoint. */
export interface RandomState {
  readonly words: readonly [number, number, number, number];
  readonly spare: number;
}

type Shuffled = unknown[] | Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const TWO_32 = 4_294_967_296;

/**
 * A stream seeded by a whole number (up to 2⁵³). `stream` (32 bits) gives independent streams of one seed (one per tree, per series, per layer), so that
 * work done in another order still draws the same numbers.
 *
 * sfc32 (Doty-Humphrey, PractRand): passes PractRand and BigCrush, period at least 2³². Different pairs of seed and stream always start
 * from different states, as the mixing below is one to one.
 */
export function createRandom(seed: number, stream = 0): Random {
  const words = [mix(seed | 0), mix(Math.floor(seed / TWO_32) ^ 0x5bd1e995), mix(~stream), 1] as const;
  const random = resumeRandom({ words, spare: Number.NaN });
  // The counter word starts at one; twelve steps mix it into the other three, as the author advises.
  for (let i = 0; i < 12; i++) random.uniform();
  return random;
}

/** Goes on exactly where {@link Random.state} was taken. */
export function resumeRandom(state: RandomState): Random {
  let [a, b, c, counter] = state.words;
  let spare = state.spare;

  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  const below = (count: number): number => {
    const limit = TWO_32 - (TWO_32 % count);
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return drawn % count;
  };
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    let x = 0;
    let y = 0;
    let radius = 0;
    do {
      x = (next() * 2) / TWO_32 - 1;
      y = (next() * 2) / TWO_32 - 1;
      radius = x * x + y * y;
    } while (radius >= 1 || radius === 0);
    const scale = Math.sqrt((-2 * Math.log(radius)) / radius);
    spare = y * scale;
    return x * scale;
  };
  return {
    uniform: () => next() / TWO_32,
    below,
    normal,
    shuffle: (array) => {
      for (let i = array.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = array[i];
        array[i] = array[j] as never;
        array[j] = held as never;
      }
      return array;
    },
    state: () => ({ words: [a, b, c, counter], spare }),
  };
}

/** splitmix32 (Steele, Lea & Flood 2014, 32-bit form): turns words that differ in one bit into unrelated words, one to one. */
function mix(word: number): number {
  let z = (word + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
