/** A small restaurant to look around in: two outlets, two dozen items, five suppliers and over a year of days, the same for the same seed. */

import { type Day, dayToNumber, numberToDay } from '../day.ts';
import type { Language } from '../language.ts';
import { minorMoney, type Price } from '../money.ts';
import type { Item, OtherPack, Supplier } from '../nouns.ts';
import { baseQuantity } from '../quantity.ts';
import type { FileSeries } from '../records-file.ts';
import { chanceOf } from './chance.ts';
import { OUTLETS } from './guests.ts';
import { ITEMS } from './items.ts';
import { AREAS, CATEGORIES, type SampleItem, WALK } from './sample-item.ts';
import { liveThrough } from './simulate.ts';
import { type SampleCurrency, SUPPLIERS, type SupplierKey } from './suppliers.ts';

export interface SampleWish {
  /** The last day that has gone by. */
  readonly lastDay: Day;
  /** 400 when left out. */
  readonly days?: number;
  readonly seed: number;
  /** Names are in this language, aliases in all. */
  readonly language: Language;
  /** IDR puts the restaurant in Jakarta, MYR in Kuala Lumpur. */
  readonly currency: SampleCurrency;
}

export interface SampleSupplierFacts extends Omit<Supplier, 'id'> {
  readonly key: SupplierKey;
}

export interface SampleItemFacts extends Omit<Item, 'id' | 'supplierId' | 'packs'> {
  readonly supplier: SupplierKey;
  readonly packs: readonly (Omit<OtherPack, 'supplierId'> & { readonly supplier: SupplierKey })[];
  /** All areas it is kept in, where there are several. */
  readonly areas: readonly string[] | null;
}

/** An order placed before the last day and still to come. */
export interface SampleOrder {
  readonly outlet: string;
  readonly supplier: SupplierKey;
  readonly placedOn: Day;
  readonly deliveryOn: Day;
  readonly lines: readonly { readonly item: string; readonly quantity: number }[];
}

export interface Sample {
  readonly suppliers: readonly SampleSupplierFacts[];
  readonly items: readonly SampleItemFacts[];
  readonly series: readonly FileSeries[];
  readonly orders: readonly SampleOrder[];
}

/** The days of one item at all outlets, a chunk of work of a few milliseconds. */
export interface SamplePart {
  readonly series: readonly FileSeries[];
  readonly facts: SampleItemFacts;
  readonly orders: readonly SampleOrder[];
}

export const SAMPLE_ITEMS = ITEMS.length;
const DAYS = 400;

export function sampleSuppliers({ currency }: Pick<SampleWish, 'currency'>): SampleSupplierFacts[] {
  return Object.entries(SUPPLIERS).map(([key, { leadTimeDays, orderDays, cutoff, name, minOrder, phone }]) => {
    const least = minOrder[currency];
    return {
      key: key as SupplierKey,
      name: name[currency],
      leadTimeDays,
      orderDays,
      cutoff,
      minOrder: least === null ? null : minorMoney(least),
      phone: phone[currency],
      email: null,
    };
  });
}

/** The restaurant item by item (`index` 0 … {@link SAMPLE_ITEMS} − 1), so that the page can breathe in between. */
export function samplePart(wish: SampleWish, index: number): SamplePart {
  const { lastDay, days = DAYS, seed, language, currency } = wish;
  const item = ITEMS[index]!;
  const first = dayToNumber(lastDay) - days + 1;
  const lived = liveThrough(item, first, days, seed, (outlet, day) => bustle(seed, outlet, day));
  const facts = factsOf(item, wish, Math.max(...lived.map((one) => one.usualNeed)));
  const orders = lived.flatMap(({ series, pending }, outlet) =>
    pending.map(({ placedOn, deliveryOn, quantity }): SampleOrder => {
      // Orders still to come are told as orders, not as days.
      series.amounts.ordered[placedOn - first] = 0;
      return {
        outlet: OUTLETS[outlet]!.name[currency],
        supplier: item.supplier,
        placedOn: numberToDay(placedOn),
        deliveryOn: numberToDay(deliveryOn),
        lines: [{ item: item.name[language], quantity }],
      };
    }),
  );
  const series = lived.map(
    (one, outlet): FileSeries => ({
      outlet: OUTLETS[outlet]!.name[currency],
      item: item.name[language],
      baseUnit: item.baseUnit,
      series: one.series,
      price: facts.price,
    }),
  );
  return { series, facts, orders };
}

export function makeSample(wish: SampleWish): Sample {
  return joinParts(
    wish,
    ITEMS.map((_, index) => samplePart(wish, index)),
  );
}

/** Parts of one wish as one sample: orders to one supplier on one day become one order. */
export function joinParts(wish: SampleWish, parts: readonly SamplePart[]): Sample {
  const orders = new Map<string, SampleOrder>();
  for (const order of parts.flatMap((part) => part.orders)) {
    const key = JSON.stringify([order.outlet, order.supplier, order.placedOn]);
    orders.set(key, { ...order, lines: [...(orders.get(key)?.lines ?? []), ...order.lines] });
  }
  return {
    suppliers: sampleSuppliers(wish),
    items: parts.map((part) => part.facts),
    series: parts.flatMap((part) => part.series),
    orders: [...orders.values()],
  };
}

/** The storage areas of every outlet in the order they are walked through. */
export function sampleAreas({ language }: Pick<SampleWish, 'language'>): readonly string[] {
  return WALK.map((area) => AREAS[area][language]);
}

/** The mood of a day: all items of an outlet have it in common. */
function bustle(seed: number, outlet: number, day: number): number {
  return Math.exp(0.08 * chanceOf(seed, `bustle ${outlet} ${day}`).normal());
}

function factsOf(item: SampleItem, { language, currency }: SampleWish, usualNeed: number): SampleItemFacts {
  const name = item.name[language];
  const others = new Set([...Object.values(item.name), ...item.aliases].filter((alias) => alias !== name));
  const price: Price = { amount: minorMoney(item.price[currency]), per: baseQuantity(item.price.per) };
  return {
    name,
    baseUnit: item.baseUnit,
    category: CATEGORIES[item.category][language],
    area: AREAS[item.area][language],
    pack: { name: item.pack.name[language], size: baseQuantity(item.pack.size) },
    shelfLifeDays: item.shelfLifeDays,
    par: baseQuantity(item.pack.size * Math.ceil(usualNeed / item.pack.size)),
    supplier: item.supplier,
    aliases: [...others],
    price,
    packs: otherPacks(item, language),
    barcodes: item.barcode === undefined ? [] : [item.barcode],
    isCatchWeight: item.catchWeight ?? false,
    areas: item.alsoIn === undefined ? null : [item.area, item.alsoIn].map((area) => AREAS[area][language]),
    photoId: null,
    isArchived: false,
  };
}

function otherPacks({ otherPack }: SampleItem, language: Language): SampleItemFacts['packs'] {
  if (otherPack === undefined) return [];
  const { name, size, perPacks, supplier, barcode = null } = otherPack;
  const per = perPacks === undefined ? {} : { perPacks };
  return [{ name: name[language], size: baseQuantity(size), ...per, supplier, barcode }];
}
