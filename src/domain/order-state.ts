/** How far an order has come, and whether another like it is on its way already. */

import type { ItemId, Order, OrderId, OrderLine, SupplierId } from './nouns.ts';

export const ORDER_STATES = ['draft', 'sent', 'part-received', 'closed', 'withdrawn'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export interface OrderFacts extends Pick<Order, 'status'> {
  /** What deliveries against it have brought. */
  readonly received: readonly OrderLine[];
  /** A delivery closed it. */
  readonly closed: boolean;
}

export function orderState({ status, received, closed }: OrderFacts): OrderState {
  if (status !== 'placed') return status;
  if (closed) return 'closed';
  return received.length > 0 ? 'part-received' : 'sent';
}

interface Open {
  readonly id: OrderId;
  readonly supplierId: SupplierId | null;
  readonly outstanding: readonly OrderLine[];
}

export interface Duplicate<Of extends Open> {
  readonly order: Of;
  /** What both of them ask for. */
  readonly itemIds: readonly ItemId[];
}

/** The open order of the same supplier that brings most of the same items; null when none brings any. Of one without a supplier nothing is said. */
export function findDuplicate<Of extends Open>(
  open: readonly Of[],
  supplierId: SupplierId | null,
  itemIds: readonly ItemId[],
): Duplicate<Of> | null {
  let most: Duplicate<Of> | null = null;
  for (const order of open) {
    if (supplierId === null || order.supplierId !== supplierId) continue;
    const coming = new Set(order.outstanding.map((line) => line.itemId));
    const both = itemIds.filter((itemId) => coming.has(itemId));
    if (both.length > (most?.itemIds.length ?? 0)) most = { order, itemIds: both };
  }
  return most;
}
