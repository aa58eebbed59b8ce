/** Rows of work in hand: nothing of them is true yet, and nothing else tells it. */

import type { CountState, TypedPart } from '../domain/count-line.ts';
import type { CountId, DeviceId, ItemId, OutletId, PersonId } from '../domain/nouns.ts';
import type { BaseQuantity } from '../domain/quantity.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Review } from '../domain/receipt-review.ts';

/** A paper that was read and not booked yet: how far its review has come. Of this device only. */
export interface PaperDraftRow {
  readonly id: string;
  readonly outletId: OutletId;
  /** Milliseconds since the epoch: when it was read, and when it was last touched. */
  readonly readAt: number;
  readonly touchedAt: number;
  readonly receipt: Receipt;
  readonly review: Review;
}

/** One page of such a paper, flat and upright. */
export interface PaperPageRow {
  readonly draftId: string;
  readonly page: number;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

/** One line of a count that is not finished: kept at every keystroke, a movement only when the count is finished. */
export interface CountLineRow {
  readonly countId: CountId;
  /** '' for items that have none. */
  readonly area: string;
  readonly itemId: ItemId;
  readonly state: CountState;
  /** null when skipped. */
  readonly quantity: BaseQuantity | null;
  /** Exactly what stands in the fields, so that a count resumes in the middle of a number. */
  readonly typed: readonly TypedPart[];
  /** Pieces, of an item of catch weight. */
  readonly pieces: number | null;
  /** The weight follows from the pieces: nobody has weighed. */
  readonly isEstimated: boolean;
  /** Looked odd, and whoever counted said that it is right. */
  readonly isConfirmed: boolean;
  /** When it was last typed, milliseconds since the epoch: the moment that the shelf was seen. */
  readonly at: number;
  readonly personId: PersonId;
  /** Where it was typed; lines of before this was noted have none. */
  readonly deviceId?: DeviceId;
}
