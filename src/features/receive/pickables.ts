/** Items as the picker shows them. */

import type { StockLine } from '../../db/queries/list-stock.ts';
import type { Item } from '../../domain/nouns.ts';
import type { Format } from '../../ui/format.ts';
import type { Pickable } from './item-picker.tsx';

export interface PickableItem extends Pickable {
  readonly item: Item;
}

/** Those in use, with what is on hand. */
export function pickablesOf(stock: readonly StockLine[], format: Format): readonly PickableItem[] {
  return stock
    .filter(({ item }) => !item.isArchived)
    .map(({ item, onHand }) => ({
      id: item.id,
      name: item.name,
      search: item,
      item,
      ...(onHand === null ? {} : { detail: format.amount(onHand, item.baseUnit, { decimals: 2 }) }),
    }));
}
