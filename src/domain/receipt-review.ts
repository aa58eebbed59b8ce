/** A paper as it is looked through before it is booked: its lines with the items they mean, its sums, and what each line cost in the end. */

import type { Day } from './day.ts';
import { type Currency, type MinorMoney, minorDigits, minorMoney } from './money.ts';
import type { Entered, Item, ItemId, OrderId, OutletId, SupplierId } from './nouns.ts';
import { sameFactor } from './paper-units.ts';
import { type BaseQuantity, baseQuantity, type UnitFactor } from './quantity.ts';
import type { PaperNumber, Receipt, ReceiptLine } from './receipt.ts';
import { type Candidate, lineCost, lineQuantity, SURE } from './receipt-mapping.ts';

export interface ReviewLine {
  /** Stays the line's own while lines come and go. */
  readonly id: number;
  /** Index into `Receipt.lines`; null for a line added by hand. */
  readonly from: number | null;
  readonly name: string;
  readonly quantity: PaperNumber | null;
  readonly unit: string | null;
  readonly unitPrice: PaperNumber | null;
  readonly discount: MinorMoney | null;
  readonly amount: MinorMoney | null;
  readonly itemId: ItemId | null;
  /** What one unit of the paper holds; null while nobody knows. */
  readonly holds: UnitFactor | null;
  /** What the line may mean, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** How sure the reading of the line was, 0 … 1; 1 once a person has typed it. */
  readonly confidence: number;
  /** A person has chosen its item or what one unit holds: nothing chooses otherwise. */
  readonly isChosen: boolean;
  /** A person has said that it is right. */
  readonly isConfirmed: boolean;
  /** Not for the stock book: a bag, a delivery fee. */
  readonly isLeftOut: boolean;
  readonly batch: string | null;
  readonly expiresOn: Day | null;
  /** Of an item of catch weight. */
  readonly pieces: number | null;
}

export interface Review {
  readonly outletId: OutletId;
  readonly supplierId: SupplierId | null;
  /** As the paper names who sold it. */
  readonly merchant: string | null;
  readonly number: string | null;
  readonly day: Day | null;
  readonly currency: Currency;
  readonly discount: MinorMoney | null;
  readonly service: MinorMoney | null;
  readonly tax: MinorMoney | null;
  readonly rounding: MinorMoney | null;
  readonly total: MinorMoney | null;
  readonly lines: readonly ReviewLine[];
  /** The order that it answers; null for none. */
  readonly orderId: OrderId | null;
}

/** The review of a paper that was just read. `mapped[i]` is what line `i` may mean. */
export function startReview(
  receipt: Receipt,
  mapped: readonly (readonly Candidate[])[],
  { outletId, supplierId }: { readonly outletId: OutletId; readonly supplierId: SupplierId | null },
): Review {
  const { merchant, number, date: day, currency, discount, service, tax, rounding, total } = receipt;
  const lines = receipt.lines.map((line, i) => reviewLine(line, i, mapped[i] ?? []));
  const orderId = null;
  return {
    outletId,
    supplierId,
    orderId,
    merchant,
    number,
    day,
    currency,
    discount,
    service,
    tax,
    rounding,
    total,
    lines,
  };
}

function reviewLine(line: ReceiptLine, index: number, candidates: readonly Candidate[]): ReviewLine {
  const { name, quantity, unit, unitPrice, discount, amount, confidence } = line;
  // Where the paper gives no count, it is one of it.
  const counted = quantity ?? (amount === null ? null : { digits: 1, scale: 0 });
  return {
    ...BLANK_LINE,
    ...suggested(candidates),
    id: index,
    from: index,
    ...{ name, quantity: counted, unit, unitPrice, discount, amount, confidence, candidates },
  };
}

const BLANK_LINE = {
  isChosen: false,
  isConfirmed: false,
  isLeftOut: false,
  batch: null,
  expiresOn: null,
  pieces: null,
} as const;

/** An empty line for what the reading missed, or for a paper that is entered by hand. */
export function blankLine(lines: readonly ReviewLine[]): ReviewLine {
  const id = lines.reduce((most, line) => Math.max(most, line.id), -1) + 1;
  return {
    ...BLANK_LINE,
    ...{ id, from: null, name: '', quantity: null, unit: null, unitPrice: null, discount: null, amount: null },
    ...{ itemId: null, holds: null, candidates: [], confidence: 1 },
  };
}

/** The likeliest item, taken only where it is likelier than not; the rest is asked. */
function suggested(candidates: readonly Candidate[]): Pick<ReviewLine, 'itemId' | 'holds'> {
  const best = candidates[0];
  if (best === undefined || best.probability < 0.5) return { itemId: null, holds: null };
  return { itemId: best.itemId, holds: best.unit?.holds ?? null };
}

/** The lines mapped anew, as after another supplier was chosen; what a person confirmed stays. */
export function remapLines(
  lines: readonly ReviewLine[],
  map: (line: ReviewLine) => readonly Candidate[],
): readonly ReviewLine[] {
  return lines.map((line) => {
    if (line.isChosen || line.isConfirmed || line.isLeftOut) return line;
    const candidates = map(line);
    return { ...line, candidates, ...suggested(candidates) };
  });
}

/** Why a line wants to be looked at. */
export type LineDoubt =
  | 'no-item'
  | 'unsure-item'
  | 'no-quantity'
  | 'no-unit'
  | 'unsure-unit'
  | 'unsure-reading'
  | 'no-amount'
  | 'sum';

/** A reading less sure than this is shown for looking at. */
const READ_WELL = 0.75;

/** What is not sure about a line, the gravest first; none for a line that is left out. */
export function doubtsOf(line: ReviewLine, currency: Currency): readonly LineDoubt[] {
  if (line.isLeftOut) return [];
  const doubts: LineDoubt[] = [];
  if (line.itemId === null) doubts.push('no-item');
  if (line.quantity === null || line.quantity.digits <= 0) doubts.push('no-quantity');
  if (line.itemId !== null && line.holds === null) doubts.push('no-unit');
  if (line.isConfirmed) return doubts;
  const best = line.candidates.find(({ itemId }) => itemId === line.itemId);
  const isGuess = !line.isChosen;
  if (isGuess && line.itemId !== null && best !== undefined && best.probability < SURE) doubts.push('unsure-item');
  if (
    isGuess &&
    best?.unit &&
    best.unit.because === 'guess' &&
    line.holds !== null &&
    sameFactor(best.unit.holds, line.holds)
  ) {
    doubts.push('unsure-unit');
  }
  if (line.confidence < READ_WELL) doubts.push('unsure-reading');
  if (line.amount === null) doubts.push('no-amount');
  // Papers round the halves of a weighed line this way or that.
  if (Math.abs(lineSum(line, currency)?.off ?? 0) > 1) doubts.push('sum');
  return doubts;
}

/** What keeps a line out of the delivery; only itself. */
export function blockOf(line: ReviewLine): 'no-item' | 'no-quantity' | 'no-unit' | null {
  if (line.itemId === null) return 'no-item';
  if (line.quantity === null || line.quantity.digits <= 0) return 'no-quantity';
  if (line.holds === null) return 'no-unit';
  return (lineQuantity(line.quantity, line.holds) ?? 0) > 0 ? null : 'no-quantity';
}

export interface Sum {
  /** Minor units by which it fails; 0 when it holds. */
  readonly off: number;
  /** What it should come to. */
  readonly expected: MinorMoney;
}

/** Quantity × price against the amount, to half a minor unit; null when one of the three is missing. */
export function lineSum(
  { quantity, unitPrice, amount }: Pick<ReviewLine, 'quantity' | 'unitPrice' | 'amount'>,
  currency: Currency,
): Sum | null {
  if (quantity === null || unitPrice === null || amount === null) return null;
  const expected = timesPrice(quantity, unitPrice, currency);
  return expected === null ? null : { off: amount - expected, expected };
}

/** What an amount of something comes to, in minor units, halves up; null beyond 2^53. Unit prices are written in major units. */
export function timesPrice(quantity: PaperNumber, unitPrice: PaperNumber, currency: Currency): MinorMoney | null {
  const product = BigInt(quantity.digits) * BigInt(unitPrice.digits) * 10n ** BigInt(minorDigits(currency));
  const scale = 10n ** BigInt(quantity.scale + unitPrice.scale);
  const whole = Number((2n * product + scale) / (2n * scale));
  return Number.isSafeInteger(whole) ? minorMoney(whole) : null;
}

/** The paper's sums, from the lines as they stand now. */
export interface PaperSums {
  /** Lines with their discounts. */
  readonly lines: MinorMoney;
  /** Lines without an amount. */
  readonly unpriced: number;
  /** Lines less discount, with service, tax and rounding, against the total; null without a total. */
  readonly total: Sum | null;
  /** The tax is within the lines' own amounts. */
  readonly taxIsWithin: boolean;
  /** What the lines as a whole cost more (or less) than what stands beside them. */
  readonly extra: MinorMoney;
}

export function sumUp(review: Review): PaperSums {
  const costs = review.lines.map(lineCost);
  const lines = costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  const tax = review.tax ?? 0;
  const plain = (review.service ?? 0) - (review.discount ?? 0) + (review.rounding ?? 0);
  // A price with its tax in it says the tax again below the total.
  const taxIsWithin = tax !== 0 && review.total !== null && lines + plain === review.total;
  const extra = plain + (taxIsWithin ? 0 : tax);
  return {
    lines: minorMoney(lines),
    unpriced: review.lines.filter((line, i) => costs[i] === null && !line.isLeftOut).length,
    total: review.total === null ? null : { off: review.total - lines - extra, expected: minorMoney(lines + extra) },
    taxIsWithin,
    extra: minorMoney(extra),
  };
}

/**
 * What each line cost in the end: discount, service, tax and rounding of the whole paper spread over the lines in proportion to their
 * amounts, so that the costs add up to the last minor unit (largest remainder, of equal ones the earlier line's). null for lines without
 * an amount. A discount larger than all lines leaves 0.
 */
export function landedCosts(review: Review): readonly (MinorMoney | null)[] {
  const costs = review.lines.map(lineCost);
  const whole = costs.reduce<number>((sum, cost) => sum + Math.max(0, cost ?? 0), 0);
  const { extra } = sumUp(review);
  if (whole === 0 || extra === 0) return costs.map((cost) => (cost === null ? null : minorMoney(Math.max(0, cost))));
  const spread = BigInt(Math.min(Math.abs(extra), extra < 0 ? whole : Number.MAX_SAFE_INTEGER));
  const sign = extra < 0 ? -1 : 1;
  const shares = costs.map((cost, index) => {
    const part = spread * BigInt(Math.max(0, cost ?? 0));
    return { index, whole: part / BigInt(whole), rest: part % BigInt(whole) };
  });
  let left = Number(spread - shares.reduce((sum, share) => sum + share.whole, 0n));
  const added = shares.map((share) => Number(share.whole));
  for (const { index } of shares.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0) break;
    added[index]! += 1;
    left -= 1;
  }
  return costs.map((cost, i) => (cost === null ? null : minorMoney(Math.max(0, cost) + sign * added[i]!)));
}

/** A line as it goes into stock. */
export interface BookedLine {
  readonly itemId: ItemId;
  readonly quantity: BaseQuantity;
  readonly cost?: MinorMoney;
  readonly batch?: string;
  readonly expiresOn?: Day;
  readonly pieces?: number;
  readonly entered: Entered;
}

/** The lines that can be booked, with what they cost in the end; the others stay out. */
export function deliveryLines(review: Review, itemById: ReadonlyMap<ItemId, Item>): readonly BookedLine[] {
  const costs = landedCosts(review);
  return review.lines.flatMap((line, i): BookedLine[] => {
    if (line.isLeftOut || blockOf(line) !== null || !itemById.has(line.itemId!)) return [];
    const cost = costs[i] ?? null;
    return [
      {
        itemId: line.itemId!,
        quantity: lineQuantity(line.quantity, line.holds!)!,
        ...(cost === null ? {} : { cost }),
        ...(line.batch === null ? {} : { batch: line.batch }),
        ...(line.expiresOn === null ? {} : { expiresOn: line.expiresOn }),
        ...(line.pieces === null ? {} : { pieces: line.pieces }),
        entered: { packs: paperNumberText(line.quantity!), packName: line.unit, loose: baseQuantity(0) },
      },
    ];
  });
}

/** `{ digits: 125, scale: 1 }` → 12.5 */
export function paperNumberText({ digits, scale }: PaperNumber): string {
  if (scale === 0) return String(digits);
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  const fraction = text.slice(-scale).replace(/0+$/, '');
  const whole = `${digits < 0 ? '-' : ''}${text.slice(0, -scale)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Reads what a keypad typed (`12.5`); null for nothing. */
export function paperNumber(text: string): PaperNumber | null {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  const digits = Number(match[1]! + fraction);
  return Number.isSafeInteger(digits) ? { digits, scale: fraction.length } : null;
}
