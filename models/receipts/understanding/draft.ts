/** A paper sorted into lines, steps to the total and tender, before any number of it is settled. */

import type { Figure } from './shapes.ts';

export interface DraftLine {
  readonly name: string;
  readonly code: string | null;
  readonly unit: string | null;
  readonly quantity: Figure | null;
  readonly unitPrice: Figure | null;
  readonly amount: Figure;
  readonly discount: Figure | null;
  /** It may be part of the line above (an add-on in its price): the search may leave it out of the sum at a price. */
  readonly isAddOn: boolean;
  readonly from: readonly number[];
}

export type StepKind =
  | 'subtotal'
  | 'tax'
  | 'service'
  | 'discount'
  | 'rounding'
  | 'fee'
  | 'total'
  | 'grand-total'
  | 'unnamed';

/** A labelled amount on the way from the lines to the total, in the paper's order. */
export interface DraftStep {
  readonly kind: StepKind;
  readonly figure: Figure;
}

export interface Draft {
  readonly lines: readonly DraftLine[];
  readonly steps: readonly DraftStep[];
  readonly tenders: readonly Figure[];
  readonly change: Figure | null;
  /** Number of pieces or lines as the paper says. */
  readonly count: Figure | null;
  /** Names that stood without a price. */
  readonly unpriced: readonly {
    readonly name: string;
    readonly quantity: Figure | null;
    readonly unit: string | null;
    readonly from: readonly number[];
  }[];
}
