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
/** A dish on the menu, or a part of dishes made ahead (a sambal, a stock). */
export type DishId = Id<'dish'>;
export type TransferId = Id<'transfer'>;
/** One going round the shelves with the count sheet. */
export type CountId = Id<'count'>;
export type PhotoId = Id<'photo'>;
export type PersonId = Id<'person'>;
/** A receipt or invoice that was booked. */
export type PaperId = Id<'paper'>;
export type DeviceId = Id<'device'>;

export interface Outlet {
  readonly id: OutletId;
  readonly name: string;
  /** Its storage areas in walking order; areas named by items only come after them. */
  readonly areas: readonly string[];
}

/**
 * What an item is bought or counted in: `perPacks` packs (dus, karung, tray) hold `size` base units; 1 where it is left out. Three bottles to
 * the litre are `{ size: 1000, perPacks: 3 }`: exact, where 333.3 ml a bottle would not be.
 */
export interface Pack {
  readonly name: string;
  readonly size: BaseQuantity;
  readonly perPacks?: number;
}

/** Another pack of an item, of one supplier or of any. */
export interface OtherPack extends Pack {
  readonly supplierId: SupplierId | null;
  readonly barcode: string | null;
}

export interface Item {
  readonly id: ItemId;
  readonly name: string;
  readonly baseUnit: BaseUnit;
  readonly category: string | null;
  readonly area: string | null;
  /** What it is usually counted and ordered in. */
  readonly pack: Pack | null;
  /** What else it comes in. */
  readonly packs: readonly OtherPack[];
  readonly barcodes: readonly string[];
  /** Bought by weight and handled by piece, no piece weighing the same: both are entered, and how much a piece weighs is learned. */
  readonly isCatchWeight: boolean;
  readonly shelfLifeDays: number | null;
  /** Stock to have after a delivery; an outlet may have its own (`Placement`). */
  readonly par: BaseQuantity | null;
  readonly supplierId: SupplierId | null;
  readonly aliases: readonly string[];
  /** The last price known. */
  readonly price: Price | null;
  readonly photoId: PhotoId | null;
  /** The delivery whose change of price has been taken note of. */
  readonly priceNoted?: MovementId;
  /** No longer used: out of lists and sheets, its past stays. */
  readonly isArchived: boolean;
}

/** Where an item is kept at one outlet, and how much of it there should be. */
export interface Placement {
  readonly outletId: OutletId;
  readonly itemId: ItemId;
  /** null: as the item says. */
  readonly par: BaseQuantity | null;
  /** Areas it is kept in; null: as the item says. */
  readonly areas: readonly string[] | null;
  /** Its place in the walk through an area, smaller first; null: by name, after those that have one. */
  readonly position: number | null;
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
  readonly email: string | null;
}

/**
 * What happened to stock. `counted` is the amount found on the shelf (a level); all others are amounts that moved (never negative).
 * `ranOut` says that there was none left at its moment (quantity 0): demand went on. `voided` cancels the movement named in `voids` and has
 * quantity 0.
 */
export type MovementKind =
  | 'received'
  | 'used'
  | 'wasted'
  | 'transferIn'
  | 'transferOut'
  | 'counted'
  | 'ranOut'
  | 'voided';

export const WASTE_REASONS = [
  'spoiled',
  'expired',
  'overcooked',
  'dropped',
  'returned',
  'overproduced',
  'staff-meal',
  'other',
] as const;
export type WasteReason = (typeof WASTE_REASONS)[number];

/** An amount as it was typed, for showing it as it was meant. */
export interface Entered {
  /** Whole or part packs, as decimal text with a point. */
  readonly packs: string;
  readonly packName: string | null;
  /** What was typed beside the packs, base units. */
  readonly loose: BaseQuantity;
}

/** What more is known of a movement; which of it depends on its kind. */
export interface MovementDetail {
  readonly supplierId?: SupplierId | null;
  readonly orderId?: OrderId;
  /** What all of it cost. */
  readonly cost?: MinorMoney;
  /** What the order still asked for of it: short is what is missing to it, over what is more. */
  readonly ordered?: BaseQuantity;
  /** Came as well, and was not taken: it went back, or straight to the bin. Not in the movement's quantity. */
  readonly damaged?: BaseQuantity;
  /** The batch's own mark. */
  readonly batch?: string;
  readonly expiresOn?: Day;
  /** Pieces, of an item of catch weight. */
  readonly pieces?: number;
  readonly entered?: Entered;
  readonly reason?: WasteReason;
  /** When it ran out, minutes after midnight by the outlet's clock. */
  readonly ranOutAt?: number;
  readonly note?: string;
  readonly photoId?: PhotoId;
  /** The dish thrown away or sold that took it. */
  readonly dishId?: DishId;
  readonly transferId?: TransferId;
  readonly countId?: CountId;
  /** Where it was counted. */
  readonly area?: string;
}

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
  readonly detail?: MovementDetail;
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
  /** `draft`: nobody has it yet. `placed`: sent. How far a sent order has come follows from its deliveries (`orderState`). */
  readonly status: 'draft' | 'placed' | 'withdrawn';
}

/** Stock going from one outlet to another: out when it is sent, in when the receiver says what came. */
export interface Transfer {
  readonly id: TransferId;
  readonly fromOutletId: OutletId;
  readonly toOutletId: OutletId;
  readonly lines: readonly OrderLine[];
  readonly sentOn: Day;
  readonly status: 'sent' | 'received' | 'withdrawn';
  /** What came; null until the receiver has said. */
  readonly received: readonly OrderLine[] | null;
}

/** What one batch of a dish takes: of an item in base units, or of another dish in what that one yields. */
export type DishLine =
  | { readonly itemId: ItemId; readonly dishId: null; readonly quantity: BaseQuantity }
  | { readonly itemId: null; readonly dishId: DishId; readonly quantity: BaseQuantity };

export interface Dish {
  readonly id: DishId;
  readonly name: string;
  /** What one batch by this recipe takes. */
  readonly lines: readonly DishLine[];
  /** What one batch gives: portions (`pcs`) of a dish that is sold, or an amount of a part made ahead. */
  readonly yields: BaseQuantity;
  readonly unit: BaseUnit;
  /** What one portion sells for. */
  readonly price: MinorMoney | null;
  readonly isArchived: boolean;
}

/** One going round the shelves. Its lines are drafts until it is finished; then they are movements, and only new movements correct them. */
export interface Count {
  readonly id: CountId;
  readonly outletId: OutletId;
  /** The day whose closing it tells. */
  readonly day: Day;
  /** The areas it goes through ('' for what has none); null for all of them. */
  readonly areas: readonly string[] | null;
  /** Only these items; null for all of them. */
  readonly itemIds: readonly ItemId[] | null;
  /** Shows no expected amounts to those who count. */
  readonly isBlind: boolean;
  readonly status: 'open' | 'finished' | 'dropped';
}

export const ROLES = ['manager', 'staff', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What a secret is checked by, without telling it: hexadecimal text and the rounds of the hash. */
export interface SecretHash {
  readonly salt: string;
  readonly hash: string;
  readonly iterations: number;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  /** How the PIN is checked: never the PIN. null: no PIN is asked for. */
  readonly pin: SecretHash | null;
  /** How the code is checked that lets a manager set a new PIN; null for those who are none. */
  readonly recovery?: SecretHash | null;
  readonly isArchived: boolean;
}
