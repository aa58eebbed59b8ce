/** Between heading and totals: joins rows into bought lines, whatever order a paper prints name, quantity and price in. */

import type { DraftLine } from './draft.ts';
import { labelOf } from './labels.ts';
import type { NumberFormat } from './numerals.ts';
import { moneyOf, multiplies, quantityOf, type Roles, rolesOf } from './roles.ts';
import { type Figure, isSmall, looksLikeMoney, type Shape } from './shapes.ts';
import { isLabelled } from './summary.ts';

/** How this paper prints its lines, by vote of its rows. */
interface Habits {
  /** Quantities stand in front of names. */
  readonly leads: boolean;
  /** The numbers in front count the lines. */
  readonly isNumbered: boolean;
  /** A small number before the amount is a quantity. */
  readonly inColumn: boolean;
  /** Numbers stand above their names. */
  readonly isPriceFirst: boolean;
  /** `2X 8,000` stands above its line, not below. */
  readonly isTimesFirst: boolean;
}

type Kind = 'line' | 'numbers' | 'times' | 'name' | 'discount' | 'discount-word' | 'none';

interface Part {
  readonly kind: Kind;
  readonly shape: Shape;
}

const CODE = /^(?:[A-Z]{0,4}-?\d{5,}[A-Z]?|[A-Z]{1,3}\d[\dA-Z]{0,6}(?:[-/][\d/]+)*\/?(?:\s*-\s*[\d/]*)?)$/i;
const HEADER =
  /\b(?:qty|harga|price|item|description|desc|amount|nama|jumlah|sat|satuan|disc|total|u\/?price|kuantiti|barang|unit|u\/?p|amt|rm|kuantitas|banyaknya|keterangan|no)\b/gi;
const MARKED = /^(?:[+*=#>~:-]|\(|--)/;

export interface Items {
  readonly lines: readonly DraftLine[];
  readonly unpriced: readonly {
    readonly name: string;
    readonly quantity: Figure | null;
    readonly unit: string | null;
    readonly from: readonly number[];
  }[];
  /** A discount below the last line that no line accounts for: off the whole paper. */
  readonly discounts: readonly Figure[];
}

/** Names the columns and no amount. */
export function isColumnHeader(shape: Shape): boolean {
  const text = shape.row.tokens.map((token) => token.text).join(' ');
  const words = text.match(HEADER)?.length ?? 0;
  const isUnit = /^[\s()]*(?:rm|rp|gst|idr)[\s()]*(?:(?:rm|rp|gst)[\s()]*)*$/i.test(text);
  if (isUnit && shape.amount === null) return true;
  return words >= 2 && shape.amount === null && text.replace(HEADER, '').replace(/[^\p{L}]/gu, '').length <= 14;
}

function partOf(shape: Shape, format: NumberFormat): Part {
  const { amount, middle, lead } = shape;
  const isCode = CODE.test(shape.name);
  const isBare = shape.hasNumbersOnly || (isCode && amount !== null);
  const label = shape.name === '' ? null : labelOf(shape.name);
  // `BCA PROMO 1 54,455` has a quantity: it was bought.
  const isCounted =
    (lead !== null || middle.some(({ numeral }) => isSmall(numeral))) && amount !== null && !amount.numeral.isNegative;
  const isOff = label !== null && label.label === 'discount' && label.covers >= 0.4 && !isCounted;
  if (isOff && amount === null && middle.every(({ numeral }) => numeral.isPercent))
    return { kind: 'discount-word', shape };
  if (isOff || (amount?.numeral.isNegative && !isBare && lead === null))
    return { kind: amount === null ? 'none' : 'discount', shape };
  if (label?.label === 'amount' && label.covers >= 0.7 && amount?.numeral.isNegative)
    return { kind: 'discount', shape };
  if (isColumnHeader(shape)) return { kind: 'none', shape };
  const isBoughtFee = isCounted && (label?.label === 'fee' || label?.label === 'service');
  if (isLabelled(shape) && !isBoughtFee) return { kind: 'none', shape };
  const isPriced =
    amount !== null && (looksLikeMoney(amount.numeral) || moneyOf(amount, format) === 0 || middle.length > 0);
  if (isPriced && isBare) {
    const isOnlyEach =
      middle.some(({ numeral }) => numeral.isTimes) &&
      amount.numeral.isEach &&
      middle.length === 1 &&
      middle[0]!.numeral.isTimes;
    return { kind: isOnlyEach ? 'times' : amount.numeral.isNegative ? 'discount' : 'numbers', shape };
  }
  if (isPriced) return { kind: 'line', shape };
  if (isBare || (shape.name === '' && (middle.length > 0 || lead !== null)))
    return { kind: middle.length > 0 ? 'times' : 'none', shape };
  return { kind: /\p{L}/u.test(shape.name) ? 'name' : shape.code !== null ? 'name' : 'none', shape };
}

/** The bought lines among the rows between heading and totals. */
export function itemsOf(shapes: readonly Shape[], format: NumberFormat): Items {
  const all = shapes.map((shape) => partOf(shape, format));
  const parts = withTimesApart(all.slice(startOfItems(all)), format);
  const edge = Math.min(...parts.filter(({ kind }) => kind === 'line').map(({ shape }) => nameLeft(shape)));
  const width = Math.max(1, ...shapes.map(({ row }) => row.right)) - Math.min(...shapes.map(({ row }) => row.left));
  const habits = habitsOf(parts, format);
  const lines: Draftable[] = [];
  const unpriced: { name: string; quantity: Figure | null; unit: string | null; from: readonly number[] }[] = [];
  const discounts: Figure[] = [];
  let names: Shape[] = [];
  let times: Shape | null = null;
  let offPending = false;
  const flushNames = (next: 'item' | 'end') => {
    // Names that no price came for: they wrap the line above, unless that had to wait for its name.
    for (const shape of names) {
      const last = lines.at(-1);
      if (last !== undefined && shape.lead === null && !(habits.isPriceFirst && last.name === '')) addName(last, shape);
      else if (/\p{L}{2}/u.test(shape.name) && (shape.lead !== null || next === 'end')) {
        unpriced.push({ name: shape.name, quantity: shape.lead, unit: shape.unit, from: shape.row.lines });
      }
    }
    names = [];
  };
  for (let index = 0; index < parts.length; index++) {
    const { kind, shape } = parts[index]!;
    const next = parts[index + 1];
    if (kind === 'none') continue;
    if (kind === 'discount-word') {
      offPending = true;
      continue;
    }
    if (kind === 'discount' || (kind === 'numbers' && offPending)) {
      offPending = false;
      const last = lines.at(-1);
      const figure = shape.amount!;
      const off = moneyOf(figure, format);
      if (last !== undefined && last.discount === null && off <= moneyOf(last.amount, format) * 1.001) {
        last.discount = figure;
        last.from.push(...shape.row.lines);
      } else if (off > 0) discounts.push(figure);
      continue;
    }
    offPending = false;
    if (kind === 'name') {
      const last = lines.at(-1);
      if (habits.isPriceFirst && last !== undefined && last.name === '') {
        addName(last, shape);
        continue;
      }
      names.push(shape);
      continue;
    }
    if (kind === 'times') {
      if (habits.isTimesFirst || lines.length === 0 || next?.kind === 'numbers') times = shape;
      else addTimes(lines.at(-1)!, shape, habits, format);
      continue;
    }
    // `+Hot 20.000` below `1 Tea Latte`: the price belongs to the name above.
    const isChoice = kind === 'line' && MARKED.test(shape.name) && names.some((name) => name.lead !== null);
    const isOwnName = kind === 'line' && !isChoice;
    let own: Shape[] = [];
    if (isOwnName) {
      if (names.length > 0 && startsInside(shape, names)) own = names.splice(-1);
      flushNames('item');
    } else if (!habits.isPriceFirst) {
      const opening = names.findLastIndex((name) => name.lead !== null && /\p{L}/u.test(name.name));
      const from =
        opening >= 0 && habits.leads
          ? opening
          : lines.length === 0 && names.length > 3
            ? names.length - 1
            : namesFrom(names);
      own = names.splice(from);
      flushNames('item');
    }
    const line = lineOf(shape, own, times, habits, format);
    times = null;
    const isFree = moneyOf(line.amount, format) === 0;
    const isMarked = MARKED.test(line.name);
    // What costs nothing and is set in, or stands among counted lines, belongs to the line above: a choice, or a part of a set.
    const isSetIn = isOwnName && (nameLeft(shape) > edge + 0.035 * width || habits.leads);
    if (isFree && lines.length > 0 && (isMarked || isSetIn)) {
      lines.at(-1)!.from.push(...line.from);
      continue;
    }
    if (line.name === '' && !habits.isPriceFirst && isFree) continue;
    lines.push({ ...line, isAddOn: isMarked || (habits.leads && line.quantity === null && lines.length > 0) });
  }
  flushNames('end');
  // A sum of all lines that no word names.
  const last = lines.at(-1);
  if (last !== undefined && last.name === '' && lines.length > 2) {
    const others = lines.slice(0, -1).reduce((sum, { amount }) => sum + moneyOf(amount, format), 0);
    if (Math.abs(others - moneyOf(last.amount, format)) < 0.005) lines.pop();
  }
  return {
    lines: lines.filter((line) => line.name !== '' || looksLikeMoney(line.amount.numeral)),
    unpriced,
    discounts,
  };
}

const nameLeft = ({ row, lead }: Shape) => (lead === null ? row.left : (row.tokens[1]?.left ?? row.left));

/** `2 X 13,000` above `CHOCO CHIP 26,000`: numbers that multiply out to the next line's amount are its quantity and price. */
function withTimesApart(parts: readonly Part[], format: NumberFormat): readonly Part[] {
  return parts.map((part, index) => {
    const next = parts[index + 1];
    const { shape, kind } = part;
    if (kind !== 'numbers' || shape.middle.length !== 1 || next?.kind !== 'line' || parts[index - 1]?.kind === 'name')
      return part;
    const [quantity] = shape.middle;
    const price = moneyOf(shape.amount!, format);
    const isProduct =
      isSmall(quantity!.numeral) &&
      price > 0 &&
      multiplies(quantityOf(quantity!), price, moneyOf(next.shape.amount!, format), format.cents);
    return isProduct ? { ...part, kind: 'times' as const } : part;
  });
}

type Draftable = { -readonly [Key in keyof Omit<DraftLine, 'from'>]: DraftLine[Key] } & { from: number[] };

/** Name rows right above a price that are its name: from the last one that is not a bare code, and a code above that. */
function namesFrom(names: readonly Shape[]): number {
  let at = names.length - 1;
  while (at > 0 && (names[at]!.name === '' || CODE.test(names[at]!.name))) at--;
  if (at > 0 && (names[at - 1]!.name === '' || CODE.test(names[at - 1]!.name))) at--;
  // A wrapped name: what stands close above and starts at the same left edge.
  while (at > 0 && isClose(names[at - 1]!, names[at]!)) at--;
  return Math.max(0, at);
}

function isClose(upper: Shape, lower: Shape): boolean {
  const gap = lower.row.top - upper.row.bottom;
  const tall = lower.row.bottom - lower.row.top;
  return gap < 0.8 * tall && /\p{L}/u.test(upper.name) && !/[:]/.test(upper.label);
}

/** `ognese) - DINE IN 1 19.000` goes on from the row above. */
function startsInside(shape: Shape, names: readonly Shape[]): boolean {
  const above = names.at(-1)!;
  const opens = (above.name.match(/\(/g)?.length ?? 0) > (above.name.match(/\)/g)?.length ?? 0);
  return opens && /^[^(]*\)/.test(shape.name);
}

function startOfItems(parts: readonly Part[]): number {
  const first = parts.findIndex(({ kind }) => kind === 'line' || kind === 'numbers');
  if (first < 0) return parts.findLastIndex(({ shape }) => isColumnHeader(shape)) + 1;
  const header = parts.slice(0, first + 1).findLastIndex(({ shape }) => isColumnHeader(shape));
  if (header >= 0) return header + 1;
  let from = first;
  while (from > 0 && first - from < 3 && isNearName(parts[from - 1]!)) from--;
  return first <= 3 ? Math.min(from, firstName(parts, first)) : from;
}

const isNearName = ({ kind, shape }: Part) =>
  (kind === 'name' || kind === 'times') && !/:|\d{2}[/-]\d{2}[/-]\d{2}/.test(shape.label);
/** A cropped paper begins with its items at once. */
const firstName = (parts: readonly Part[], first: number) => (parts.slice(0, first).every(isNearName) ? 0 : first);

function habitsOf(parts: readonly Part[], format: NumberFormat): Habits {
  const priced = parts.filter(({ kind }) => kind === 'line');
  const opened = parts.filter(({ kind, shape }) => kind === 'line' || (kind === 'name' && shape.lead !== null));
  const leads = opened.filter(({ shape }) => shape.lead !== null);
  const counts = leads.map(({ shape }) => quantityOf(shape.lead!));
  const isNumbered =
    counts.length >= 3 &&
    counts.every((value, index) => value === counts[0]! + index) &&
    counts[0] === 1 &&
    opened.filter(({ shape }) => shape.middle.length > 0).length >= 0.5 * counts.length;
  const lone = priced.filter(
    ({ shape }) =>
      shape.lead === null &&
      shape.middle.length === 1 &&
      isSmall(shape.middle[0]!.numeral) &&
      !/[.,]\d{3}$/.test(shape.middle[0]!.numeral.body),
  );
  const isPriceFirst =
    parts.findIndex(({ kind }) => kind === 'numbers') >= 0 &&
    parts.find(({ kind }) => kind !== 'none')?.kind === 'numbers' &&
    pairs(parts, 'numbers', 'name') >= pairs(parts, 'name', 'numbers');
  let above = 0;
  let below = 0;
  parts.forEach(({ kind, shape }, index) => {
    if (kind !== 'times') return;
    const fits = (other: Part | undefined) =>
      other !== undefined &&
      (other.kind === 'line' || other.kind === 'numbers') &&
      fitsTimes(shape, other.shape, format);
    const next = parts.slice(index + 1).find((part) => part.kind !== 'none' && part.kind !== 'name');
    const before = parts.slice(0, index).findLast((part) => part.kind !== 'none' && part.kind !== 'name');
    if (fits(next)) above++;
    if (fits(before)) below++;
  });
  const firstTimes = parts.findIndex(({ kind }) => kind === 'times');
  const firstLine = parts.findIndex(({ kind }) => kind === 'line');
  return {
    leads: leads.length >= 0.5 * Math.max(1, opened.length) && !isNumbered,
    isNumbered,
    inColumn: lone.length >= 0.6 * Math.max(1, priced.length),
    isPriceFirst,
    isTimesFirst: above > below || (above === below && firstTimes >= 0 && firstTimes < firstLine),
  };
}

/** How often a row of one kind stands right above one of another. */
function pairs(parts: readonly Part[], upper: Kind, lower: Kind): number {
  const kinds = parts.map(({ kind }) => kind).filter((kind) => kind !== 'none');
  return kinds.filter((kind, index) => kind === lower && kinds[index - 1] === upper).length;
}

/** Quantity and price of a `2X 8,000` row, in either order. */
function timesOf(shape: Shape, format: NumberFormat): Roles {
  const figures = shape.amount === null ? shape.middle : [...shape.middle, shape.amount];
  return rolesOf(shape.lead, figures, null, true, format);
}

function fitsTimes(times: Shape, line: Shape, format: NumberFormat): boolean {
  const { quantity, unitPrice } = timesOf(times, format);
  if (quantity === null || unitPrice === null || line.amount === null) return false;
  return multiplies(quantityOf(quantity), moneyOf(unitPrice, format), moneyOf(line.amount, format), format.cents);
}

function addTimes(line: Draftable, shape: Shape, habits: Habits, format: NumberFormat): void {
  const { quantity, unitPrice } = timesOf(shape, format);
  if (quantity === null && unitPrice === null) return;
  if (line.quantity === null || !habits.leads) line.quantity = quantity ?? line.quantity;
  line.unitPrice = unitPrice ?? line.unitPrice;
  line.unit ??= shape.unit;
  line.from.push(...shape.row.lines);
}

function addName(line: Draftable, shape: Shape): void {
  if (MARKED.test(shape.name) && line.name !== '') return;
  line.code ??= shape.code;
  // A number at its end is part of a name that has no price: `HOOK 1526#`.
  const full = [shape.name, ...shape.middle.map(({ token }) => token.text)].join(' ');
  if (CODE.test(shape.name)) line.code ??= shape.name;
  else line.name = `${line.name} ${full}`.trim();
  line.from.push(...shape.row.lines);
}

function lineOf(
  shape: Shape,
  above: readonly Shape[],
  times: Shape | null,
  habits: Habits,
  format: NumberFormat,
): Draftable {
  const opening = above.find((name) => name.lead !== null);
  const ownLead = habits.isNumbered ? null : (shape.lead ?? (above.length > 0 ? (opening?.lead ?? null) : null));
  const roles = rolesOf(ownLead, shape.middle, shape.amount, habits.inColumn || shape.hasNumbersOnly, format);
  const line: Draftable = {
    name: '',
    code: shape.code,
    unit: shape.unit,
    quantity: roles.quantity,
    unitPrice: roles.unitPrice,
    amount: shape.amount!,
    discount: roles.discount,
    isAddOn: false,
    from: [],
  };
  for (const name of above) addName(line, name);
  if (
    shape.name !== '' &&
    /\p{L}/u.test(shape.name) &&
    !(above.length === 0 && habits.isPriceFirst && shape.hasNumbersOnly) &&
    !(above.length > 0 && MARKED.test(shape.name))
  ) {
    if (CODE.test(shape.name)) line.code ??= shape.name;
    else {
      const tail = roles.left.filter(({ numeral }) => !numeral.isPercent).map(({ token }) => token.text);
      line.name = [line.name, shape.name, ...tail].filter((text) => text !== '').join(' ');
    }
  }
  line.from.push(...shape.row.lines);
  if (times !== null) {
    const fromTimes = timesOf(times, format);
    line.quantity = fromTimes.quantity ?? line.quantity;
    line.unitPrice = fromTimes.unitPrice ?? line.unitPrice;
    line.unit ??= times.unit;
    line.from.push(...times.row.lines);
  }
  return line;
}
