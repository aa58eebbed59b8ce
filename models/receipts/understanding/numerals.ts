/** Reads one word of a paper as a number: marks around it, look-alike letters, separators as they stand. */

/** A word that can be a number. `body` holds digits and separators only. */
export interface Numeral {
  readonly text: string;
  readonly body: string;
  /** Letters that were taken for digits. */
  readonly lookAlikes: number;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  /** A currency mark stood before it. */
  readonly hasCurrency: boolean;
  /** `@` stood before it: a unit price. */
  readonly isEach: boolean;
  /** `x` stood beside it: a quantity, or a price that a quantity multiplies. */
  readonly isTimes: boolean;
  /** `rb`, `k`, `jt`: what the number is multiplied by; 1 otherwise. */
  readonly scale: number;
}

/** Which letters print like which digits; the same classes as in {@link ../understanding/confusions.ts}. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  Z: '2',
  z: '2',
  E: '3',
  A: '4',
  S: '5',
  s: '5',
  $: '5',
  G: '6',
  b: '6',
  T: '7',
  '?': '7',
  B: '8',
  '&': '8',
  g: '9',
  q: '9',
};

const CURRENCY = /^(?:rp|rm|idr|myr|us\$|s\$|\$|€|£|¥|sgd|usd|eur|thb|฿)[.:]?(?=[-+(]*[\dOoIlSBZ])/i;
const SCALES: Readonly<Record<string, number>> = { rb: 1000, ribu: 1000, k: 1000, jt: 1_000_000, juta: 1_000_000 };
const SCALED = /^([\d.,]+)(rb|ribu|k|jt|juta)$/i;

/** The number a word can be, or null: at least one true digit (or half of them), nothing but digits, look-alikes, separators and marks. */
export function readNumeral(word: string): Numeral | null {
  let rest = word.replace(/^[[{<~*=#:]+|[\]}>~*=#:;]+$/g, '');
  let hasCurrency = false;
  let isEach = false;
  let isNegative = false;
  let isTimes = false;
  for (let again = true; again; ) {
    again = false;
    if (/^@/.test(rest)) [rest, isEach, again] = [rest.slice(1), true, true];
    if (/^[-–—(]/.test(rest) && /\d/.test(rest)) [rest, isNegative, again] = [rest.slice(1), true, true];
    if (/^\+\d/.test(rest)) [rest, again] = [rest.slice(1), true];
    if (CURRENCY.test(rest)) [rest, hasCurrency, again] = [rest.replace(CURRENCY, ''), true, true];
    if (/^[xX×*]\d/.test(rest)) [rest, isTimes, again] = [rest.slice(1), true, true];
  }
  const scaled = SCALED.exec(rest);
  if (scaled !== null) {
    const scale = SCALES[scaled[2]!.toLowerCase()]!;
    return { ...plain(word, scaled[1]!, 0), hasCurrency, isEach, isNegative, isTimes, scale };
  }
  // `12.500,-` and `12.500.-` say "no cents", as does `12.500,=`.
  if (/[.,][-=]+$/.test(rest)) rest = rest.replace(/[.,][-=]+$/, '');
  if (/\d[-–]$/.test(rest) || /\d\)$/.test(rest)) [rest, isNegative] = [rest.slice(0, -1), true];
  if (/[\dOolI][xX×]$/.test(rest)) [rest, isTimes] = [rest.slice(0, -1), true];
  const isPercent = /%$/.test(rest);
  if (isPercent) rest = rest.slice(0, -1);
  rest = rest.replace(/^[.,:'"]+|[.,:'"]+$/g, '');
  // 250G and 2l are grams and litres.
  if (/^\d+[gGlL]$/.test(rest)) return null;
  let body = '';
  let lookAlikes = 0;
  let digits = 0;
  for (const sign of rest) {
    if (sign >= '0' && sign <= '9') {
      body += sign;
      digits++;
    } else if (sign === '.' || sign === ',') body += sign;
    else if (DIGIT_OF[sign] !== undefined) {
      body += DIGIT_OF[sign];
      lookAlikes++;
    } else if (sign === "'" || sign === '`' || sign === ';') body += ',';
    else return null;
  }
  if (digits + lookAlikes === 0) return null;
  // `SOS` is a word, `5O0` and `l2.S00` are numbers.
  const enough = lookAlikes === 0 || (digits >= lookAlikes && digits > 0) || (digits > 0 && /[.,]\d{3}$/.test(body));
  if (!enough) return null;
  return { ...plain(word, body, lookAlikes), hasCurrency, isEach, isNegative, isTimes, isPercent };
}

function plain(text: string, body: string, lookAlikes: number): Numeral {
  return {
    text,
    body,
    lookAlikes,
    isNegative: false,
    isPercent: false,
    hasCurrency: false,
    isEach: false,
    isTimes: false,
    scale: 1,
  };
}

/** How a paper writes numbers. `decimal` null: it writes no decimals. `cents`: most of its amounts end in decimals. */
export interface NumberFormat {
  readonly decimal: '.' | ',' | null;
  readonly cents: boolean;
}

/**
 * Decides by vote. Two digits behind the last separator speak for decimals with that mark, three for thousands; on a paper with both
 * (`1.500` and `1,500.00`) the many win, and each number still says for itself where only one reading makes sense.
 */
export function voteFormat(bodies: readonly string[]): NumberFormat {
  let point = 0;
  let comma = 0;
  let thousands = 0;
  for (const body of bodies) {
    const end = /([.,])(\d+)$/.exec(body);
    if (end === null) continue;
    if (end[2]!.length === 3) thousands++;
    else if (end[2]!.length <= 2) {
      if (end[1] === '.') point++;
      else comma++;
    }
  }
  const decimals = point + comma;
  const decimal = decimals === 0 ? null : point >= comma ? '.' : ',';
  return { decimal, cents: decimals > thousands };
}

/** A number as it may be meant, in units of the currency (or pieces). */
export interface Meaning {
  readonly digits: number;
  readonly scale: number;
}

/** A body as money in this paper's format. Null for what is no number of a paper (over 10¹²). */
export function meaningOfMoney(body: string, format: NumberFormat): Meaning | null {
  const end = /([.,])(\d*)$/.exec(body);
  const whole = (text: string) => text.replace(/[.,]/g, '');
  if (end === null) return meaning(body, 0);
  const decimals = end[2]!;
  const before = body.slice(0, end.index);
  if (decimals.length === 3) {
    // Thousands, unless this paper's decimals have that mark and nothing else stands for thousands: `2.570` beside `41.95`.
    const isDecimal = format.cents && format.decimal === end[1] && !before.includes(end[1]!) && before.length <= 3;
    return isDecimal ? meaning(whole(before) + decimals, 3) : meaning(whole(body), 0);
  }
  if (decimals.length <= 2 && decimals.length > 0) return meaning(whole(before) + decimals, decimals.length);
  if (decimals.length === 4 && format.cents) return meaning(whole(before) + decimals, 4);
  return meaning(whole(body), 0);
}

/** A body as a quantity: the last separator is always a decimal one (`0,452` kg, `1.00` pieces). */
export function meaningOfQuantity(body: string): Meaning | null {
  const end = /[.,](\d{1,4})$/.exec(body);
  if (end === null) return meaning(body.replace(/[.,]/g, ''), 0);
  const digits = body.slice(0, end.index).replace(/[.,]/g, '') + end[1]!;
  return meaning(digits, end[1]!.length);
}

function meaning(digits: string, scale: number): Meaning | null {
  if (digits.length === 0 || digits.length > 12) return null;
  return { digits: Number(digits), scale };
}

/** What it is worth, as a plain number. */
export const worthOf = ({ digits, scale }: Meaning): number => digits / 10 ** scale;

/** Shortest form: 1.00 → 1. */
export function trim({ digits, scale }: Meaning): Meaning {
  let [d, s] = [digits, scale];
  while (s > 0 && d % 10 === 0) [d, s] = [d / 10, s - 1];
  return { digits: d, scale: s };
}
