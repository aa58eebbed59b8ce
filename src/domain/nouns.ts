/** The nouns of a kitchen's stock book, as every room speaks of them. */

import type { Day } from './day.ts';
import type { MinorMoney, Price } from './money.ts';
import type { BaseQuantity, BaseUnit } from './quantity.ts';

declare const idBrand: unique symbol;
/** UUIDv7: unique across devices, sorts by time of making. */
export type Id<Of extends string> = string & { readonly [idBrand]: Of };
export type OutletId = Id<'outlet'>;
export type ItemId = Id<'item'>;
export type SupplierId = Id<'supplier'>;
export type EntryId = Id<'entry'>;
export type MovementId = Id<'movement'>;
export type OrderId = Id<'order'>;
/** A day entered by hand or by file: an event, a booking, a closed day. */
export type CalendarDayId = Id<'calendarDay'>;
export type PersonId = Id<'person'>;
export type DeviceId = Id<'device'>;

export interface Outlet {
  readonly id: OutletId;
  readonly name: string;
}

/** What an item is bought in: `name` (dus, karung, tray) of `size` base units. */
export interface Pack {
  readonly name: string;
  readonly size: BaseQuantity;
}

export interface Item {
  readonly id: ItemId;
  readonly name: string;
  readonly baseUnit: BaseUnit;
  readonly category: string | null;
  readonly area: string | null;
  readonly pack: Pack | null;
  readonly shelfLifeDays: number | null;
  readonly par: BaseQuantity | null;
  readonly supplierId: SupplierId | null;
  readonly aliases: readonly string[];
  /** The last price known. */
  readonly price: Price | null;
}

/** 0 Monday … 6 Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface Supplier {
  readonly id: SupplierId;
  readonly name: string;
  /** Days from ordering to delivery. */
  readonly leadTimeDays: number;
  /** Weekdays on which orders are taken; empty means any day. */
  readonly orderDays: readonly Weekday[];
  /** Wall-clock `HH:MM` after which an order counts for the next order day; null when there is none. */
  readonly cutoff: string | null;
  readonly minOrder: MinorMoney | null;
  readonly phone: string | null;
}

/**
 * What happened to stock. `counted` is the amount found on the shelf (a level); all others are amounts that moved (never negative).
 * `voided` cancels the movement named in `voids` and has quantity 0.
 */
export type MovementKind = 'received' | 'used' | 'wasted' | 'transferIn' | 'transferOut' | 'counted' | 'voided';

export interface Movement {
  readonly id: MovementId;
  /** The journal entry that made it. */
  readonly entryId: EntryId;
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  readonly day: Day;
  /** Milliseconds since the epoch by the device's clock. */
  readonly at: number;
  readonly kind: MovementKind;
  readonly quantity: BaseQuantity;
  readonly voids: MovementId | null;
}

/** One line of an order to a supplier. */
export interface OrderLine {
  readonly itemId: ItemId;
  /** Base units. */
  readonly quantity: BaseQuantity;
}

export interface Order {
  readonly id: OrderId;
  readonly outletId: OutletId;
  readonly supplierId: SupplierId | null;
  readonly lines: readonly OrderLine[];
  readonly placedOn: Day;
  readonly deliveryOn: Day;
  readonly status: 'placed' | 'withdrawn';
}
