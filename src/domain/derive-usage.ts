/** Use that nobody recorded: what is missing between two levels, on its day or spread over the days between. */

import type { DailySeries } from './daily-records.ts';
import { dayToNumber, weekdayOfNumber } from './day.ts';
import { spreadOut } from './spread-out.ts';

/** Days between two levels, `from` … `to` (both counted, as indexes into the series): the last one ends with a level, the day before the first too. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Base units used on its days of which use was not recorded; negative when more was found than could be there. */
  readonly total: number;
}

/** Days before a gap from which the weekdays' shares are learned. */
const PROFILE_DAYS = 56;

/**
 * Fills `used` where it follows from the levels around it: opening + received + transfers in − transfers out − wasted − closing, less what
 * was recorded as used. Over several days it is spread in proportion to the weekdays of the eight weeks before, as far as those were seen
 * themselves, evenly where nothing was; never more by any day than had come by then; whole base units that add up exactly. Such days are
 * marked in `spreadOver`. A negative result fills nothing and is marked in `unexplained` on its last day. Answers what it worked out, oldest first.
 */
export function deriveUsage(series: DailySeries, untold: Uint8Array): readonly Gap[] {
  const { opening, used, closing } = series.amounts;
  const firstDay = dayToNumber(series.firstDay);
  const gaps: Gap[] = [];
  let from = -1;
  for (let i = 0; i < used.length; i++) {
    if (!Number.isNaN(opening[i])) from = i;
    if (Number.isNaN(closing[i])) continue;
    if (from >= 0) {
      const gap = fillGap(series, untold, from, i, firstDay);
      if (gap !== null) gaps.push(gap);
    }
    from = -1;
  }
  return gaps;
}

function fillGap(series: DailySeries, untold: Uint8Array, from: number, to: number, firstDay: number): Gap | null {
  const { opening, received, used, wasted, transferIn, transferOut, closing } = series.amounts;
  const open: number[] = [];
  /** What there was to use by the end of each open day, if nothing unrecorded had been. */
  const available: number[] = [];
  let level = opening[from]!;
  for (let i = from; i <= to; i++) {
    const moved = (amount: number) => (untold[i] === 1 && Number.isNaN(amount) ? 0 : amount);
    level += moved(received[i]!) + moved(transferIn[i]!) - moved(transferOut[i]!) - moved(wasted[i]!);
    if (Number.isNaN(used[i])) {
      open.push(i);
      available.push(level);
    } else {
      level -= used[i]!;
      if (open.length > 0) available[open.length - 1] = Math.min(available[open.length - 1]!, level);
    }
  }
  const total = level - closing[to]!;
  if (open.length === 0 || Number.isNaN(total)) return null;
  if (total < 0) series.unexplained[to] = -total;
  else if (open.length === 1) used[open[0]!] = total;
  else {
    const weights = weightsOf(series, from, open, firstDay);
    const parts = spreadOut(total, weights, available);
    open.forEach((i, at) => {
      used[i] = parts[at]!;
      series.spreadOver[i] = open.length;
    });
  }
  return { from, to, total };
}

/** 840 divides by every number up to 8, so that the mean of up to eight like weekdays is a whole number of 840ths. */
const PARTS = 840;

/** Of each open day the mean use of its weekday in the weeks before, in 840ths of a base unit; of an unseen weekday the mean of those seen. */
function weightsOf({ amounts, spreadOver }: DailySeries, from: number, open: readonly number[], firstDay: number) {
  const sums = new Array<number>(7).fill(0);
  const counts = new Array<number>(7).fill(0);
  for (let i = Math.max(0, from - PROFILE_DAYS); i < from; i++) {
    if (Number.isNaN(amounts.used[i]) || !Number.isNaN(spreadOver[i])) continue;
    const weekday = weekdayOfNumber(firstDay + i);
    sums[weekday]! += amounts.used[i]!;
    counts[weekday]! += 1;
  }
  const seen = counts.flatMap((count, weekday) => (count === 0 ? [] : [Math.round((sums[weekday]! * PARTS) / count)]));
  const usual = seen.length === 0 ? 1 : Math.round(seen.reduce((sum, one) => sum + one, 0) / seen.length);
  return open.map((i) => {
    const weekday = weekdayOfNumber(firstDay + i);
    return counts[weekday] === 0 ? usual : Math.round((sums[weekday]! * PARTS) / counts[weekday]!);
  });
}
