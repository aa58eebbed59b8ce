/** The two dozen items of the sample restaurant. */

import { FRESH_ITEMS } from './fresh-items.ts';
import type { SampleItem } from './sample-item.ts';
import { STORED_ITEMS } from './stored-items.ts';

export const ITEMS: readonly SampleItem[] = [...FRESH_ITEMS, ...STORED_ITEMS];
