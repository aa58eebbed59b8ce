/** What kind of paper it is: early, so that papers without prices or written by hand go to proof and quick entry. */

import type { PaperKind } from '../../../src/domain/receipt.ts';
import type { Draft } from './draft.ts';
import type { Row } from './rows.ts';

const DELIVERY =
  /\b(?:surat jalan|delivery order|delivery note|tanda terima|pesanan penghantaran|nota hantaran|bukti kirim|packing list|d\/o)\b/i;
const INVOICE = /\b(?:faktur|invoice|jatuh tempo|due date|npwp|purchase order|invois|terms?|tempo kredit)\b/i;
const SLIP =
  /\b(?:tunai|kembali(?:an)?|cash|change|kasir|cashier|struk|receipt|resit|baki|visa|debit|simplified tax invoice)\b/i;

/**
 * Below this mean confidence of its words a paper with prices is taken for a hand that cannot be read. Print is read with 0.96 and more on the worst of
 * 24 scans, a neat hand with 0.95 and read well, a hasty one with 0.75 to 0.93 and hardly a line right.
 */
const HANDWRITING = 0.94;

export function kindOf(draft: Draft, rows: readonly Row[], texts: readonly string[]): PaperKind {
  const all = texts.join('\n');
  const words = rows.flatMap(({ tokens }) => tokens);
  const letters = all.match(/\p{L}/gu)?.length ?? 0;
  if (words.length < 3 || letters < 6) return 'not-a-receipt';
  const sure = words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
  const hasMoney = draft.lines.length > 0 || draft.steps.length > 0;
  if (sure < HANDWRITING) {
    // Figures beside words, or a word of the pads that sellers write on: it is a list of something.
    const isList = hasMoney || draft.unpriced.length >= 2 || /\b(?:nota|bon|tuan|toko)\b/i.test(all);
    return isList ? 'handwritten' : 'not-a-receipt';
  }
  if (draft.lines.length === 0 && (DELIVERY.test(all) || draft.unpriced.length >= 2)) {
    return DELIVERY.test(all) || /\b(?:qty|jumlah|kuantiti|banyaknya|satuan|pcs|kg|dus|ctn)\b/i.test(all)
      ? 'without-prices'
      : 'not-a-receipt';
  }
  if (!hasMoney) return /\b(?:nota|bon)\b/i.test(all) ? 'handwritten' : 'not-a-receipt';
  return INVOICE.test(all) && !SLIP.test(all) ? 'invoice' : 'receipt';
}
