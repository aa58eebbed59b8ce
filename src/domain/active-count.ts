/** Which items to count tonight when there is time for a dozen: those whose book figure may be wrong by the most money. */

import { addDays, type Day, daysBetween } from './day.ts';
import { type ExpectedDay, expectUse } from './expected-use.ts';
import { type MinorMoney, minorMoney } from './money.ts';
import type { Item } from './nouns.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** A count that fits between two tasks. */
export const ACTIVE_COUNT_ITEMS = 12;

/** What is known of an item whose level is in doubt. */
export interface DoubtQuestion {
  readonly item: Item;
  /** Stock to have at this outlet, base units; null when nobody said. */
  readonly par: BaseQuantity | null;
  /** The book's figure; null when never counted. */
  readonly onHand: BaseQuantity | null;
  /** Day of the last level; null when there is none. */
  readonly countedOn: Day | null;
  /** The forecast's days, where there are any. */
  readonly expected: readonly ExpectedDay[];
  /** Base units used a day lately, known days only; asked where there is no forecast. */
  readonly usedLately: readonly number[];
}

export interface WorthCounting {
  readonly item: Item;
  /** `never`: nobody has looked yet. `negative`: the book says less than nothing. `drift`: use since the count is only expected. */
  readonly why: 'never' | 'negative' | 'drift';
  /** Days since the last level; null for `never`. */
  readonly days: number | null;
  /** Base units the book may be off by: one standard deviation. */
  readonly off: BaseQuantity;
  /** What that is worth; null without a price. */
  readonly stake: MinorMoney | null;
}

/** The level at which a normal quantile lies one standard deviation above the mean. */
const ONE_SIGMA = 0.841_344_7;
/** What a kitchen keeps where nobody said: a week's use. */
const USUAL_STOCK_DAYS = 7;

/**
 * Value at stake × uncertainty × staleness: price × σ of a day's use × √(days since the level). Errors of a stock record add up like a
 * random walk, so that their variance grows with the days (DeHoratius, Mersereau & Schrage, *Retail Inventory Management When Records Are
 * Inaccurate*, M&SOM 10(2), 2008); with a forecast each day brings the variance of its own interval. No more can be missing than was there.
 * A level that was never known is taken as anywhere between nothing and the usual stock A with equal chance: σ = A / √12. A level below
 * nothing is wrong by at least that much. Counted today: nothing to win.
 */
export function doubtOf(question: DoubtQuestion, today: Day): WorthCounting | null {
  const { item, onHand, countedOn, expected, usedLately } = question;
  if (onHand === null || countedOn === null) {
    const usual = question.par ?? USUAL_STOCK_DAYS * meanUse(expected, usedLately, today);
    return worth(item, 'never', null, usual / Math.sqrt(12));
  }
  const days = daysBetween(countedOn, today);
  if (days <= 0 && onHand >= 0) return null;
  if (onHand < 0) return worth(item, 'negative', days, -onHand);
  const sigma =
    expected.length > 0
      ? expectUse(expected, addDays(countedOn, 1), today, ONE_SIGMA).spread
      : deviation(usedLately) * Math.sqrt(days);
  return worth(item, 'drift', days, Math.min(sigma, onHand));
}

/** At most {@link ACTIVE_COUNT_ITEMS}, dearest first; those without a price come last, the longest uncounted first. */
export function chooseActiveCount(questions: readonly DoubtQuestion[], today: Day): readonly WorthCounting[] {
  return questions
    .flatMap((question) => doubtOf(question, today) ?? [])
    .sort((a, b) => (b.stake ?? -1) - (a.stake ?? -1) || (b.days ?? Infinity) - (a.days ?? Infinity))
    .slice(0, ACTIVE_COUNT_ITEMS);
}

function worth(item: Item, why: WorthCounting['why'], days: number | null, sigma: number): WorthCounting | null {
  const off = baseQuantity(Math.round(sigma));
  if (off === 0) return null;
  const stake = item.price === null ? null : minorMoney(Math.round((sigma * item.price.amount) / item.price.per));
  return { item, why, days, off, stake };
}

function meanUse(expected: readonly ExpectedDay[], usedLately: readonly number[], today: Day): number {
  if (expected.length > 0) return expectUse(expected, today, addDays(today, 6), 0.5).mean / 7;
  return mean(usedLately);
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation; 0 of less than two. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}
