/** Which item a barcode names. */

import type { Item, OtherPack, Pack } from './nouns.ts';

/** As scanners and people write it: without spaces; a UPC-A of 12 digits is the EAN-13 with a zero before it (GS1 General Specifications). */
export function barcodeKey(code: string): string {
  const bare = code.replaceAll(/\s/g, '');
  return /^\d{12}$/.test(bare) ? `0${bare}` : bare;
}

export interface FoundByBarcode {
  readonly item: Item;
  /** The pack that carries the code; null when the item itself does. */
  readonly pack: Pack | OtherPack | null;
}

/** The item that carries the code, on itself or on one of its packs; null when none does. Items still in use come first. */
export function findByBarcode(items: readonly Item[], code: string): FoundByBarcode | null {
  const wanted = barcodeKey(code);
  const inUseFirst = items.toSorted((a, b) => Number(a.isArchived) - Number(b.isArchived));
  for (const item of inUseFirst) {
    const pack = item.packs.find(({ barcode }) => barcode !== null && barcodeKey(barcode) === wanted);
    if (pack !== undefined) return { item, pack };
    if (item.barcodes.some((one) => barcodeKey(one) === wanted)) return { item, pack: null };
  }
  return null;
}
