/** Whether a figure typed while counting looks like a slip of the finger, so that it can be asked about once, gently. */

/** `unit`: ten or a thousand times too much or too little, as a wrong unit or a lost point makes it. */
export interface CountOddity {
  readonly kind: 'unit' | 'much' | 'little';
  /** Counted ÷ expected; for `unit` the slip itself: 10, 1000, 0.1 or 0.001. */
  readonly times: number;
}

export interface ExpectedLevel {
  /** Base units that are probably there. */
  readonly likely: number;
  /** Between these on nine of ten such days. */
  readonly low: number;
  readonly high: number;
}

const SLIPS = [10, 1000, 0.1, 0.001] as const;
/** A slip leads back to within a quarter of what is expected; a true surplus rarely lies just there. */
const NEAR = 1.25;

/**
 * null when nothing is strange: from half to twice of what is expected, and whatever lies within its range. Zero is never asked about here:
 * it is said by a key of its own.
 */
export function oddityOf(counted: number, expected: ExpectedLevel | null): CountOddity | null {
  if (expected === null || expected.likely <= 0 || counted <= 0) return null;
  if (counted >= expected.low && counted <= expected.high) return null;
  const times = counted / expected.likely;
  if (times >= 0.5 && times <= 2) return null;
  const slip = SLIPS.find((one) => times / one < NEAR && one / times < NEAR);
  if (slip !== undefined) return { kind: 'unit', times: slip };
  return { kind: times > 1 ? 'much' : 'little', times };
}
