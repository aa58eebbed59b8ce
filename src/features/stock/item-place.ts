/** Where an item is kept and how much of it there should be, here: what of it is said of the item and what of the outlet only. */

import type { PlacementFields } from '../../db/commands/place-item.ts';
import type { Item } from '../../domain/nouns.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';

export interface ChosenPlace {
  readonly areas: readonly string[];
  /** At this outlet only; null: as the item says. */
  readonly par: BaseQuantity | null;
}

export interface SaidOfPlace {
  /** What becomes the item's own area. */
  readonly area: string | null;
  readonly placement: Pick<PlacementFields, 'areas' | 'par'>;
}

/**
 * In a book of one outlet, and for a new item, the first area is the item's own, so that it shows in exports and at outlets to come. Where
 * outlets differ, what is chosen is said of this one only.
 */
export function placeOf({ areas, par }: ChosenPlace, item: Pick<Item, 'area'> | null, outlets: number): SaidOfPlace {
  const area = item === null || outlets < 2 ? (areas[0] ?? null) : item.area;
  const usual = area === null ? [] : [area];
  const isUsual = areas.length === usual.length && areas.every((one, index) => one === usual[index]);
  return { area, placement: { areas: isUsual ? null : areas, par } };
}
