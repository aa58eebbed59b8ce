/** What a paper says we bought: words found on it, lines understood, and whether they add up. */

import type { Day } from './day.ts';
import type { Currency, MinorMoney } from './money.ts';

/** Left, top, right, bottom, in pixels of the page they stand on. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A word as it was read. */
export interface ReadWord {
  readonly text: string;
  readonly box: Box;
  /** 0 surely wrong … 1 surely right. */
  readonly confidence: number;
  /** Page of the paper, from 0. */
  readonly page: number;
}

/** A line of words, left to right, as it was read. */
export interface ReadLine {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
  readonly page: number;
  /** Empty where a reader gives lines only. */
  readonly words: readonly ReadWord[];
}

/** An exact decimal number: `digits / 10^scale`. Quantities and unit prices of a paper, which may be finer than the minor unit. */
export interface PaperNumber {
  readonly digits: number;
  readonly scale: number;
}

/** One bought line of a paper. */
export interface ReceiptLine {
  readonly name: string;
  readonly quantity: PaperNumber | null;
  /** As printed (`kg`, `dus`), lower case. */
  readonly unit: string | null;
  readonly unitPrice: PaperNumber | null;
  /** What was taken off this line, positive. */
  readonly discount: MinorMoney | null;
  /** What the line costs before its discount. */
  readonly amount: MinorMoney | null;
  /** Barcode or article number beside the name. */
  readonly code: string | null;
  readonly confidence: number;
  /** Where it stands: indices into `Receipt.text`. */
  readonly from: readonly number[];
}

/** A number that was read otherwise than it is now taken. */
export interface Correction {
  /** What was corrected: `line.3.amount`, `total`, `tax` … */
  readonly field: string;
  readonly read: string;
  readonly taken: string;
  /** The sum that decided. */
  readonly because: 'line' | 'lines' | 'total' | 'change' | 'format';
}

/** A check of the paper; `ok` null when something in it is missing. */
export interface SumCheck {
  readonly sum: 'line' | 'lines' | 'total' | 'change' | 'count';
  /** Index of the line, for `line`. */
  readonly line: number | null;
  readonly ok: boolean | null;
  /** Minor units by which it fails; 0 when it holds. */
  readonly off: number;
}

/** What kind of paper it is; the last two are kept as proof and entered by hand. */
export type PaperKind = 'receipt' | 'invoice' | 'without-prices' | 'handwritten' | 'not-a-receipt';

/** A paper, understood. Money in minor units of `currency`; null is not on the paper. */
export interface Receipt {
  readonly kind: PaperKind;
  readonly merchant: string | null;
  readonly number: string | null;
  readonly date: Day | null;
  readonly currency: Currency;
  readonly lines: readonly ReceiptLine[];
  readonly subtotal: MinorMoney | null;
  /** Off the whole paper, positive. */
  readonly discount: MinorMoney | null;
  /** Service charge and fees that are added to the lines. */
  readonly service: MinorMoney | null;
  /** Tax that is added to the lines; null where prices include it. */
  readonly tax: MinorMoney | null;
  /** Signed: what was added to come to the total. */
  readonly rounding: MinorMoney | null;
  readonly total: MinorMoney | null;
  readonly tendered: MinorMoney | null;
  readonly change: MinorMoney | null;
  readonly addsUp: boolean;
  readonly checks: readonly SumCheck[];
  readonly corrections: readonly Correction[];
  readonly text: readonly ReadLine[];
}
