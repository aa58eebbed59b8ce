/** Walks of several networks in parts, so that threads can share them. */

import type { Control } from '../kit/control.ts';
import {
  type LearnedNetwork,
  type NetworkWalker,
  openWalker,
  type PathRange,
  WALKERS,
  type WalkQuestion,
} from './sequences.ts';

/** Paths of a part: a tenth of a second of work, in whole groups of walkers, so that every number is the same whoever says it. */
const PART_PATHS = 8 * WALKERS;

/** Some paths of one of the networks asked. Plain data. */
export interface NetworkPart extends PathRange {
  readonly network: number;
}

/** All parts of a question to so many networks, one network after the other. */
export function partsOf({ ground, cutoffs }: WalkQuestion, networks: number): NetworkPart[] {
  const paths = ground.grid.series * cutoffs.length;
  const each = Math.ceil(paths / PART_PATHS);
  return Array.from({ length: networks * each }, (_, i) => {
    const from = (i % each) * PART_PATHS;
    return { network: Math.floor(i / each), from, to: Math.min(paths, from + PART_PATHS) };
  });
}

/** Walks the parts that `take` hands out until it has no more, and writes what is said to that network's `said`. */
export async function walkParts(
  question: WalkQuestion,
  networks: readonly LearnedNetwork[],
  take: () => NetworkPart | null | Promise<NetworkPart | null>,
  said: readonly Float64Array[],
  control: Control,
): Promise<void> {
  let walking = -1;
  let walker: NetworkWalker | undefined;
  try {
    for (let part = await take(); part !== null; part = await take()) {
      if (part.network !== walking || walker === undefined) {
        walker?.close();
        walking = part.network;
        walker = openWalker(question, networks[walking]!);
      }
      await walker.walk(part, said[walking]!, control);
    }
  } finally {
    walker?.close();
  }
}

/** Copies what was said on a part's paths. */
export function copyPart(
  { ground, cutoffs, horizon }: WalkQuestion,
  { from, to }: PathRange,
  said: Float64Array,
  into: Float64Array,
): void {
  for (let path = from; path < to; path++) {
    const series = Math.floor(path / cutoffs.length);
    const at = ((path % cutoffs.length) * ground.grid.series + series) * horizon;
    into.set(said.subarray(at, at + horizon), at);
  }
}
