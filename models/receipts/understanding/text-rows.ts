/** The rows that a measurement of receipts writes: plain numbers in units of the currency, one object a paper. */

import { minorDigits } from '../../../src/domain/money.ts';
import type { PaperNumber, ReadLine, Receipt } from '../../../src/domain/receipt.ts';

/** A paper as given for measuring: lines of text with boxes, nothing more. */
export interface GivenPaper {
  readonly id: string;
  readonly lines: readonly { readonly text: string; readonly box: readonly number[] }[];
}

/** Given lines as a reader would hand them on, fully trusted. */
export function readLinesOf(paper: GivenPaper): readonly ReadLine[] {
  return paper.lines.map(({ text, box }) => ({
    text,
    box: [box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0],
    confidence: 1,
    page: 0,
    words: [],
  }));
}

/** Everything of a receipt as one flat object for a row of JSON. */
export function rowOfReceipt(receipt: Receipt) {
  const per = 10 ** minorDigits(receipt.currency);
  const units = (money: number | null) => (money === null ? null : money / per);
  const decimal = (number: PaperNumber | null) => (number === null ? null : number.digits / 10 ** number.scale);
  return {
    kind: receipt.kind,
    merchant: receipt.merchant,
    number: receipt.number,
    date: receipt.date,
    currency: receipt.currency,
    lines: receipt.lines.map((line) => ({
      name: line.name,
      quantity: decimal(line.quantity),
      unit: line.unit,
      unitPrice: decimal(line.unitPrice),
      amount: units(line.amount),
      discount: units(line.discount),
      confidence: line.confidence,
    })),
    subtotal: units(receipt.subtotal),
    discount: units(receipt.discount),
    service: units(receipt.service),
    tax: units(receipt.tax),
    rounding: units(receipt.rounding),
    total: units(receipt.total),
    tendered: units(receipt.tendered),
    change: units(receipt.change),
    adds_up: receipt.addsUp,
    corrections: receipt.corrections,
    text: receipt.text.map(({ text, box, confidence }) => ({ text, box, confidence })),
  };
}
