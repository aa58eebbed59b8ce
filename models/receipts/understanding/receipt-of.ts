/** Writes down what was settled: exact money, the checks of the paper, and every number that is taken otherwise than it was read. */

import { type MinorMoney, minorMoney } from '../../../src/domain/money.ts';
import type { Correction, PaperNumber, Receipt, ReceiptLine } from '../../../src/domain/receipt.ts';
import { checksOf } from './checks.ts';
import type { Draft, DraftLine, StepKind } from './draft.ts';
import type { LinePick } from './line-choices.ts';
import { meaningOfQuantity, type NumberFormat, trim, worthOf } from './numerals.ts';
import { readingsOfMoney } from './readings.ts';
import type { Figure } from './shapes.ts';
import type { Solution } from './solve.ts';

export type Heading = Pick<Receipt, 'kind' | 'merchant' | 'number' | 'date' | 'currency' | 'text'>;

/** The receipt. Where the solution is not sure, numbers stand as they were read. */
export function receiptOf(
  draft: Draft,
  solution: Solution,
  format: NumberFormat,
  minorDigits: number,
  heading: Heading,
): Receipt {
  const money = (figure: Figure | null): number | null => {
    if (figure === null) return null;
    return readingsOfMoney(figure, format, { budget: 0, minorDigits })[0]?.value ?? null;
  };
  const isTrusted = solution.isSure;
  const corrections: Correction[] = [];
  const note = (
    field: string,
    figure: Figure | null,
    read: number | null,
    taken: number | null,
    because: Correction['because'],
  ) => {
    if (figure === null || taken === null || read === null || Math.abs(read - taken) < 1e-9) return;
    corrections.push({ field, read: figure.token.text, taken: printed(taken, minorDigits), because });
  };
  const lines: ReceiptLine[] = [];
  draft.lines.forEach((line, index) => {
    const pick = solution.areLinesLikely ? solution.lines.find((one) => one.index === index) : undefined;
    if (pick?.isLeftOut) return;
    const at = lines.length;
    const read = money(line.amount);
    const taken = pick ?? asRead(line, index, money, format, minorDigits);
    note(`line.${at}.amount`, line.amount, read, taken.amount, line.unitPrice !== null ? 'line' : 'lines');
    note(`line.${at}.discount`, line.discount, money(line.discount), taken.discount, 'lines');
    lines.push(lineOf(line, taken, minorDigits));
    const asPrinted = quantityOf(line.quantity);
    if (
      line.quantity !== null &&
      asPrinted !== null &&
      taken.quantity !== null &&
      Math.abs(worthOf(asPrinted) - taken.quantity) > 1e-9
    ) {
      corrections.push({
        field: `line.${at}.quantity`,
        read: line.quantity.token.text,
        taken: String(taken.quantity),
        because: 'line',
      });
    }
    if (line.unitPrice !== null && taken.unitPrice !== null) {
      const price = readingsOfMoney(line.unitPrice, format, { budget: 0, minorDigits }, true)[0]?.value ?? null;
      note(`line.${at}.unitPrice`, line.unitPrice, price, taken.unitPrice, 'line');
    }
  });
  const stepValue = (index: number): number | null => {
    const pick = isTrusted ? solution.steps.find((one) => one.index === index) : undefined;
    return pick?.value ?? money(draft.steps[index]!.figure);
  };
  const total =
    solution.total === null
      ? null
      : isTrusted || solution.totalStep === null
        ? solution.total
        : money(draft.steps[solution.totalStep]!.figure);
  const totals = { total, isUsed: (index: number) => isBefore(solution, index) };
  const sumOf = (kind: StepKind, sign = 1): number | null => {
    let sum: number | null = null;
    draft.steps.forEach((step, index) => {
      if (step.kind !== kind || !totals.isUsed(index)) return;
      const pick = isTrusted ? solution.steps.find((one) => one.index === index) : undefined;
      // Prices hold it already: nothing is added.
      if (pick !== undefined && pick.value === null) return;
      const read = money(step.figure);
      const signed = step.figure.numeral.isNegative && read !== null ? -read : read;
      const value = pick?.value ?? (kind === 'discount' ? (read === null ? null : -read) : signed);
      note(kind, step.figure, read, value === null ? null : Math.abs(value), 'total');
      if (value !== null) sum = (sum ?? 0) + sign * value;
    });
    return sum;
  };
  const firstSubtotal = draft.steps.findIndex(
    (step, index) => step.kind === 'subtotal' && index !== solution.totalStep,
  );
  const subtotal = firstSubtotal < 0 ? null : stepValue(firstSubtotal);
  if (firstSubtotal >= 0)
    note('subtotal', draft.steps[firstSubtotal]!.figure, money(draft.steps[firstSubtotal]!.figure), subtotal, 'lines');
  const totalFigure = solution.totalStep === null ? null : draft.steps[solution.totalStep]!.figure;
  const paid = isTrusted ? solution.paid : null;
  note('total', totalFigure, money(totalFigure), total, 'total');
  const readTenders = draft.tenders.map((figure) => money(figure) ?? 0);
  const tendered =
    draft.tenders.length === 0
      ? null
      : paid?.tenders.some((one) => one !== null)
        ? paid.tenders.reduce<number>((sum, one) => sum + (one ?? 0), 0)
        : (readTenders[0] ?? null);
  for (const [index, taken] of (paid?.tenders ?? []).entries()) {
    note('tendered', draft.tenders[index]!, readTenders[index]!, taken, 'change');
  }
  const change = draft.change === null ? null : (paid?.change ?? money(draft.change));
  note('change', draft.change, money(draft.change), change, 'change');
  const addsUp = solution.areLinesSure && solution.isIntact && lines.length > 0 && total !== null && total > 0;
  // A fee is a service by another name: the sum of a receipt knows no third one.
  const [plainService, fee] = [sumOf('service'), sumOf('fee')];
  const service = plainService === null && fee === null ? null : (plainService ?? 0) + (fee ?? 0);
  // What is added between subtotal and total under a name that cannot be read is a tax more often than not.
  const unnamed = isTrusted
    ? solution.steps.reduce(
        (sum, { index, value }) => sum + (draft.steps[index]!.kind === 'unnamed' ? (value ?? 0) : 0),
        0,
      )
    : 0;
  const namedTax = sumOf('tax');
  const tax = unnamed === 0 ? namedTax : (namedTax ?? 0) + unnamed;
  const [discount, printedRounding] = [sumOf('discount', -1), sumOf('rounding')];
  const net = lines.reduce((sum, line) => sum + (line.amount ?? 0) - (line.discount ?? 0), 0);
  // Whole hundreds (or the last sen) that the paper rounds to without saying so.
  const unsaid = (total ?? 0) - net - (service ?? 0) - (tax ?? 0) + (discount ?? 0);
  const rounding = printedRounding ?? (addsUp && unsaid !== 0 && Math.abs(unsaid) < 100 ? unsaid : null);
  const added = (service ?? 0) + (tax ?? 0) + (rounding ?? 0) - (discount ?? 0);
  const later = draft.steps.findIndex(
    ({ kind }, index) => kind === 'rounding' && solution.totalStep !== null && index > solution.totalStep,
  );
  const count = draft.count === null ? null : meaningOfQuantity(draft.count.numeral.body);
  const checks = checksOf({
    lines,
    subtotal,
    reached: lines.length === 0 ? null : net + added,
    fromSubtotal: subtotal === null ? null : subtotal + added,
    total,
    paid: tendered !== null && draft.tenders.length > 0 && change !== null ? tendered - change : null,
    laterRounding: later < 0 ? 0 : (money(draft.steps[later]!.figure) ?? 0),
    count: count === null ? null : worthOf(count),
    minorDigits,
  });
  return {
    ...heading,
    lines,
    subtotal: cash(subtotal),
    discount: cash(discount),
    service: cash(service),
    tax: cash(tax),
    rounding: cash(rounding),
    total: cash(total),
    tendered: cash(tendered),
    change: cash(change),
    addsUp,
    checks,
    corrections,
  };
}

const cash = (value: number | null): MinorMoney | null => (value === null ? null : minorMoney(Math.round(value)));

function isBefore(solution: Solution, index: number): boolean {
  return solution.totalStep === null || index < solution.totalStep;
}

function asRead(
  line: DraftLine,
  index: number,
  money: (figure: Figure | null) => number | null,
  format: NumberFormat,
  minorDigits: number,
): LinePick {
  const quantity = quantityOf(line.quantity);
  const price =
    line.unitPrice === null
      ? null
      : (readingsOfMoney(line.unitPrice, format, { budget: 0, minorDigits }, true)[0]?.value ?? null);
  return {
    kind: 'line',
    index,
    quantity: quantity === null ? null : worthOf(quantity),
    unitPrice: price,
    amount: money(line.amount) ?? 0,
    discount: money(line.discount),
    isNet: false,
    isLeftOut: false,
  };
}

const quantityOf = (figure: Figure | null) => (figure === null ? null : meaningOfQuantity(figure.numeral.body));

function lineOf(line: DraftLine, taken: LinePick, minorDigits: number): ReceiptLine {
  return {
    name: line.name,
    quantity: taken.quantity === null ? null : paperNumber(taken.quantity),
    unit: line.unit,
    unitPrice: taken.unitPrice === null ? null : paperNumber(taken.unitPrice / 10 ** minorDigits),
    discount: taken.isNet ? null : cash(taken.discount),
    amount: cash(taken.amount),
    code: line.code,
    confidence: line.amount.token.confidence,
    from: [...new Set(line.from)].sort((a, b) => a - b),
  };
}

/** Up to six decimals, exactly. */
function paperNumber(value: number): PaperNumber {
  return trim({ digits: Math.round(value * 1e6), scale: 6 });
}

const printed = (value: number, minorDigits: number) => (value / 10 ** minorDigits).toFixed(minorDigits);
