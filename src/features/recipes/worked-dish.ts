/** A dish with what its recipe comes to. */

import type { Dish } from '../../domain/nouns.ts';
import type { DishCost, PortionsPossible } from '../../domain/recipe.ts';

export interface WorkedDish {
  readonly dish: Dish;
  /** Of one portion; of a part made ahead of one base unit. null when the recipe does not work out. */
  readonly cost: DishCost | null;
  readonly possible: PortionsPossible | null;
}

/** What a sold portion leaves after its items, as a share of its price; null where cost or price is not fully known. */
export function marginOf({ dish, cost }: WorkedDish): number | null {
  if (dish.price === null || dish.price === 0 || cost === null || cost.unpriced.length > 0 || dish.lines.length === 0)
    return null;
  return (dish.price - cost.cost) / dish.price;
}
