/** Goes to the line whose barcode is held before the camera. */

import type { Item, ItemId } from '../../domain/nouns.ts';

export interface ScanLineProps {
  readonly items: readonly Item[];
  readonly onFound: (itemId: ItemId) => void;
}

export function ScanLine(_props: ScanLineProps) {
  return null;
}
