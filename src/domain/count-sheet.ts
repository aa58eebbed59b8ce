/** Who lies where: the sheet of a count, area by area in walking order, and how far it has come. */

import type { Count, Item, ItemId, Outlet, Placement } from './nouns.ts';

/** Items without an area are listed last, under this name, which the screens put into words. */
export const NO_AREA = '';

export interface SheetArea {
  readonly area: string;
  /** In walking order. */
  readonly items: readonly Item[];
}

/** Areas an item is kept in at an outlet: as its placement there says, else as the item does; [NO_AREA] when nobody said. */
export function areasOf(item: Pick<Item, 'area'>, placement: Pick<Placement, 'areas'> | undefined): readonly string[] {
  const areas = placement?.areas ?? (item.area === null ? [] : [item.area]);
  return areas.length === 0 ? [NO_AREA] : areas;
}

/** All shelves of an outlet in walking order: its own list, then areas that only items name, by name, then what has none. */
export function layOut(
  outlet: Pick<Outlet, 'areas'>,
  items: readonly Item[],
  placements: ReadonlyMap<ItemId, Placement>,
): readonly SheetArea[] {
  const byArea = new Map<string, Item[]>(outlet.areas.map((area) => [area, []]));
  for (const item of items) {
    for (const area of areasOf(item, placements.get(item.id))) {
      const there = byArea.get(area);
      if (there === undefined) byArea.set(area, [item]);
      else there.push(item);
    }
  }
  const place = new Map(outlet.areas.map((area, index) => [area, index]));
  const rank = (area: string) =>
    area === NO_AREA ? Number.POSITIVE_INFINITY : (place.get(area) ?? outlet.areas.length);
  return [...byArea]
    .sort(([a], [b]) => rank(a) - rank(b) || byWords.compare(a, b))
    .map(([area, there]) => ({ area, items: there.sort(inWalkingOrder(placements)) }));
}

/** What a count goes through. Areas without an item of it are left out. */
export function sheetOf(
  { areas, itemIds }: Pick<Count, 'areas' | 'itemIds'>,
  laidOut: readonly SheetArea[],
): readonly SheetArea[] {
  const only = itemIds === null ? null : new Set(itemIds);
  return laidOut
    .filter(({ area }) => areas === null || areas.includes(area))
    .map(({ area, items }) => ({ area, items: only === null ? items : items.filter((item) => only.has(item.id)) }))
    .filter(({ items }) => items.length > 0);
}

/** By position where one was given, then by name. */
function inWalkingOrder(placements: ReadonlyMap<ItemId, Placement>) {
  const positionOf = (item: Item) => placements.get(item.id)?.position ?? Number.POSITIVE_INFINITY;
  return (a: Item, b: Item) => {
    const [first, second] = [positionOf(a), positionOf(b)];
    return first === second ? byWords.compare(a.name, b.name) : first - second;
  };
}

const byWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
