/** Lines being entered of a delivery or a transfer: kept on this device, through reloads, until they are booked. */

import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Day } from '../domain/day.ts';
import type { MinorMoney } from '../domain/money.ts';
import type { Entered, ItemId, OrderId, OutletId, PhotoId, SupplierId } from '../domain/nouns.ts';
import type { BaseQuantity } from '../domain/quantity.ts';

/** Older drafts are forgotten beyond this many. */
const KEPT_DRAFTS = 20;

/** What is being entered, and where. */
export type DraftKey = `${OutletId}/${'delivery' | 'transfer' | OrderId}`;

export interface LineDraft {
  /** Unique among the lines: an item may come in several batches. */
  readonly key: string;
  readonly itemId: ItemId;
  readonly quantity: BaseQuantity;
  readonly entered?: Entered;
  readonly damaged?: BaseQuantity;
  readonly pieces?: number;
  readonly cost?: MinorMoney;
  readonly batch?: string;
  readonly expiresOn?: Day;
  readonly note?: string;
}

export interface Drafted {
  readonly lines: readonly LineDraft[];
  readonly supplierId?: SupplierId | null;
  readonly toOutletId?: OutletId;
  readonly photoId?: PhotoId;
  readonly restComes?: boolean;
}

interface LineDrafts {
  readonly drafts: Readonly<Record<DraftKey, Drafted>>;
}

export const useLineDrafts = create<LineDrafts>()(
  persist((): LineDrafts => ({ drafts: {} }), { name: 'papadin.line-drafts', version: 1 }),
);

export function keepLineDraft(key: DraftKey, draft: Drafted): void {
  useLineDrafts.setState(({ drafts }) => {
    const { [key]: _before, ...others } = drafts;
    const kept = Object.entries({ ...others, [key]: draft }).slice(-KEPT_DRAFTS);
    return { drafts: Object.fromEntries(kept) as LineDrafts['drafts'] };
  });
}

export function forgetLineDraft(key: DraftKey): void {
  useLineDrafts.setState(({ drafts: { [key]: _booked, ...drafts } }) => ({ drafts }));
}
