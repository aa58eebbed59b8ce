/** The checks of a paper as a person would make them, each with the amount by which it fails. */

import type { ReceiptLine, SumCheck } from '../../../src/domain/receipt.ts';

/** Everything money in minor units. */
export interface Sums {
  readonly lines: readonly ReceiptLine[];
  readonly subtotal: number | null;
  /** What the total is, starting from the lines; null where something on the way cannot be read. */
  readonly reached: number | null;
  /** The same from the printed subtotal on; null without one. */
  readonly fromSubtotal: number | null;
  readonly total: number | null;
  /** Tender less change, or null where either is missing. */
  readonly paid: number | null;
  /** Rounding printed below the total. */
  readonly laterRounding: number;
  /** Pieces or lines as printed. */
  readonly count: number | null;
  readonly minorDigits: number;
}

/** What a sum may miss by: prices are rounded to the minor unit (and the total of the paper once more). */
const slackOf = (minorDigits: number) => (minorDigits > 0 ? 2 : 1);

export function checksOf(sums: Sums): readonly SumCheck[] {
  const { lines, subtotal, reached, fromSubtotal, total, paid, laterRounding, count, minorDigits } = sums;
  const slack = slackOf(minorDigits);
  const checks: SumCheck[] = lines.map((line, index) => checkLine(line, index, minorDigits));
  const priced = lines.every(({ amount }) => amount !== null) && lines.length > 0;
  const net = lines.reduce((sum, { amount, discount }) => sum + (amount ?? 0) - (discount ?? 0), 0);
  const compare = (sum: SumCheck['sum'], have: number | null, want: number | null): SumCheck => {
    if (have === null || want === null) return { sum, line: null, ok: null, off: 0 };
    const off = Math.round(have - want);
    return { sum, line: null, ok: Math.abs(off) <= slack, off };
  };
  checks.push(
    compare(
      'lines',
      priced ? net : null,
      subtotal ?? (priced && total !== null ? total - ((reached ?? total) - net) : null),
    ),
  );
  const start =
    reached !== null && total !== null && Math.abs(reached - total) <= slack ? reached : (fromSubtotal ?? reached);
  checks.push(compare('total', start, total));
  const due =
    total === null
      ? null
      : [total, total + laterRounding, total - laterRounding].find((one) => Math.abs((paid ?? one) - one) <= slack);
  checks.push(compare('change', paid, due ?? total));
  if (count !== null) checks.push(checkCount(lines, count));
  return checks;
}

function checkLine(
  { quantity, unitPrice, amount, discount }: ReceiptLine,
  line: number,
  minorDigits: number,
): SumCheck {
  if (unitPrice === null || amount === null) return { sum: 'line', line, ok: null, off: 0 };
  const pieces = quantity === null ? 1 : quantity.digits / 10 ** quantity.scale;
  const product = pieces * (unitPrice.digits / 10 ** unitPrice.scale) * 10 ** minorDigits;
  const off = Math.round(amount - product);
  // Some papers print what is left after the line's discount.
  const isNet = discount !== null && Math.abs(product - discount - amount) <= 1.05;
  const ok = Math.abs(amount - product) <= 1.05 || isNet;
  return { sum: 'line', line, ok, off: ok ? 0 : off };
}

/** Either the pieces or the lines, as papers do. */
function checkCount(lines: readonly ReceiptLine[], count: number): SumCheck {
  const pieces = lines.reduce(
    (sum, { quantity }) => sum + (quantity === null ? 1 : quantity.digits / 10 ** quantity.scale),
    0,
  );
  const ok = Math.abs(pieces - count) < 1e-6 || lines.length === count;
  return { sum: 'count', line: null, ok, off: ok ? 0 : Math.round(pieces - count) };
}
