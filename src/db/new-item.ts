/** An item as it joins the book, with or without much being known of it. */

import type { Item } from '../domain/nouns.ts';

/** What is left out is unknown. */
export type NewItem = Pick<Item, 'name' | 'baseUnit'> & Partial<Omit<Item, 'id'>>;

/** An item of which nothing is known but what it is. */
export function newItem(fields: NewItem): Omit<Item, 'id'> {
  return {
    category: null,
    area: null,
    pack: null,
    packs: [],
    barcodes: [],
    isCatchWeight: false,
    shelfLifeDays: null,
    par: null,
    supplierId: null,
    aliases: [],
    price: null,
    photoId: null,
    isArchived: false,
    ...fields,
  };
}
