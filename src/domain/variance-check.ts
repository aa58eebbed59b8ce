/** What to look at first when use and recipes differ: the ordinary slips, never a person. */

import type { ItemVariance, VarianceDay } from './variance.ts';

/**
 * `fine`: nothing worth a look. `uncounted`: too few days are known. `unit-slip`: a day is off by a factor of ten, a hundred or a thousand.
 * `late-receipt`: a count found more than could be there, or one day takes back what another lacks. `double-waste`: what is missing to the
 * recipes is what was written off. `recipe`: kitchen and recipe differ by the same share day after day. `recount`: nothing of these.
 */
export type VarianceCheck =
  | { readonly kind: 'fine' | 'uncounted' | 'recount' }
  | { readonly kind: 'unit-slip' | 'late-receipt'; readonly day: VarianceDay['day'] }
  | { readonly kind: 'double-waste'; readonly wasted: number }
  /** `share`: used ÷ recipe. */
  | { readonly kind: 'recipe'; readonly share: number };

/** Less than this share of what recipes say is scooping and rounding. */
const FINE = 0.05;
/** How near two amounts must be to be taken for the same. */
const ALIKE = 0.15;
const FACTORS = [10, 100, 1000] as const;
/** Days known before a steady share means anything. */
const STEADY_DAYS = 5;

/** The cheapest next check, in the order in which such gaps come about: typing before deliveries before write-offs before recipes. */
export function likelyCheck(variance: ItemVariance): VarianceCheck {
  const { days, compared, difference, should } = variance;
  const surplus = days.find((day) => day.unexplained > 0);
  const known = days.filter((day) => day.difference !== null);
  const slip = known.find(isUnitSlip);
  if (slip !== undefined) return { kind: 'unit-slip', day: slip.day };
  if (surplus !== undefined) {
    return isUnitSlipOf(surplus.unexplained, should / Math.max(1, compared))
      ? { kind: 'unit-slip', day: surplus.day }
      : { kind: 'late-receipt', day: surplus.day };
  }
  if (compared === 0) return { kind: 'uncounted' };
  if (Math.abs(difference) <= FINE * Math.max(1, should)) {
    const pair = oppositeDays(known);
    return pair === null ? { kind: 'fine' } : { kind: 'late-receipt', day: pair.day };
  }
  const wasted = days.reduce((sum, day) => sum + day.wasted, 0);
  if (difference < 0 && wasted > 0 && isAlike(-difference, wasted)) return { kind: 'double-waste', wasted };
  if (variance.spread * 2 > compared) return { kind: 'uncounted' };
  const share = steadyShare(known);
  return share === null ? { kind: 'recount' } : { kind: 'recipe', share };
}

const isAlike = (a: number, b: number) => Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b));

function isUnitSlip({ used, should, spreadOver }: VarianceDay): boolean {
  if (spreadOver !== null || used === null || should === null || used === 0 || should === 0) return false;
  return FACTORS.some((factor) => isAlike(used, should * factor) || isAlike(used * factor, should));
}

const isUnitSlipOf = (amount: number, usual: number) =>
  usual > 0 && FACTORS.slice(1).some((factor) => amount > (usual * factor) / 2);

/** A day off by more than half of its recipe use, with a day within three after it that is off as much the other way. */
function oppositeDays(days: readonly VarianceDay[]): VarianceDay | null {
  for (const [i, day] of days.entries()) {
    if (day.spreadOver !== null || Math.abs(day.difference!) < Math.max(1, day.should! / 2)) continue;
    const other = days
      .slice(i + 1, i + 4)
      .find((next) => next.difference! * day.difference! < 0 && isAlike(next.difference!, -day.difference!));
    if (other !== undefined) return day;
  }
  return null;
}

/** Used ÷ recipe where it is about the same (coefficient of variation under 15 %) on enough days seen by themselves. */
function steadyShare(days: readonly VarianceDay[]): number | null {
  const shares = days.flatMap(({ used, should, spreadOver }) =>
    spreadOver === null && should !== null && should > 0 && used !== null ? [used / should] : [],
  );
  if (shares.length < STEADY_DAYS) return null;
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const variance = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / shares.length;
  return mean > 0 && Math.sqrt(variance) / mean < ALIKE && Math.abs(mean - 1) > FINE ? mean : null;
}
