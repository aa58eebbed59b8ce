/** What speaks against a paper before it moves stock: prices, amounts, its day, its twin, its currency, its sums. */

import { addDays, type Day } from './day.ts';
import type { Currency, MinorMoney, Price } from './money.ts';
import type { ItemId, OutletId, PaperId, PhotoId, SupplierId } from './nouns.ts';
import type { BaseQuantity } from './quantity.ts';
import { type Bought, lineQuantity, medianOf } from './receipt-mapping.ts';
import { blockOf, landedCosts, type Review, sumUp } from './receipt-review.ts';

/** A paper that was booked before. */
export interface KnownPaper {
  readonly id: PaperId;
  readonly supplierId: SupplierId | null;
  readonly merchant: string | null;
  readonly number: string | null;
  readonly day: Day;
  readonly total: MinorMoney | null;
}

/** A paper as the book keeps it, with its photos as proof. */
export interface Paper extends KnownPaper {
  readonly outletId: OutletId;
  readonly currency: Currency;
  /** Its pages in order; none where it was entered without a photo. */
  readonly photoIds: readonly PhotoId[];
}

/**
 * `stops`: nothing is booked until it is settled. Otherwise it is asked once before booking (`asks`), or only shown.
 * `line` is the id of a `ReviewLine`.
 */
export type Worry = { readonly weight: 'stops' | 'asks' | 'shows' } & (
  | {
      readonly code: 'price-tenfold' | 'price-far';
      readonly line: number;
      readonly price: Price;
      readonly usual: Price;
      readonly times: number;
    }
  | {
      readonly code: 'quantity-tenfold' | 'quantity-far';
      readonly line: number;
      readonly quantity: BaseQuantity;
      readonly usual: BaseQuantity;
      readonly times: number;
    }
  | { readonly code: 'date-missing' }
  | { readonly code: 'date-old' | 'date-ahead'; readonly day: Day }
  | { readonly code: 'duplicate'; readonly paper: KnownPaper }
  | { readonly code: 'currency'; readonly currency: Currency; readonly book: Currency }
  | { readonly code: 'sums'; readonly off: number }
);
export type WorryCode = Worry['code'];

export interface CheckContext {
  readonly today: Day;
  /** What the book counts in. */
  readonly currency: Currency;
  readonly boughtById: ReadonlyMap<ItemId, Bought>;
  readonly papers: readonly KnownPaper[];
}

/** A paper older than this is looked at twice: the year may be misread, or it was booked long ago. */
export const OLDEST_DAYS = 45;
/** Unit prices looked back at. */
export const LAST_PRICES = 5;
/** How far from the middle of the last prices a price may be before a word is said. */
const FAR_PRICE = 0.3;
/** How many times the usual amount, or which part of it, is worth a word. */
const FAR_QUANTITY = 4;
/** Ten times and more, or a tenth and less: a separator misread, kilos for grams, packs for pieces. */
const TENFOLD = 7.5;

/** The gravest first. */
export function checkPaper(review: Review, context: CheckContext): readonly Worry[] {
  const worries = [
    ...checkCurrency(review, context),
    ...checkDay(review, context),
    ...checkTwin(review, context),
    ...checkSums(review),
    ...checkLines(review, context),
  ];
  return worries.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
}

const WEIGHTS: readonly Worry['weight'][] = ['stops', 'asks', 'shows'];

function checkCurrency({ currency }: Review, { currency: book }: CheckContext): Worry[] {
  return currency === book ? [] : [{ weight: 'stops', code: 'currency', currency, book }];
}

function checkDay({ day }: Review, { today }: CheckContext): Worry[] {
  if (day === null) return [{ weight: 'shows', code: 'date-missing' }];
  if (day > addDays(today, 1)) return [{ weight: 'stops', code: 'date-ahead', day }];
  if (day > today) return [{ weight: 'asks', code: 'date-ahead', day }];
  return day < addDays(today, -OLDEST_DAYS) ? [{ weight: 'asks', code: 'date-old', day }] : [];
}

/** The same supplier with the same number, or the same day and total. */
function checkTwin(review: Review, { papers }: CheckContext): Worry[] {
  const isSeller = (paper: KnownPaper) =>
    review.supplierId === null
      ? review.merchant !== null && paper.merchant !== null && plain(paper.merchant) === plain(review.merchant)
      : paper.supplierId === review.supplierId;
  const isTwin = (paper: KnownPaper) => {
    const sameDay = paper.day === review.day && paper.total !== null && paper.total === review.total;
    const sameNumber = review.number !== null && paper.number !== null && plain(paper.number) === plain(review.number);
    return sameDay || (sameNumber && (paper.total === review.total || paper.day === review.day));
  };
  const twin = papers.find((paper) => isSeller(paper) && isTwin(paper));
  return twin === undefined ? [] : [{ weight: 'asks', code: 'duplicate', paper: twin }];
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

function checkSums(review: Review): Worry[] {
  const { total, unpriced } = sumUp(review);
  if (total === null || total.off === 0) return [];
  // Lines without a price cannot add up to a total; they say so themselves.
  return [{ weight: unpriced > 0 ? 'shows' : 'asks', code: 'sums', off: total.off }];
}

function checkLines(review: Review, { boughtById, currency }: CheckContext): Worry[] {
  // Prices in another money say nothing beside these.
  if (review.currency !== currency) return [];
  const costs = landedCosts(review);
  return review.lines.flatMap((line, i): Worry[] => {
    if (line.isLeftOut || blockOf(line) !== null) return [];
    const bought = boughtById.get(line.itemId!);
    const quantity = lineQuantity(line.quantity, line.holds!)!;
    if (bought === undefined) return [];
    const found: Worry[] = [];
    const cost = costs[i] ?? null;
    const usual = middlePrice(bought.prices.slice(-LAST_PRICES));
    if (cost !== null && cost > 0 && usual !== null) {
      const times = cost / quantity / (usual.amount / usual.per);
      const price = { amount: cost, per: quantity };
      if (isTenfold(times))
        found.push({ weight: weightOf(line), code: 'price-tenfold', line: line.id, price, usual, times });
      else if (Math.abs(times - 1) > FAR_PRICE)
        found.push({ weight: 'shows', code: 'price-far', line: line.id, price, usual, times });
    }
    if (bought.quantities.length >= 3) {
      const middle = Math.round(medianOf(bought.quantities)) as BaseQuantity;
      const times = quantity / middle;
      if (isTenfold(times)) {
        found.push({ weight: weightOf(line), code: 'quantity-tenfold', line: line.id, quantity, usual: middle, times });
      } else if (times > FAR_QUANTITY || times < 1 / FAR_QUANTITY) {
        found.push({ weight: 'shows', code: 'quantity-far', line: line.id, quantity, usual: middle, times });
      }
    }
    return found;
  });
}

/** What a person has looked at and confirmed is not asked again. */
const weightOf = ({ isConfirmed }: { readonly isConfirmed: boolean }): Worry['weight'] =>
  isConfirmed ? 'shows' : 'asks';

const isTenfold = (times: number) => times >= TENFOLD || times <= 1 / TENFOLD;

/** The middle one of some prices; the lower of two. */
function middlePrice(prices: readonly Price[]): Price | null {
  const sorted = prices.toSorted((a, b) => a.amount / a.per - b.amount / b.per);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}
