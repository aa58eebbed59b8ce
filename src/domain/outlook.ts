/** Brings stock, open orders, suppliers and forecasts together: for each item when it runs out, when it can come, and what to order. */

import { addDays, type Day, daysBetween, numberToDay } from './day.ts';
import type { SeriesForecast } from './demand-forecast.ts';
import { type Arrival, type ExpectedDay, expectUse, type PartDay, runOutDay, shareAfter } from './expected-use.ts';
import type { Item, ItemId, Order, OrderId, OrderLine, Supplier } from './nouns.ts';
import { type Incoming, type Proposal, proposeOrder } from './ordering.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';
import { type DeliveryPlan, planDelivery, type WallClock } from './supplier-calendar.ts';

/** How far ahead running out is looked for; beyond it an item has plenty. */
export const OUTLOOK_DAYS = 28;

/** What the book knows of one item's stock. */
export interface StockNow {
  readonly item: Item;
  /** Of this outlet; left out or null, the item's own holds. */
  readonly par?: BaseQuantity | null;
  readonly onHand: BaseQuantity | null;
  readonly countedOn: Day | null;
  /** Milliseconds since the epoch; null when never counted. */
  readonly countedAt: number | null;
  /** The last day whose use is already out of `onHand`; null when nothing was ever recorded. */
  readonly usedThrough: Day | null;
}

/** An order still expected, and the lines of it that no delivery has brought yet. */
export interface OpenOrder extends Order {
  readonly outstanding: readonly OrderLine[];
}

export interface OutlookQuestion {
  readonly stock: readonly StockNow[];
  readonly suppliers: readonly Supplier[];
  readonly openOrders: readonly OpenOrder[];
  readonly forecasts: ReadonlyMap<ItemId, SeriesForecast>;
  readonly now: WallClock;
  readonly serviceLevel: number;
}

/** One item as Today, Stock and Orders see it. */
export interface ItemOutlook {
  readonly item: Item;
  readonly supplier: Supplier | null;
  /** The number in the ledger; null when never counted. */
  readonly onHand: BaseQuantity | null;
  readonly countedOn: Day | null;
  readonly plan: DeliveryPlan;
  readonly proposal: Proposal;
  readonly incoming: readonly (Incoming & { readonly orderId: OrderId })[];
  /** First day that finds too little; null when not counted, not forecast, or not within {@link OUTLOOK_DAYS}. */
  readonly runsOutOn: Day | null;
  /** Full days that stock lasts, counted from today; null as above. */
  readonly daysOfCover: number | null;
  /** Base units that the count may be off by now, at the service level; 0 when counted today. */
  readonly doubt: BaseQuantity;
  readonly expected: readonly ExpectedDay[];
  /** What of today still lies ahead, when it was counted in the middle of it. */
  readonly part: PartDay | null;
}

/** The outlook of every item, in the order of `stock`. */
export function lookAhead(question: OutlookQuestion): readonly ItemOutlook[] {
  const { now, forecasts, openOrders, serviceLevel } = question;
  const supplierById = new Map(question.suppliers.map((supplier) => [supplier.id, supplier]));
  const planOf = new Map<Supplier | null, DeliveryPlan>();
  const incomingByItem = incomingOf(openOrders);

  return question.stock.map((line) => {
    const { item, onHand, countedOn } = line;
    const supplier = item.supplierId === null ? null : (supplierById.get(item.supplierId) ?? null);
    let plan = planOf.get(supplier);
    if (plan === undefined) {
      plan = planDelivery(supplier, now);
      planOf.set(supplier, plan);
    }
    const forecast = forecasts.get(item.id);
    const expected = forecast === undefined ? [] : expectedDaysOf(forecast);
    const incoming = incomingByItem.get(item.id) ?? [];
    const { through, part } = standingOf(line, now.day);
    const shelf = onHand === null ? null : baseQuantity(Math.max(0, onHand));
    const proposal = proposeOrder({
      item: { ...item, par: line.par ?? item.par },
      stock: { onHand: shelf, through },
      incoming,
      expected,
      plan,
      today: now.day,
      part,
      serviceLevel,
    });
    const { have } = proposal.proof;
    const arrivals: Arrival[] = incoming.map(({ deliveryOn, quantity }) => ({ day: deliveryOn, quantity }));
    const firstOpen = through < now.day ? now.day : addDays(through, 1);
    const runsOutOn = shelf === null ? null : runOutDay(expected, have, arrivals, firstOpen, OUTLOOK_DAYS, part);
    const since = expectUse(expected, addDays(through, 1), addDays(now.day, -1), serviceLevel);
    return {
      item,
      supplier,
      onHand,
      countedOn,
      plan,
      proposal,
      incoming,
      runsOutOn,
      daysOfCover: runsOutOn === null ? null : daysBetween(now.day, runsOutOn),
      doubt: baseQuantity(shelf === null ? 0 : Math.min(shelf, Math.round(since.spread))),
      expected,
      part,
    };
  });
}

/** The last day whose use is out of the level, and what of today still lies ahead of a count made today. */
function standingOf({ countedOn, countedAt, usedThrough }: StockNow, today: Day): StandingLevel {
  const yesterday = addDays(today, -1);
  if (countedOn !== today || countedAt === null) return { through: usedThrough ?? yesterday, part: null };
  const at = new Date(countedAt);
  return { through: yesterday, part: { day: today, share: shareAfter(at.getHours() * 60 + at.getMinutes()) } };
}

interface StandingLevel {
  readonly through: Day;
  readonly part: PartDay | null;
}

/** The serving model's days as the ordering arithmetic reads them. */
export function expectedDaysOf(forecast: SeriesForecast): readonly ExpectedDay[] {
  const days = forecast.days[forecast.champion] ?? [];
  const sums = forecast.sums === undefined ? {} : { sums: forecast.sums };
  return days.map((day) => ({ ...day, ...sums, day: numberToDay(day.day) }));
}

function incomingOf(orders: readonly OpenOrder[]) {
  const byItem = new Map<ItemId, (Incoming & { readonly orderId: OrderId })[]>();
  for (const { id, deliveryOn, outstanding } of orders) {
    for (const { itemId, quantity } of outstanding) {
      const known = byItem.get(itemId) ?? [];
      known.push({ deliveryOn, quantity, orderId: id });
      byItem.set(itemId, known);
    }
  }
  return byItem;
}
