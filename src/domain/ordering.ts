/** Proposes what to order and proves it: need − have − coming, within shelf life, in whole packs. */

import { addDays, type Day } from './day.ts';
import { type ExpectedDay, expectUse, missedUse, type PartDay } from './expected-use.ts';
import { costOf, type MinorMoney, minorMoney } from './money.ts';
import type { Item, Pack } from './nouns.ts';
import { packsToBase, splitPacks } from './pack-amount.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';
import type { DeliveryPlan } from './supplier-calendar.ts';

/** The wanted chance of not running short until the delivery after next. */
export const DEFAULT_SERVICE_LEVEL = 0.9;

export interface StockPosition {
  /** Base units on the shelf; null when never counted, which is not zero. */
  readonly onHand: BaseQuantity | null;
  /** The last day whose use is already out of `onHand`. */
  readonly through: Day;
}

/** What an open order still brings. */
export interface Incoming {
  readonly deliveryOn: Day;
  readonly quantity: BaseQuantity;
}

export interface OrderQuestion {
  readonly item: Pick<Item, 'pack' | 'shelfLifeDays' | 'par'>;
  readonly stock: StockPosition;
  readonly incoming: readonly Incoming[];
  /** Consecutive forecast days; empty when there is no forecast. */
  readonly expected: readonly ExpectedDay[];
  readonly plan: DeliveryPlan;
  readonly today: Day;
  /** Today, when it was counted in the middle of it. */
  readonly part?: PartDay | null;
  /** Chance of not running short, 0.5–0.99. */
  readonly serviceLevel: number;
}

/** The figures of the one-sentence proof; all amounts are whole base units. */
export interface OrderProof {
  /** `forecast`: from expected use. `par`: no forecast, filled up to par. `nothing`: neither is known, so nothing is proposed. */
  readonly basis: 'forecast' | 'par' | 'nothing';
  /** The days this order must see through: from the delivery to the day before the next, or to the last day it keeps. */
  readonly coverFrom: Day;
  readonly coverTo: Day;
  /** Expected use from today until the delivery, and over the covered days. With basis `par`, `needAfter` is the par level. */
  readonly needBefore: BaseQuantity;
  readonly needAfter: BaseQuantity;
  /** Kept against a strong week, at `serviceLevel`. */
  readonly safety: BaseQuantity;
  readonly serviceLevel: number;
  /** On hand today: the last count less the expected use since. 0 when never counted. */
  readonly have: BaseQuantity;
  readonly usedSinceCount: BaseQuantity;
  readonly counted: boolean;
  /** Open orders that arrive within the covered days. */
  readonly coming: BaseQuantity;
  /** Expected use before the delivery that nothing on hand or coming can meet; no order placed now can mend it. */
  readonly missed: BaseQuantity;
  /** What must be ordered before packs are looked at: needBefore − missed + needAfter + safety − have − coming, at least 0. */
  readonly wanted: BaseQuantity;
  /** Set when the item keeps for less time than the order would have to last. */
  readonly shelfLife: { readonly days: number; readonly cutBy: BaseQuantity } | null;
  /** Set when the item is bought in packs; `size` is one of them, to the nearest base unit. */
  readonly pack: { readonly size: BaseQuantity; readonly count: number } | null;
  /** What of the quantity will probably not be used before it spoils (a single pack may be too large). */
  readonly spoils: BaseQuantity;
  /** Days of need that lie outside the forecast and repeat its nearest week. */
  readonly repeatedDays: number;
}

export interface Proposal {
  readonly quantity: BaseQuantity;
  readonly proof: OrderProof;
}

/**
 * Order up to the need of the protection interval (lead time + review period: the (R, S) policy of Silver, Pyke & Thomas,
 * *Inventory and Production Management in Supply Chains*, 4th ed., ch. 6), with use that finds an empty shelf taken as lost, not owed. Shelf life shortens the days covered. Rounds up to packs (or
 * to a handy amount where there are none), and down where the extra would spoil. More stock never orders more.
 */
export function proposeOrder(question: OrderQuestion): Proposal {
  if (question.expected.length === 0) return proposeToPar(question);
  const { item, stock, plan, today, expected, incoming, serviceLevel } = question;
  const use = (from: Day, to: Day) => expectUse(expected, from, to, serviceLevel, question.part ?? null);

  const since = use(addDays(stock.through, 1), addDays(today, -1));
  const firstOpen = stock.through < today ? today : addDays(stock.through, 1);
  const before = use(firstOpen, addDays(plan.deliveryOn, -1));
  const fullTo = addDays(plan.nextDeliveryOn, -1);
  const keepsTo = item.shelfLifeDays === null ? null : addDays(plan.deliveryOn, Math.max(1, item.shelfLifeDays) - 1);
  const coverTo = keepsTo !== null && keepsTo < fullTo ? keepsTo : fullTo;

  const usedSinceCount = stock.onHand === null ? 0 : Math.min(Math.round(since.mean), stock.onHand);
  const have = Math.max(0, (stock.onHand ?? 0) - usedSinceCount);
  const dayBefore = addDays(plan.deliveryOn, -1);
  const needBefore = Math.round(before.mean);
  const arrivals = incoming.map(({ deliveryOn, quantity }) => ({ day: deliveryOn, quantity }));
  const unmet = Math.round(missedUse(expected, have, arrivals, firstOpen, dayBefore, question.part ?? null));
  const there = have + sumUntil(incoming, dayBefore);
  const missed = Math.max(Math.min(unmet, needBefore), needBefore - there);
  const leftBefore = there - needBefore + missed;
  const left = leftBefore + sumUntil(incoming, plan.deliveryOn) - sumUntil(incoming, dayBefore);
  // What is uncertain before the delivery matters only as far as something would be left to lose.
  const doubtBefore = Math.min(Math.hypot(stock.onHand === null ? 0 : since.spread, before.spread), leftBefore);

  const wantedThrough = (to: Day) => {
    const after = use(plan.deliveryOn, to);
    const needAfter = Math.ceil(after.mean);
    const safety = Math.ceil(Math.hypot(after.spread, doubtBefore));
    const comingLater = sumUntil(incoming, to) - sumUntil(incoming, plan.deliveryOn);
    return { after, needAfter, safety, wanted: Math.max(0, needAfter + safety - left - comingLater) };
  };
  const covered = wantedThrough(coverTo);
  const full = coverTo === fullTo ? covered : wantedThrough(fullTo);
  const usable = keepsTo === null ? null : Math.max(covered.wanted, wantedThrough(keepsTo).wanted);
  const packed = roundToPacks(covered.wanted, item.pack ?? handyPack(covered.wanted), usable);

  return {
    quantity: baseQuantity(packed.quantity),
    proof: {
      basis: 'forecast',
      coverFrom: plan.deliveryOn,
      coverTo,
      needBefore: baseQuantity(needBefore),
      needAfter: baseQuantity(covered.needAfter),
      safety: baseQuantity(covered.safety),
      serviceLevel,
      have: baseQuantity(have),
      usedSinceCount: baseQuantity(usedSinceCount),
      counted: stock.onHand !== null,
      coming: baseQuantity(sumUntil(incoming, coverTo)),
      missed: baseQuantity(missed),
      wanted: baseQuantity(covered.wanted),
      shelfLife:
        item.shelfLifeDays !== null && full.wanted > covered.wanted
          ? { days: item.shelfLifeDays, cutBy: baseQuantity(full.wanted - covered.wanted) }
          : null,
      pack: item.pack === null ? null : { size: packsToBase(1, item.pack), count: packed.packs },
      spoils: baseQuantity(packed.spoils),
      repeatedDays: before.repeatedDays + covered.after.repeatedDays,
    },
  };
}

/** Without a forecast an item is filled up to its par, as kitchens do by hand; without par nothing can be said. */
function proposeToPar({ item, stock, incoming, plan, serviceLevel }: OrderQuestion): Proposal {
  const coverTo = addDays(plan.nextDeliveryOn, -1);
  const have = stock.onHand ?? 0;
  const coming = sumUntil(incoming, coverTo);
  const wanted = item.par === null ? 0 : Math.max(0, item.par - Math.max(0, have) - coming);
  const packed = roundToPacks(wanted, item.pack ?? handyPack(wanted), null);
  const zero = baseQuantity(0);
  return {
    quantity: baseQuantity(packed.quantity),
    proof: {
      basis: item.par === null ? 'nothing' : 'par',
      coverFrom: plan.deliveryOn,
      coverTo,
      needBefore: zero,
      needAfter: item.par ?? zero,
      safety: zero,
      serviceLevel,
      have: baseQuantity(Math.max(0, have)),
      usedSinceCount: zero,
      counted: stock.onHand !== null,
      coming: baseQuantity(coming),
      missed: zero,
      wanted: baseQuantity(wanted),
      shelfLife: null,
      pack: item.pack === null ? null : { size: packsToBase(1, item.pack), count: packed.packs },
      spoils: zero,
      repeatedDays: 0,
    },
  };
}

/** What is weighed out is asked for in two significant figures: 11 kg, not 10.023. */
function handyPack(wanted: number): Pack {
  return { name: '', size: baseQuantity(wanted < 100 ? 1 : 10 ** (Math.floor(Math.log10(wanted)) - 1)) };
}

/** Whole packs for `wanted`: up, unless the extra is more than can be used in time (`usable`); then down, but not to nothing. */
function roundToPacks(wanted: number, pack: Pack, usable: number | null) {
  const { packs: down, loose } = splitPacks(baseQuantity(wanted), pack);
  const up = loose > 0 ? down + 1 : down;
  const packs = usable === null || packsToBase(up, pack) <= usable ? up : Math.max(down, Math.min(up, 1));
  const quantity = packsToBase(packs, pack);
  return { packs, quantity, spoils: usable === null ? 0 : Math.max(0, quantity - usable) };
}

function sumUntil(incoming: readonly Incoming[], to: Day): number {
  let sum = 0;
  for (const { deliveryOn, quantity } of incoming) if (deliveryOn <= to) sum += quantity;
  return sum;
}

/** What an order comes to. */
export interface OrderTotal {
  readonly amount: MinorMoney;
  /** Lines whose price nobody knows; the amount leaves them out. */
  readonly unpriced: number;
  /** How much is missing to the supplier's minimum; 0 when it is met, or cannot be said because prices are missing. */
  readonly belowMinimum: MinorMoney;
}

/** Adds up the lines that order something. */
export function totalOrder(
  lines: readonly { readonly item: Pick<Item, 'price'>; readonly quantity: BaseQuantity }[],
  minOrder: MinorMoney | null,
): OrderTotal {
  let amount = 0;
  let unpriced = 0;
  let ordered = 0;
  for (const { item, quantity } of lines) {
    if (quantity === 0) continue;
    ordered++;
    if (item.price === null) unpriced++;
    else amount += costOf(quantity, item.price);
  }
  const missing = minOrder === null || ordered === 0 || unpriced > 0 ? 0 : Math.max(0, minOrder - amount);
  return { amount: minorMoney(amount), unpriced, belowMinimum: minorMoney(missing) };
}
