/** Shares a whole amount out over days, in whole parts that add up to it exactly. */

/**
 * `total` in proportion to `weights` by the method of the largest remainder (Hamilton's; of equal remainders the earlier day's), evenly
 * where all weights are 0. `available[i]` bounds the sum of the parts through `i`, as far as the total allows: what does not fit waits for
 * the days after. All whole and not negative but `available`, which may be anything.
 */
export function spreadOut(total: number, weights: readonly number[], available: readonly number[]): readonly number[] {
  const parts = largestRemainder(total, weights);
  let sum = 0;
  for (let i = 0; i < parts.length - 1; i++) {
    sum += parts[i]!;
    const most = Math.min(total, Math.max(0, Math.floor(available[i]!)));
    if (sum <= most) continue;
    const later = available.slice(i + 1).map((one) => one - most);
    return [
      ...spreadOut(most, weights.slice(0, i + 1), available.slice(0, i + 1)),
      ...spreadOut(total - most, weights.slice(i + 1), later),
    ];
  }
  return parts;
}

function largestRemainder(total: number, weights: readonly number[]): number[] {
  const known = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = (known === 0 ? weights.map(() => 1) : weights).map(BigInt);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const parts = shares.map((share) => Number((BigInt(total) * share) / whole));
  const rests = shares.map((share, i) => ({ i, rest: (BigInt(total) * share) % whole }));
  rests.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  for (const { i } of rests.slice(0, left)) parts[i]! += 1;
  return parts;
}
