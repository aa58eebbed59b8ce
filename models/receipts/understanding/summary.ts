/** Below the items: which amounts are subtotal, taxes, total, tender, and where that part begins. */

import type { DraftStep, StepKind } from './draft.ts';
import { type FoundLabel, type Label, labelOf } from './labels.ts';
import { readNumeral } from './numerals.ts';
import { type Figure, looksLikeMoney, type Shape } from './shapes.ts';

/** A label with its amount. */
interface Labelled {
  readonly found: FoundLabel | null;
  readonly text: string;
  readonly figure: Figure | null;
}

/** Most labels explain nearly all of their text; less is a product that shares a word. */
const COVERS = 0.7;

/** The labelled amounts of one row; `PAY CASH 50.000 CHANGE: 2.000` has two. */
export function labelledOf(shape: Shape): readonly Labelled[] {
  const parts: Labelled[] = [];
  let words: string[] = [];
  for (const token of shape.row.tokens) {
    const numeral = token === shape.amount?.token ? shape.amount.numeral : readNumeral(token.text);
    const isFigure =
      token === shape.amount?.token || (numeral !== null && !numeral.isPercent && looksLikeMoney(numeral));
    if (!isFigure || numeral === null) {
      words.push(token.text);
      continue;
    }
    const text = words.join(' ');
    const figure = { numeral, token };
    // A second figure of the same label is the amount itself, the first its rate or base.
    if (!/\p{L}/u.test(text) && parts.length > 0) parts[parts.length - 1] = { ...parts.at(-1)!, figure };
    else parts.push({ text, found: labelOf(text), figure });
    words = [];
  }
  const rest = words.join(' ');
  if (parts.length === 0 && /\p{L}/u.test(rest)) parts.push({ text: rest, found: labelOf(rest), figure: null });
  return parts;
}

const ENDS: ReadonlySet<Label> = new Set([
  'subtotal',
  'total',
  'grand-total',
  'tax',
  'service',
  'cash',
  'change',
  'rounding',
  'card',
  'fee',
  'part',
  'count',
  'amount',
]);
const STRONG: ReadonlySet<Label> = new Set(['subtotal', 'total', 'grand-total']);

/** Whether a row is surely no item. */
export function isLabelled(shape: Shape): boolean {
  const parts = labelledOf(shape);
  return parts.some(({ found }) => found !== null && found.covers >= COVERS && ENDS.has(found.label));
}

/** Index of the first row below the items; the number of rows where nothing says so. */
export function endOfItems(shapes: readonly Shape[]): number {
  const has = (index: number, wanted: (label: Label) => boolean): boolean => {
    const shape = shapes[index]!;
    const next = shapes[index + 1];
    const before = shapes[index - 1];
    return labelledOf(shape).some(({ found, figure }) => {
      if (found === null || found.covers < COVERS || !wanted(found.label)) return false;
      return (
        figure !== null ||
        (next?.hasNumbersOnly ?? false) ||
        (before?.hasNumbersOnly === true && before.middle.length === 0 && STRONG.has(found.label))
      );
    });
  };
  const firstPriced = shapes.findIndex(
    (shape) => shape.amount !== null && !isLabelled(shape) && looksLikeMoney(shape.amount.numeral),
  );
  const from = Math.max(0, firstPriced + (firstPriced < 0 ? 0 : 1));
  for (let i = from; i < shapes.length; i++) {
    if (!has(i, (label) => STRONG.has(label))) continue;
    // A sum alone on its row, its label below it.
    const isBelow =
      labelledOf(shapes[i]!).every(({ figure }) => figure === null) && !(shapes[i + 1]?.hasNumbersOnly ?? false);
    return backOver(shapes, isBelow ? i - 1 : i, from);
  }
  for (let i = from; i < shapes.length; i++) {
    if (has(i, (label) => label === 'cash' || label === 'card' || label === 'change' || label === 'tax')) return i;
  }
  return shapes.length;
}

/** Taxes, fees and partial sums right above the first sum belong to the summary too. */
function backOver(shapes: readonly Shape[], end: number, from: number): number {
  const isEnd = (shape: Shape | undefined) =>
    shape !== undefined &&
    labelledOf(shape).some(
      ({ found, figure, text }) =>
        found !== null &&
        found.covers >= COVERS &&
        ENDS.has(found.label) &&
        !(isCounted(shape) && figure !== null && /\p{L}{3}/u.test(text)),
    );
  let at = end;
  for (;;) {
    if (at > from && isEnd(shapes[at - 1])) at--;
    // `TAX 10%`, and its amount on the next row.
    else if (
      at - 1 > from &&
      shapes[at - 1]!.hasNumbersOnly &&
      shapes[at - 1]!.middle.length === 0 &&
      shapes[at - 2]!.amount === null &&
      isEnd(shapes[at - 2])
    )
      at -= 2;
    else break;
  }
  return at;
}

/** `1 TAKE AWAY CHARGE 1,000`: bought by number. */
const isCounted = ({ lead, amount }: Shape) => lead !== null && amount !== null && !/[.,]/.test(lead.numeral.body);

export interface Summary {
  readonly steps: readonly DraftStep[];
  readonly tenders: readonly Figure[];
  readonly change: Figure | null;
  readonly count: Figure | null;
}

const STEPS: Partial<Record<Label, StepKind>> = {
  subtotal: 'subtotal',
  total: 'total',
  'grand-total': 'grand-total',
  tax: 'tax',
  service: 'service',
  discount: 'discount',
  rounding: 'rounding',
  fee: 'fee',
};

/** Reads the rows below the items, in the paper's order. */
export function summaryOf(shapes: readonly Shape[]): Summary {
  const steps: DraftStep[] = [];
  const tenders: Figure[] = [];
  let change: Figure | null = null;
  let count: Figure | null = null;
  let pending: Label | null = null;
  let isOver = false;
  const take = (label: Label | null, figure: Figure) => {
    const kind: StepKind | undefined = label === null ? undefined : STEPS[label];
    if (label === 'cash' || label === 'card') {
      tenders.push(figure);
    } else if (label === 'change') change ??= figure;
    else if (label === 'count') count ??= figure;
    else if (kind !== undefined && !isOver) steps.push({ kind, figure });
    else if (label === null && !isOver) steps.push({ kind: 'unnamed', figure });
    if (label === 'change') isOver = true;
  };
  let skip = -1;
  for (let i = 0; i < shapes.length; i++) {
    if (i === skip) continue;
    const shape = shapes[i]!;
    const text = shape.row.tokens.map((token) => token.text).join(' ');
    if (/\b(?:gst|tax|sst)\s+(?:summary|analysis|detail)/i.test(text) || /\btax code\b/i.test(text)) break;
    if (/\b(?:points?|poin|saldo|balance brought|card no|approval|trace no)\b/i.test(text)) continue;
    for (const { found, figure, text: words } of labelledOf(shape)) {
      const sure = found !== null && found.covers >= (found.label === 'discount' ? 0.4 : 0.6) ? found.label : null;
      let label: Label | null = sure;
      if (figure === null) {
        pending = sure === 'count' ? null : (sure ?? pending);
        continue;
      }
      const isBig = looksLikeMoney(figure.numeral);
      if (label === 'count' && isBig) label = /total|jumlah/i.test(words) ? 'total' : 'subtotal';
      const isDue = pending === 'total' || pending === 'grand-total';
      if (label === 'amount') label = pending ?? 'total';
      if (label === null && figure.numeral.isNegative && /\p{L}/u.test(words)) label = 'discount';
      if (label === null && !/\p{L}{2}/u.test(words)) {
        const below: Label | null = pending === null ? labelBelow(shapes[i + 1]) : null;
        label = pending ?? below;
        if (below !== null) skip = i + 1;
      } else if (
        isDue &&
        (label === null || label === 'cash' || label === 'card') &&
        figure.token === shape.amount?.token
      ) {
        // `GRAND TOTAL`, then `~ CASH [264,000] 264,000`: what was due stands in the row of how it was paid.
        label = pending;
      } else if (label === null && figure.token !== shape.amount?.token) {
        pending = null;
        continue;
      }
      if (label === 'part') continue;
      take(label, figure);
      pending = label === 'tax' || label === 'discount' ? pendingAfter(shapes[i + 1], label) : null;
    }
  }
  return { steps, tenders, change, count };
}

/** `PB1 10% 10.0002`, then `AMOUNT 818`: the second is the figure. */
function pendingAfter(next: Shape | undefined, label: Label): Label | null {
  if (next === undefined) return null;
  return labelledOf(next).some(({ found }) => found?.label === 'amount') ? label : null;
}

/** On a slanted photo an amount can come before its label. */
function labelBelow(next: Shape | undefined): Label | null {
  if (next === undefined) return null;
  const [first] = labelledOf(next);
  if (first === undefined || first.figure !== null || first.found === null || first.found.covers < COVERS) return null;
  return STRONG.has(first.found.label) ? first.found.label : null;
}
