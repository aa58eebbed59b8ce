/** What a person changed in a proposed order before sending it: kept on this device, through reloads, until the order is placed. */

import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Day } from '../domain/day.ts';
import type { ItemId, OutletId, SupplierId } from '../domain/nouns.ts';
import type { BaseQuantity } from '../domain/quantity.ts';

/** Older orders' edits are forgotten beyond this many. */
const KEPT_ORDERS = 20;

/** Names one order to come: who, for whom, for which delivery. A later delivery starts from its own proposal. */
export type OrderKey = `${OutletId}/${SupplierId | 'none'}/${Day}`;
export type LineEdits = Readonly<Record<ItemId, BaseQuantity>>;

interface OrderEdits {
  readonly orders: Readonly<Record<OrderKey, LineEdits>>;
}

export const useOrderEdits = create<OrderEdits>()(
  persist((): OrderEdits => ({ orders: {} }), { name: 'papadin.order-edits', version: 1 }),
);

export function orderKey(outletId: OutletId, supplierId: SupplierId | null, deliveryOn: Day): OrderKey {
  return `${outletId}/${supplierId ?? 'none'}/${deliveryOn}`;
}

/** Sets one line; null goes back to the proposal. */
export function editOrderLine(key: OrderKey, itemId: ItemId, quantity: BaseQuantity | null): void {
  useOrderEdits.setState(({ orders }) => {
    const { [itemId]: _before, ...others } = orders[key] ?? {};
    const lines = quantity === null ? others : { ...others, [itemId]: quantity };
    const { [key]: _same, ...rest } = orders;
    const kept = Object.entries({ ...rest, [key]: lines }).slice(-KEPT_ORDERS);
    return { orders: Object.fromEntries(kept) as OrderEdits['orders'] };
  });
}

export function forgetOrderEdits(key: OrderKey): void {
  useOrderEdits.setState(({ orders: { [key]: _placed, ...orders } }) => ({ orders }));
}
