/**
 * What a printed number may have been before it was read: a noisy channel (Shannon 1948; Kernighan, Church & Gale 1990) over single signs, each
 * reading with its cost in natural-log units.
 */

import { costOfDigit } from './confusions.ts';
import { meaningOfMoney, meaningOfQuantity, type NumberFormat, worthOf } from './numerals.ts';
import type { Figure } from './shapes.ts';

/** A value with what it costs to take it, 0 as read. Money is in minor units (unit prices perhaps fractions of them), quantities in pieces. */
export interface Reading {
  readonly value: number;
  readonly cost: number;
}

/** At most this many readings of one number are weighed. */
const MOST = 64;
const LOST_SIGN = 4.2;
const EXTRA_SIGN = 4;
const OTHER_FORMAT = 2.2;
const OTHER_SIGN_OF_A_LETTER = 2;

export interface ReadingLimits {
  /** Readings that cost more are not made. */
  readonly budget: number;
  readonly minorDigits: number;
}

/** Readings of money, cheapest first. `isUnitPrice`: keeps fractions of the minor unit. */
export function readingsOfMoney(
  figure: Figure,
  format: NumberFormat,
  limits: ReadingLimits,
  isUnitPrice = false,
): readonly Reading[] {
  const { budget, minorDigits } = limits;
  const { body, lookAlikes, scale } = figure.numeral;
  const per = 10 ** minorDigits;
  const best = new Map<number, number>();
  const take = (text: string, cost: number) => {
    if (cost > budget) return;
    const meaning = meaningOfMoney(text, format);
    if (meaning === null) return;
    const exact = worthOf(meaning) * scale * per;
    const value = isUnitPrice ? Math.round(exact * 10_000) / 10_000 : Math.round(exact);
    const known = best.get(value);
    if (known === undefined || cost < known) best.set(value, cost);
  };
  take(body, 0);
  if (budget > 0) {
    const ease = easeOf(figure);
    for (const [variant, cost] of otherSeparators(body, format)) {
      take(variant, cost * ease);
      // A wrong separator and a wrong digit together, where the budget has room.
      if (budget >= 8)
        respell(variant, lookAlikes, ease, budget - cost * ease, (text, more) => take(text, cost * ease + more));
    }
    respell(body, lookAlikes, ease, budget, take);
  }
  return cheapest(best);
}

/** Readings of a quantity, cheapest first. */
export function readingsOfQuantity(figure: Figure, limits: ReadingLimits): readonly Reading[] {
  const best = new Map<number, number>();
  const take = (text: string, cost: number) => {
    const meaning = meaningOfQuantity(text);
    if (meaning === null || cost > limits.budget) return;
    const value = worthOf(meaning);
    const known = best.get(value);
    if (value > 0 && (known === undefined || cost < known)) best.set(value, cost);
  };
  const { body, lookAlikes } = figure.numeral;
  take(body, 0);
  if (limits.budget > 0) {
    respell(body, lookAlikes, easeOf(figure), limits.budget, take);
    // `10` for `1.0`, `100` for `1.00`.
    const lost = /^(\d)(0{1,2})$/.exec(body);
    if (lost !== null) take(`${lost[1]}.${lost[2]}`, LOST_SIGN);
  }
  return cheapest(best);
}

/** A doubtful word is cheaper to doubt. */
const easeOf = ({ token }: Figure) => 0.55 + 0.45 * Math.max(0, Math.min(1, token.confidence));

/** Other digits in place of those read, as many as the budget pays for. */
function respell(
  body: string,
  lookAlikes: number,
  ease: number,
  budget: number,
  take: (text: string, cost: number) => void,
): void {
  const places = [...body].map((sign, index) => ({ sign, index })).filter(({ sign }) => sign >= '0' && sign <= '9');
  // Which of the signs was a letter is not known here: all of them are a little cheaper to change.
  const letterEase = lookAlikes > 0 ? OTHER_SIGN_OF_A_LETTER / 3 : 1;
  const signs = [...body];
  const go = (from: number, spent: number) => {
    for (let p = from; p < places.length; p++) {
      const { sign, index } = places[p]!;
      for (let digit = 0; digit <= 9; digit++) {
        const other = String(digit);
        if (other === sign || (digit === 0 && p === 0 && places.length > 1)) continue;
        const cost = spent + costOfDigit(sign, other) * ease * letterEase;
        if (cost > budget) continue;
        signs[index] = other;
        take(signs.join(''), cost);
        go(p + 1, cost);
      }
      signs[index] = sign;
    }
  };
  go(0, 0);
  // A digit too many, most often one that belongs to the word before.
  if (places.length > 3 || /[.,]\d{4}$/.test(body)) take(body.slice(1).replace(/^[.,]/, ''), (EXTRA_SIGN + 1.5) * ease);
  if (/[.,]\d{4}$/.test(body))
    for (let i = body.length - 4; i < body.length; i++) take(body.slice(0, i) + body.slice(i + 1), EXTRA_SIGN * ease);
  // A digit too few: two where three belong.
  const short = /^(.*[.,])(\d{2})$/.exec(body);
  if (short !== null) {
    for (let digit = 0; digit <= 9; digit++) {
      for (let i = 0; i <= 2; i++)
        take(`${short[1]}${short[2]!.slice(0, i)}${digit}${short[2]!.slice(i)}`, LOST_SIGN * ease + 0.8);
    }
  }
}

/** The same digits with separators put or taken otherwise. */
function otherSeparators(body: string, format: NumberFormat): readonly (readonly [string, number])[] {
  const digits = body.replace(/[.,]/g, '');
  const variants: [string, number][] = [];
  const end = /([.,])(\d+)$/.exec(body);
  if (end !== null) variants.push([digits, OTHER_FORMAT]);
  if (format.cents && digits.length >= 3) {
    const mark = format.decimal ?? '.';
    const asCents = `${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
    if (asCents !== body) variants.push([asCents, end === null ? 1.2 : OTHER_FORMAT]);
  }
  if (end !== null && end[2]!.length === 3) {
    const other = format.cents ? digits : `${digits.slice(0, -3)}.${digits.slice(-3, -1)}`;
    variants.push([other, OTHER_FORMAT + 1]);
  }
  return variants;
}

function cheapest(best: ReadonlyMap<number, number>): readonly Reading[] {
  const readings = [...best].map(([value, cost]): Reading => ({ value, cost }));
  readings.sort((a, b) => a.cost - b.cost);
  return readings.slice(0, MOST);
}
