/** Brings stock, open orders, suppliers and forecasts together: for each item when it runs out, when it can come, and what to order. */

import { addDays, type Day, daysBetween, numberToDay } from './day.ts';
import type { SeriesForecast } from './demand-forecast.ts';
import { type Arrival, type ExpectedDay, expectUse, runOutDay } from './expected-use.ts';
import type { Item, ItemId, Order, OrderId, OrderLine, Supplier } from './nouns.ts';
import { type Incoming, type Proposal, proposeOrder } from './ordering.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';
import { type DeliveryPlan, planDelivery, type WallClock } from './supplier-calendar.ts';

/** How far ahead running out is looked for; beyond it an item has plenty. */
export const OUTLOOK_DAYS = 28;

/** What the book knows of one item's stock. */
export interface StockNow {
  readonly item: Item;
  readonly onHand: BaseQuantity | null;
  readonly countedOn: Day | null;
  /** The last day whose use is already out of `onHand`; null when nothing was ever recorded. */
  readonly usedThrough: Day | null;
}

/** An order still expected, and what deliveries against it have brought so far. */
export interface OpenOrder extends Order {
  readonly received: readonly OrderLine[];
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
}

/** The outlook of every item, in the order of `stock`. */
export function lookAhead(question: OutlookQuestion): readonly ItemOutlook[] {
  const { now, forecasts, openOrders, serviceLevel } = question;
  const supplierById = new Map(question.suppliers.map((supplier) => [supplier.id, supplier]));
  const planOf = new Map<Supplier | null, DeliveryPlan>();
  const incomingByItem = incomingOf(openOrders);

  return question.stock.map(({ item, onHand, countedOn, usedThrough }) => {
    const supplier = item.supplierId === null ? null : (supplierById.get(item.supplierId) ?? null);
    let plan = planOf.get(supplier);
    if (plan === undefined) {
      plan = planDelivery(supplier, now);
      planOf.set(supplier, plan);
    }
    const forecast = forecasts.get(item.id);
    const expected = forecast === undefined ? [] : expectedDaysOf(forecast);
    const incoming = incomingByItem.get(item.id) ?? [];
    const through = usedThrough ?? addDays(now.day, -1);
    const shelf = onHand === null ? null : baseQuantity(Math.max(0, onHand));
    const proposal = proposeOrder({
      item,
      stock: { onHand: shelf, through },
      incoming,
      expected,
      plan,
      today: now.day,
      serviceLevel,
    });
    const { have } = proposal.proof;
    const arrivals: Arrival[] = incoming.map(({ deliveryOn, quantity }) => ({ day: deliveryOn, quantity }));
    const firstOpen = through < now.day ? now.day : addDays(through, 1);
    const runsOutOn = shelf === null ? null : runOutDay(expected, have, arrivals, firstOpen, OUTLOOK_DAYS);
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
    };
  });
}

/** The serving model's days as the ordering arithmetic reads them. */
export function expectedDaysOf(forecast: SeriesForecast): readonly ExpectedDay[] {
  const days = forecast.days[forecast.champion] ?? [];
  return days.map((day) => ({ ...day, day: numberToDay(day.day) }));
}

function incomingOf(orders: readonly OpenOrder[]) {
  const byItem = new Map<ItemId, (Incoming & { readonly orderId: OrderId })[]>();
  for (const order of orders) {
    if (order.status !== 'placed') continue;
    for (const { itemId, quantity } of stillComing(order)) {
      const known = byItem.get(itemId) ?? [];
      known.push({ deliveryOn: order.deliveryOn, quantity, orderId: order.id });
      byItem.set(itemId, known);
    }
  }
  return byItem;
}

/** The lines of an order that deliveries have not brought yet. */
export function stillComing(order: Pick<OpenOrder, 'lines' | 'received'>): readonly OrderLine[] {
  return order.lines.flatMap(({ itemId, quantity }) => {
    const came = order.received.reduce((sum, line) => (line.itemId === itemId ? sum + line.quantity : sum), 0);
    return came >= quantity ? [] : [{ itemId, quantity: baseQuantity(quantity - came) }];
  });
}
