/** Seeded chance, so that the sample restaurant is the same on every device. */

export interface Chance {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Mean 0, deviation 1. */
  readonly normal: () => number;
  /** A whole number with that mean. */
  readonly poisson: (mean: number) => number;
}

/** A stream of its own for each name: drawing from one never moves another. */
export function chanceOf(seed: number, name: string): Chance {
  let state = seed >>> 0;
  // FNV-1a.
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 16_777_619) >>> 0;
  // Mulberry32 (Tommy Ettinger, public domain).
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  // Box–Muller.
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    // Knuth, The Art of Computer Programming, vol. 2, 3.4.1.
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count++;
    return count;
  };
  return { uniform, normal, poisson };
}
