/** When a supplier takes the next order, when it brings it, and how long that delivery must last. */

import { addDays, type Day, daysBetween, weekdayOf } from './day.ts';
import type { Supplier, Weekday } from './nouns.ts';

/** The wall clock of the outlet: a day and whole minutes after its midnight (0–1439). */
export interface WallClock {
  readonly day: Day;
  readonly minutes: number;
}

/** What of a supplier decides its calendar. */
export type SupplierCalendar = Pick<Supplier, 'leadTimeDays' | 'orderDays' | 'cutoff'>;

export interface DeliveryPlan {
  /** The first day on which an order is still taken. */
  readonly orderOn: Day;
  /** Minutes from now until that order must be in; null when the supplier names no cut-off. */
  readonly closesIn: number | null;
  /** The day that order arrives, before service. */
  readonly deliveryOn: Day;
  /** The order day after that one, and its delivery: until then the first delivery must last. */
  readonly nextOrderOn: Day;
  readonly nextDeliveryOn: Day;
}

/** What is assumed of an item nobody supplies yet: here tomorrow, and again a week later. The screens say so. */
export const ASSUMED_LEAD_DAYS = 1;
export const ASSUMED_REVIEW_DAYS = 7;

/** A supplier's next two deliveries as seen at a moment. Without a supplier the assumption above stands in. */
export function planDelivery(supplier: SupplierCalendar | null, now: WallClock): DeliveryPlan {
  if (supplier === null) {
    const deliveryOn = addDays(now.day, ASSUMED_LEAD_DAYS);
    return {
      orderOn: now.day,
      closesIn: null,
      deliveryOn,
      nextOrderOn: addDays(now.day, ASSUMED_REVIEW_DAYS),
      nextDeliveryOn: addDays(deliveryOn, ASSUMED_REVIEW_DAYS),
    };
  }
  const cutoff = supplier.cutoff === null ? null : clockMinutes(supplier.cutoff);
  const missedToday = cutoff !== null && now.minutes >= cutoff;
  const orderOn = nextOrderDay(supplier.orderDays, missedToday ? addDays(now.day, 1) : now.day);
  const nextOrderOn = nextOrderDay(supplier.orderDays, addDays(orderOn, 1));
  return {
    orderOn,
    closesIn: cutoff === null ? null : daysBetween(now.day, orderOn) * 1440 + cutoff - now.minutes,
    deliveryOn: addDays(orderOn, supplier.leadTimeDays),
    nextOrderOn,
    nextDeliveryOn: addDays(nextOrderOn, supplier.leadTimeDays),
  };
}

/** Minutes after midnight of `HH:MM`; null for anything else. */
export function clockMinutes(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

function nextOrderDay(orderDays: readonly Weekday[], from: Day): Day {
  if (orderDays.length === 0) return from;
  let day = from;
  while (!orderDays.includes(weekdayOf(day) as Weekday)) day = addDays(day, 1);
  return day;
}
