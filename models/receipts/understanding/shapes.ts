/** What stands where in a row: a quantity in front, the name, the numbers at its end, the amount at the paper's right edge. */

import { type NumberFormat, type Numeral, readNumeral } from './numerals.ts';
import type { Row, Token } from './rows.ts';

/** A number of a row with the word it was read from. */
export interface Figure {
  readonly numeral: Numeral;
  readonly token: Token;
}

export interface Shape {
  readonly row: Row;
  /** Words left of the numbers, joined; without a quantity or code in front. */
  readonly name: string;
  /** All words of the row up to the amount, for labels. */
  readonly label: string;
  /** A small number in front of the name. */
  readonly lead: Figure | null;
  /** A long number in front, or alone: barcode or article number. */
  readonly code: string | null;
  /** Numbers behind the name, left to right, without the amount. */
  readonly middle: readonly Figure[];
  /** A number at the paper's column of amounts. */
  readonly amount: Figure | null;
  /** A unit printed beside the quantity. */
  readonly unit: string | null;
  readonly hasNumbersOnly: boolean;
}

const UNITS = new Set(
  'kg kgs nos g gr gram ons ltr lt l liter litre pcs pc pce buah bh btl botol ikat dus ctn karton pak pack pkt bks bungkus ekor biji unit sak karung kaleng can box set kotak lusin dz tray rak btg batang lbr lembar sisir kati tin butir potong siung papan sachet galon jerigen jeriken kodi gros kilo bekas guni beg peket paket'.split(
    ' ',
  ),
);
/** Tax marks behind an amount on Malaysian papers. */
const FLAGS = /^(?:\*?[SZTAENXG]|SR|ZR|ZRL|SRE|TX|OS|ES|NR|S6|\*S|\*Z|\[?[SZ]R\]?|EAC?|V|IDR|-|=|\*|\))$/i;
const JOINTS = /^(?:[xX×*@=:]|rp\.?|rm|idr|s\$|us\$|sgd|usd|eur|\$|\.|\/|[-–+(])$/i;

/** What stands before the number of a paper: `Tanggal: 03/09/2026  No. 5042`. */
const NUMBERED = /^(?:no|nomor|nombor|nota|faktur|struk|bon|bil|bill|inv|invoice|resit|receipt|ref|#)[.:#]*$/i;
const DATED = /\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b/;

/** Where the column of amounts ends: most rows of a paper with prices end there. */
export function rightEdgeOf(rows: readonly Row[]): number {
  const ends: number[] = [];
  for (const { tokens } of rows) {
    const last = tokens.findLast(({ text }) => !FLAGS.test(text));
    if (last === undefined) continue;
    const numeral = readNumeral(last.text);
    if (numeral !== null && !numeral.isPercent && looksLikeMoney(numeral)) ends.push(last.right);
  }
  if (ends.length === 0) return Math.max(0, ...rows.map(({ right }) => right));
  ends.sort((a, b) => a - b);
  return ends[Math.floor(0.7 * (ends.length - 1))]!;
}

/** Thousands or decimals show, or it is long enough; not a telephone or an article number. */
export function looksLikeMoney({ body, hasCurrency, scale }: Numeral): boolean {
  if (hasCurrency || scale > 1) return true;
  const digits = body.replace(/[.,]/g, '').length;
  if (/[.,]\d{2,3}$/.test(body)) return digits <= 11;
  return digits >= 3 && digits <= 7 && !(digits > 4 && body.startsWith('0'));
}

/** The shape of a row. `right` is where amounts end, `width` that of the printed part. */
export function shapeOf(row: Row, right: number, width: number, format: NumberFormat): Shape {
  const { tokens } = row;
  const numerals = tokens.map(({ text }) =>
    /^\d{1,2}[:.]\d{2}(:\d{2})?([ap]m)?$/i.test(text) && text.includes(':') ? null : readNumeral(text),
  );
  let end = tokens.length;
  while (end > 1 && FLAGS.test(tokens[end - 1]!.text) && numerals[end - 1] === null) end--;
  // Numbers of telephones and registers stand at the right edge too.
  const isRegister =
    /\b(?:tel|telp|fax|phone|h\/?p|npwp|roc|gst (?:id|reg|no)|reg(?:istration)?\.? ?no|co\.? ?reg|[tf] ?:|inv(?:oice)? ?no)\b/i.test(
      tokens.map(({ text }) => text).join(' '),
    );
  const isDated = DATED.test(tokens.map(({ text }) => text).join(' '));
  const isAmount = (index: number) => {
    const numeral = numerals[index];
    if (numeral === null || numeral === undefined || numeral.isPercent) return false;
    if (tokens[index]!.right < right - 0.17 * width) return false;
    const digits = numeral.body.replace(/[.,]/g, '');
    const isNumbered = isDated || NUMBERED.test(tokens[index - 1]?.text ?? '');
    if ((isRegister || isNumbered) && !/[.,]\d{2,3}$/.test(numeral.body)) return false;
    if (digits.length > 9 && !/[.,]/.test(numeral.body)) return false;
    return !(
      format.cents &&
      !numeral.hasCurrency &&
      !/[.,]/.test(numeral.body) &&
      (digits.length > 4 || numeral.lookAlikes > 0)
    );
  };
  let amountAt = -1;
  for (let i = end - 1; i >= Math.max(0, end - 2); i--) {
    if (isAmount(i)) {
      amountAt = i;
      break;
    }
    if (numerals[i] === null && !UNITS.has(tokens[i]!.text.toLowerCase())) break;
  }
  const tailEnd = amountAt >= 0 ? amountAt : end;
  let from = tailEnd;
  while (from > 0) {
    const { text } = tokens[from - 1]!;
    const isUnit = UNITS.has(text.toLowerCase().replace(/\.$/, '')) && from > 1 && numerals[from - 2] !== null;
    if (numerals[from - 1] === null && !JOINTS.test(text) && !isUnit) break;
    from--;
  }
  let start = 0;
  let lead: Figure | null = null;
  let code: string | null = null;
  if (from > 0) {
    const first = numerals[0];
    if (first !== null && first !== undefined && isSmall(first) && !/^\d+[.)]$/.test(tokens[0]!.text)) {
      lead = { numeral: first, token: tokens[0]! };
      start = 1;
      if (start < from && /^[xX×*]$/.test(tokens[1]!.text)) {
        lead = { numeral: { ...first, isTimes: true }, token: tokens[0]! };
        start = 2;
      }
    } else if (/^\d{4,}[-:.]?$/.test(tokens[0]!.text)) {
      code = tokens[0]!.text.replace(/\D+$/, '');
      start = 1;
    }
  }
  // A number at the very left with nothing but numbers behind it stays among them.
  const words = tokens.slice(start, from);
  const figures: Figure[] = [];
  let unit: string | null = null;
  let isTimes = false;
  let isEach = false;
  for (let i = from; i < tailEnd; i++) {
    const { text } = tokens[i]!;
    const numeral = numerals[i];
    if (/^[xX×*]$/.test(text)) {
      isTimes = true;
      if (figures.length > 0) figures[figures.length - 1] = withTimes(figures[figures.length - 1]!);
    } else if (text === '@') isEach = true;
    else if (UNITS.has(text.toLowerCase().replace(/\.$/, ''))) unit = text.toLowerCase().replace(/\.$/, '');
    else if (numeral !== null && numeral !== undefined) {
      const digits = numeral.body.replace(/[.,]/g, '').length;
      if (digits >= 8 && !/[.,]/.test(numeral.body)) {
        code = text;
        continue;
      }
      figures.push({
        numeral: { ...numeral, isEach: numeral.isEach || isEach || (isTimes && figures.length > 0) },
        token: tokens[i]!,
      });
      isEach = false;
    }
  }
  const name = words
    .map(({ text }) => text)
    .join(' ')
    .trim();
  return {
    row,
    name,
    label: tokens
      .slice(0, amountAt >= 0 ? amountAt : tokens.length)
      .map(({ text }) => text)
      .join(' '),
    lead,
    code,
    middle: figures,
    amount:
      amountAt >= 0
        ? { numeral: signed(numerals[amountAt]!, tokens[amountAt - 1], tokens[amountAt + 1]), token: tokens[amountAt]! }
        : null,
    unit,
    hasNumbersOnly: !/\p{L}{2}/u.test(name) && (amountAt >= 0 || figures.length > 0),
  };
}

/** `- 27` and `250 -` with a space between. */
function signed(numeral: Numeral, before: Token | undefined, after: Token | undefined): Numeral {
  const isMinus = (token: Token | undefined) => token !== undefined && /^[-–—(]$/.test(token.text);
  return isMinus(before) || (after !== undefined && /^[-–]$/.test(after.text))
    ? { ...numeral, isNegative: true }
    : numeral;
}

const withTimes = (figure: Figure): Figure => ({ ...figure, numeral: { ...figure.numeral, isTimes: true } });

/** Can be a quantity: up to three digits, or a decimal as quantities are printed. */
export function isSmall({ body, isPercent, hasCurrency, isEach, scale }: Numeral): boolean {
  if (isPercent || hasCurrency || isEach || scale > 1) return false;
  return (
    /^\d{1,3}$/.test(body) ||
    /^\d{1,3}[.,]\d{1,2}$/.test(body) ||
    /^0[.,]\d{3}$/.test(body) ||
    /^\d{1,2}[.,]\d{3}$/.test(body)
  );
}
