/** Lives through the days of one item at the sample outlets: deliveries, use, waste, a transfer when one runs short, and orders that are sometimes wrong. */

import { type DailySeries, unknownSeries } from '../daily-records.ts';
import { numberToDay, weekdayOfNumber } from '../day.ts';
import { type Chance, chanceOf } from './chance.ts';
import { crowdOn, OUTLETS, type SampleOutlet } from './guests.ts';
import type { SampleItem } from './sample-item.ts';
import { SUPPLIERS } from './suppliers.ts';

/** An order that is still to come when the days end. */
export interface PendingOrder {
  /** Whole days since 1970-01-01. */
  readonly placedOn: number;
  readonly deliveryOn: number;
  /** Base units. */
  readonly quantity: number;
}

export interface LivedThrough {
  readonly series: DailySeries;
  readonly pending: readonly PendingOrder[];
  /** Base units of a plain day between two deliveries and the days it takes to get one, for the par level. */
  readonly usualNeed: number;
}

interface Shelf {
  readonly outlet: SampleOutlet;
  readonly chance: Chance;
  readonly series: DailySeries;
  /** Oldest first. */
  batches: { quantity: number; readonly spoilsOn: number }[];
  coming: PendingOrder[];
}

/** Guests of an outlet come together: the whole kitchen is busy on the same day. */
export type Bustle = (outlet: number, day: number) => number;

/** Share of orders that the kitchen forgets. */
const FORGETS = 0.03;
const PROMOTION_EVERY = 47;
const PROMOTION_DAYS = 4;

/** One series an outlet, `days` days from `firstDay` (whole days since 1970-01-01) on. Every day balances. */
export function liveThrough(
  item: SampleItem,
  firstDay: number,
  days: number,
  seed: number,
  bustle: Bustle,
): LivedThrough[] {
  const shelves = OUTLETS.map((outlet, i): Shelf => {
    const chance = chanceOf(seed, `${item.name.en} ${i}`);
    const start = item.pack.size * Math.ceil((usualNeed(item, outlet) * 0.9) / item.pack.size);
    const batches = [{ quantity: start, spoilsOn: firstDay + item.shelfLifeDays }];
    return { outlet, chance, series: unknownSeries(numberToDay(firstDay), days), batches, coming: [] };
  });
  const promotions = chanceOf(seed, `promotions ${item.name.en}`);
  const offset = Math.floor(promotions.uniform() * PROMOTION_EVERY);
  for (let i = 0; i < days; i++) {
    const day = firstDay + i;
    const promoted = item.promoted === true && (i + offset) % PROMOTION_EVERY < PROMOTION_DAYS;
    const wanted = shelves.map((shelf, outlet) => {
      const dishes = dishesOn(item, shelf.outlet, day, i / 365.25) * bustle(outlet, day) * (promoted ? 1.45 : 1);
      return shelf.chance.poisson(dishes) * item.portion;
    });
    for (const shelf of shelves) receive(shelf, item, i, day);
    lend(shelves, wanted, i);
    shelves.forEach((shelf, outlet) => {
      use(shelf, wanted[outlet]!, i);
      throwAway(shelf, item, i, day);
      order(shelf, item, i, day);
    });
  }
  return shelves.map(({ outlet, series, coming }) => ({ series, pending: coming, usualNeed: usualNeed(item, outlet) }));
}

/** Expected dishes of a day; `years` since the first. */
function dishesOn(item: SampleItem, outlet: SampleOutlet, day: number, years: number): number {
  const { guests, ramadan } = crowdOn(outlet, day);
  return item.dishes * guests * (ramadan ? item.ramadan : 1) * (1 + item.trend * years);
}

/** Longest wait, in days, from one possible delivery to the end of the next order's. */
function coverDays(item: SampleItem): number {
  const { orderDays, leadTimeDays } = SUPPLIERS[item.supplier];
  const gaps = orderDays.map((day, i) => ((orderDays[(i + 1) % orderDays.length]! - day + 6) % 7) + 1);
  return leadTimeDays + Math.max(...gaps);
}

function usualNeed(item: SampleItem, outlet: SampleOutlet): number {
  return item.dishes * item.portion * outlet.size * Math.min(coverDays(item), item.shelfLifeDays);
}

const onShelf = (shelf: Shelf) => shelf.batches.reduce((sum, batch) => sum + batch.quantity, 0);

function receive(shelf: Shelf, item: SampleItem, i: number, day: number): void {
  const { amounts } = shelf.series;
  amounts.opening[i] = onShelf(shelf);
  const due = shelf.coming.filter((one) => one.deliveryOn <= day);
  shelf.coming = shelf.coming.filter((one) => one.deliveryOn > day);
  const quantity = due.reduce((sum, one) => sum + one.quantity, 0);
  amounts.received[i] = quantity;
  if (quantity > 0) shelf.batches.push({ quantity, spoilsOn: day + item.shelfLifeDays });
}

/** The outlet that will run short borrows from the one that can spare it. */
function lend(shelves: readonly Shelf[], wanted: readonly number[], i: number): void {
  for (const { series } of shelves) {
    series.amounts.transferIn[i] = 0;
    series.amounts.transferOut[i] = 0;
  }
  shelves.forEach((taker, t) => {
    const short = wanted[t]! - onShelf(taker);
    if (short <= 0 || taker.chance.uniform() > 0.35) return;
    const giver = shelves.findIndex((shelf, g) => g !== t && onShelf(shelf) - wanted[g]! > 2 * short);
    if (giver < 0) return;
    for (const { quantity, spoilsOn } of take(shelves[giver]!, short)) taker.batches.unshift({ quantity, spoilsOn });
    taker.series.amounts.transferIn[i] = short;
    shelves[giver]!.series.amounts.transferOut[i] = short;
  });
}

/** Takes the oldest first. */
function take(shelf: Shelf, quantity: number): { quantity: number; readonly spoilsOn: number }[] {
  const taken: { quantity: number; readonly spoilsOn: number }[] = [];
  let left = quantity;
  for (const batch of shelf.batches) {
    const part = Math.min(left, batch.quantity);
    if (part > 0) taken.push({ quantity: part, spoilsOn: batch.spoilsOn });
    batch.quantity -= part;
    left -= part;
  }
  shelf.batches = shelf.batches.filter((batch) => batch.quantity > 0);
  return taken;
}

function use(shelf: Shelf, wanted: number, i: number): void {
  const { series, outlet, chance } = shelf;
  const there = onShelf(shelf);
  const used = Math.min(wanted, there);
  take(shelf, used);
  series.amounts.used[i] = used;
  if (wanted <= there) return;
  const share = Math.min(1, Math.max(0, there / wanted + 0.06 * chance.normal()));
  series.ranOutAt[i] = Math.round(outlet.opens + (outlet.closes - outlet.opens) * share);
}

/** What has spoiled by closing, and now and then a slip of the hand. */
function throwAway(shelf: Shelf, item: SampleItem, i: number, day: number): void {
  const { series, chance } = shelf;
  const spoiled = shelf.batches.filter((batch) => batch.spoilsOn <= day);
  shelf.batches = shelf.batches.filter((batch) => batch.spoilsOn > day);
  let wasted = spoiled.reduce((sum, batch) => sum + batch.quantity, 0);
  if (chance.uniform() < 0.07) {
    const dropped = Math.min(onShelf(shelf), item.portion * (1 + chance.poisson(1)));
    take(shelf, dropped);
    wasted += dropped;
  }
  series.amounts.wasted[i] = wasted;
  series.amounts.closing[i] = onShelf(shelf);
}

/** Up to what the cook expects to need until the delivery after next, in whole packs, from the last two weeks and a feeling. */
function order(shelf: Shelf, item: SampleItem, i: number, day: number): void {
  const { series, chance } = shelf;
  const { orderDays, leadTimeDays } = SUPPLIERS[item.supplier];
  series.amounts.ordered[i] = 0;
  if (!(orderDays as readonly number[]).includes(weekdayOfNumber(day)) || chance.uniform() < FORGETS) return;
  const lately = series.amounts.used.subarray(Math.max(0, i - 13), i + 1);
  const usual = lately.reduce((sum, used) => sum + used, 0) / lately.length;
  const cover = Math.min(coverDays(item), leadTimeDays + item.shelfLifeDays - 0.5);
  const feeling = 1.1 + 0.15 * chance.normal();
  const coming = shelf.coming.reduce((sum, one) => sum + one.quantity, 0);
  const packs = Math.ceil((usual * cover * feeling - onShelf(shelf) - coming) / item.pack.size);
  if (packs <= 0) return;
  const quantity = packs * item.pack.size;
  series.amounts.ordered[i] = quantity;
  shelf.coming.push({ placedOn: day, deliveryOn: day + leadTimeDays, quantity });
}
