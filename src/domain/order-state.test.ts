import { describe, expect, it } from 'vitest';
import type { ItemId, OrderId, SupplierId } from './nouns.ts';
import { findDuplicate, orderState } from './order-state.ts';
import { baseQuantity } from './quantity.ts';

const line = (item: string) => ({ itemId: item as ItemId, quantity: baseQuantity(5) });
const order = (id: string, supplier: string, ...items: readonly string[]) => ({
  id: id as OrderId,
  supplierId: supplier as SupplierId,
  outstanding: items.map(line),
});

describe('an order', () => {
  it('is a draft, sent, partly here, closed, or withdrawn', () => {
    const facts = { received: [], closed: false } as const;
    expect(orderState({ ...facts, status: 'draft' })).toBe('draft');
    expect(orderState({ ...facts, status: 'placed' })).toBe('sent');
    expect(orderState({ status: 'placed', closed: false, received: [line('a')] })).toBe('part-received');
    expect(orderState({ status: 'placed', closed: true, received: [] })).toBe('closed');
    expect(orderState({ ...facts, status: 'withdrawn' })).toBe('withdrawn');
  });

  it('is there twice when the same supplier brings the same items', () => {
    const open = [order('1', 'Budi', 'a'), order('2', 'Budi', 'a', 'b', 'c'), order('3', 'Tan', 'a', 'b', 'd')];
    const items = ['a', 'b', 'd'] as unknown as readonly ItemId[];
    expect(findDuplicate(open, 'Budi' as SupplierId, items)).toMatchObject({ order: { id: '2' }, itemIds: ['a', 'b'] });
    expect(findDuplicate(open, 'Budi' as SupplierId, ['x' as ItemId])).toBeNull();
    expect(findDuplicate(open, null, items)).toBeNull();
  });
});
