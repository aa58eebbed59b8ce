/** What orders are found by, so that a chain's years of them are never read to find the few. */

import type { OrderRow } from './worked-out.ts';

/** Fields of an order's row that only the indexes need. */
export function orderIndexes(
  order: Pick<OrderRow, 'outletId' | 'lines' | 'status' | 'closed'>,
): Pick<OrderRow, 'itemIds' | 'series' | 'openAt'> {
  const { outletId, lines, status, closed } = order;
  const itemIds = [...new Set(lines.map((line) => line.itemId))];
  const series = itemIds.map((itemId) => `${outletId} ${itemId}` as const);
  return { itemIds, series, ...(status === 'placed' && !closed ? { openAt: outletId } : {}) };
}
